package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who asks threads to stop: the program itself, or a container that threads belong to. */
final class Interruptions {

    private static final String THREAD = "java.lang.Thread";
    private static final String USER_INTERFACE = "user-interface";
    private static final Set<String> ENDS_OTHERS = Set.of("shutdownNow", "invokeAny");

    /** Threads that no executor has: only who has the thread itself can interrupt it. */
    private static final Set<ThreadContext> OF_NO_POOL =
            EnumSet.of(ThreadContext.MAIN, ThreadContext.STARTUP, ThreadContext.EVENT_LOOP, ThreadContext.TEST);

    private final Inspection inspection;
    private final boolean contained;
    private final boolean threadsEnded;
    private final boolean tasksEnded;

    private Interruptions(Inspection inspection) {
        this.inspection = inspection;
        this.contained = inspection.program().entryPoints().stream().anyMatch(Interruptions::isOfContainer);
        this.threadsEnded = inspection.methods().anyMatch(this::interruptsThread);
        this.tasksEnded =
                inspection.methods().flatMap(method -> method.calls().stream()).anyMatch(this::endsTask);
    }

    static Interruptions in(Inspection inspection) {
        return new Interruptions(inspection);
    }

    /** Nobody interrupts what runs the method; known only of an application, whose code is all at hand. */
    boolean spare(MethodFact method) {
        return !inspection.traffic().isOpen() && (isSpared(method) || isOfOwnThread(method));
    }

    private boolean isSpared(MethodFact method) {
        return !contained
                && !threadsEnded
                && (!tasksEnded || OF_NO_POOL.containsAll(inspection.program().threads(method.key())));
    }

    /** The thread is not one that {@code main} or the user's clicks lead to, but of a server, a scheduler, a pool of a framework's. */
    private static boolean isOfContainer(EntryPoint entry) {
        return entry.thread() != ThreadContext.MAIN
                && entry.thread() != ThreadContext.TEST
                && !entry.kind().equals(USER_INTERFACE);
    }

    /** The body of threads that are made and kept where no thread is interrupted. */
    private boolean isOfOwnThread(MethodFact method) {
        List<CallEdge> starts = inspection.program().callers(method.key());
        return !starts.isEmpty() && starts.stream().allMatch(this::isKeptFromInterrupts);
    }

    private boolean isKeptFromInterrupts(CallEdge start) {
        String maker = Tasks.outermost(start.caller().owner());
        return !start.hop().isSameThread()
                && start.site().target().owner().equals(THREAD)
                && !start.caller().returnType().equals(THREAD)
                && inspection
                        .methods()
                        .filter(method -> Tasks.outermost(method.key().owner()).equals(maker))
                        .noneMatch(this::interruptsThread);
    }

    private boolean interruptsThread(MethodFact method) {
        return method.calls().stream()
                .anyMatch(call -> call.target().name().equals("interrupt") && !isOfThisThread(call));
    }

    private boolean endsTask(CallSite call) {
        String name = call.target().name();
        return ENDS_OTHERS.contains(name)
                || name.equals("invokeAll") && call.arguments().size() > 1
                || name.equals("cancel")
                        && inspection.isSubtype(call.target().owner(), "java.util.concurrent.Future")
                        && call.arguments().stream()
                                .flatMap(argument -> Values.text(argument).stream())
                                .noneMatch("false"::equals);
    }

    static boolean isOfThisThread(CallSite call) {
        return call.receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> link.target().name().equals("currentThread"));
    }
}
