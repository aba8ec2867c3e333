package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Objects of the project that callers pass to be called back, as lambdas are: who passes {@code null}, or another object,
 * does not reach what one caller's object does.
 *
 * <p>So such a call leads nowhere from the method that it stands in. Each caller gets a step to its own object's method.
 */
public final class CallersObjects {

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final Origins origins;
    private final Set<Integer> entries;
    private final Map<Passed, Set<Call>> called = new HashMap<>();
    private final Map<Passed, Boolean> known = new HashMap<>();

    /** A parameter of a method. */
    private record Passed(int method, int parameter) {}

    /** A method that is called on an object, and on which thread. */
    public record Call(MethodKey method, Hop hop) {}

    public CallersObjects(ProjectIndex index, DirectCalls calls, Origins origins, List<Entry> entries) {
        this.index = index;
        this.calls = calls;
        this.origins = origins;
        this.entries = new HashSet<>(entries.stream().map(Entry::method).toList());
    }

    /** The call is made on a parameter of which all objects are known, and they differ. */
    public boolean isOnOne(int method, CallSite call) {
        return call.dispatch() == CallSite.Dispatch.INTERFACE
                && call.receiver().orElse(null) instanceof Value.Parameter parameter
                && isOneOf(method, parameter.index());
    }

    private boolean isOneOf(int method, int parameter) {
        Passed passed = new Passed(method, parameter);
        Boolean found = known.get(passed);
        if (found == null) {
            found = isClosed(method, parameter) && differ(origins.of(located(passed)));
            known.put(passed, found);
        }
        return found;
    }

    private static Located located(Passed passed) {
        return new Located(passed.method(), new Value.Parameter(passed.parameter()));
    }

    /** Nobody but the callers that are seen calls the method. */
    private boolean isClosed(int method, int parameter) {
        MethodFact fact = index.method(method);
        return fact.writtenIn().isEmpty()
                && parameter < fact.parameters().size()
                && isInterface(fact.parameters().get(parameter).type())
                && !entries.contains(method)
                && calls.makers(method).isEmpty()
                && !calls.callers(method).isEmpty();
    }

    private boolean isInterface(String type) {
        return index.type(type)
                .filter(own -> own.kind() == TypeFact.Kind.INTERFACE)
                .isPresent();
    }

    private boolean differ(List<Located> objects) {
        boolean all = objects.stream()
                .allMatch(object -> object.value() instanceof Value.Allocation made && index.isOwn(made.type())
                        || object.value() instanceof Value.Functional
                        || isNull(object.value()));
        return all && objects.stream().map(Located::value).distinct().count() > 1;
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Constant constant && constant.type().equals("null");
    }

    /** The methods that are called on what is passed for the parameter. */
    public Set<Call> calledOn(int method, int parameter) {
        return Set.copyOf(called.getOrDefault(new Passed(method, parameter), Set.of()));
    }

    /** Says that the methods are called on the parameter; whether that is news. */
    public boolean note(int method, int parameter, Call call) {
        return called.computeIfAbsent(new Passed(method, parameter), key -> new HashSet<>())
                .add(call);
    }

    /** What the object runs when the method is called on it. */
    public OptionalInt body(Value.Allocation object, MethodKey method) {
        return index.resolve(object.type(), method.name(), method.descriptor());
    }
}
