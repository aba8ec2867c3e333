package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A whole program, linked: what rules and plans ask. Every answer is sorted, so that results are repeatable. */
public interface Program {

    Facts facts();

    Optional<TypeFact> type(String name);

    Optional<MethodFact> method(MethodKey key);

    /** All methods of the project, lambda bodies included, sorted by key. */
    Stream<MethodFact> methods();

    /** Where threads enter, sorted by id. */
    List<EntryPoint> entryPoints();

    /** The method of an entry point. */
    Optional<MethodKey> methodOf(EntryPoint entryPoint);

    /** Methods of the project that this method reaches in one step, by call or by handing a lambda to another thread. */
    List<CallEdge> callees(MethodKey caller);

    /** Where one call of the method leads, by itself or by handing a task to another thread. */
    default Stream<CallEdge> callees(MethodKey caller, CallSite call) {
        return callees(caller, call.index());
    }

    /** As {@link #callees(MethodKey, CallSite)}, of the call with this index in the method. */
    default Stream<CallEdge> callees(MethodKey caller, int call) {
        return callees(caller).stream().filter(edge -> edge.site().index() == call);
    }

    /** The steps that reach this method. */
    List<CallEdge> callers(MethodKey callee);

    /** Kinds of threads that can run the method; empty when no entry point and no hand-over to a thread reaches it. */
    Set<ThreadContext> threads(MethodKey method);

    /**
     * The shortest path from each entry point that reaches the method on a thread of its own, shortest first.
     *
     * @param site the place inside the method that the path ends at
     * @param most how many paths at most
     */
    List<CallPath> paths(MethodKey method, Site site, int most);

    /**
     * As {@link #paths(MethodKey, Site, int)}, only paths on which this kind of thread runs the method: from an entry
     * point on such a thread, or through a hand-over to one.
     */
    List<CallPath> paths(MethodKey method, Site site, ThreadContext thread, int most);

    /** Counts of ways and what they share; made anew by each call, so keep it. */
    Routes routes();

    /** All values the program puts into the field, constructor and setter arguments followed to their callers. */
    List<Value> valuesOf(FieldKey field);

    /**
     * Follows a value through fields, parameters, own methods' returns and beans to where it is made.
     *
     * @return what it can be, never empty; {@link Value.Unknown} where the trail is lost
     */
    List<Value> origins(MethodKey method, Value value);

    /** As {@link #origins}, each with the method in which it means something, so that its parts can be followed on. */
    List<Made> makers(MethodKey method, Value value);

    /** How many objects of the type the application makes, as far as frameworks tell. */
    Scope scope(String type);

    /** The executor that a value is, where that is known: what thread its tasks run on and within which limits. */
    Executor executor(MethodKey method, Value value);

    /** The pools of threads that run the application's work, sorted by id; made anew by each call, so keep it. */
    List<ThreadPool> pools();

    /** A value and the method that makes it. */
    record Made(MethodKey method, Value value) {}

    /** The figures that bound the application, by its settings and Spring Boot's defaults. */
    Capacity capacity();

    /**
     * How much the application can do at a time.
     *
     * @param requestThreads of the web server
     * @param databaseConnections of the pool
     * @param schedulerThreads of Spring Boot's scheduler
     * @param openInView whether a database connection may be kept until the response is written
     * @param asyncTimeout as written, after which an asynchronous request fails; empty for the server's own
     */
    record Capacity(
            int requestThreads,
            int databaseConnections,
            int schedulerThreads,
            boolean openInView,
            Optional<String> asyncTimeout) {}

    /** One step from a method to another. */
    interface CallEdge {

        MethodKey caller();

        CallSite site();

        MethodKey callee();

        Hop hop();
    }

    /**
     * On which thread the callee of a step runs.
     *
     * @param context where another thread runs it; absent when the caller's thread does
     */
    record Hop(Optional<ThreadContext> context) {

        public static final Hop SAME_THREAD = new Hop(Optional.empty());

        public static Hop to(ThreadContext context) {
            return new Hop(Optional.of(context));
        }

        public boolean isSameThread() {
            return context.isEmpty();
        }
    }

    /** How long objects of a type live and who shares them. */
    enum Scope {
        /** One for the whole application: Spring's default scope, servlets, filters, enums. */
        SINGLETON,
        /** One per request, session or lookup. */
        NARROW,
        /** Nothing is known: an object like any other. */
        PLAIN
    }

    /**
     * An executor.
     *
     * @param context what thread runs its tasks
     * @param madeBy in words, e.g. {@code Executors.newFixedThreadPool(4)}, for messages; empty when not known
     * @param identity equal for two values that are surely the same executor: the field or bean; empty when not known
     */
    record Executor(Optional<ThreadContext> context, Limit threads, Limit queue, String madeBy, String identity) {}

    /** A limit on threads or on a queue. */
    record Limit(Kind kind, Optional<Integer> value) {

        public static final Limit NOT_KNOWN = new Limit(Kind.NOT_KNOWN, Optional.empty());
        public static final Limit UNBOUNDED = new Limit(Kind.UNBOUNDED, Optional.empty());
        /** By a number that is not known. */
        public static final Limit BOUNDED = new Limit(Kind.BOUNDED, Optional.empty());

        /** The kinds of limits. */
        public enum Kind {
            BOUNDED,
            UNBOUNDED,
            NOT_KNOWN
        }

        /** The largest number stands for none. */
        public static Limit of(int number) {
            return number == Integer.MAX_VALUE ? UNBOUNDED : new Limit(Kind.BOUNDED, Optional.of(number));
        }
    }
}
