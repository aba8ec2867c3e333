package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method, constructor, initialiser or lambda body of a type of the project.
 *
 * <p>Initialisers are named {@code <init>} and {@code <clinit>}. A lambda body is a method of its own, as in class
 * files: it is synthetic, named {@code lambda$load$0}, and knows the method it is written in.
 *
 * @param parameters in order; of lambdas, the captured variables come first
 * @param genericReturnType as written with type arguments where known, e.g. {@code
 *     java.util.concurrent.CompletableFuture<com.shop.Order>}; else the erased type
 * @param thrown declared checked exceptions, with dots
 * @param calls in source order
 * @param accesses of fields, in source order
 * @param elementWrites into arrays, in source order
 * @param catches in source order
 * @param monitors values that {@code synchronized} blocks lock, in source order
 * @param returned where the returned values come from
 * @param writtenIn for a lambda body, the method (never a lambda) whose source holds it
 * @param endLine last line of the body
 */
public record MethodFact(
        MethodKey key,
        Set<Modifier> modifiers,
        List<AnnotationFact> annotations,
        List<ParameterFact> parameters,
        String genericReturnType,
        List<String> thrown,
        List<CallSite> calls,
        List<FieldAccess> accesses,
        List<ElementWrite> elementWrites,
        List<CatchFact> catches,
        List<MonitorFact> monitors,
        List<Value> returned,
        Optional<MethodKey> writtenIn,
        Site site,
        int endLine) {

    public MethodFact {
        modifiers = Set.copyOf(modifiers);
        annotations = List.copyOf(annotations);
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
        calls = List.copyOf(calls);
        accesses = List.copyOf(accesses);
        elementWrites = List.copyOf(elementWrites);
        catches = List.copyOf(catches);
        monitors = List.copyOf(monitors);
        returned = List.copyOf(returned);
    }

    /** Of the key: methods are told apart by it, and what is in them is a lot. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The call that values name by this index. */
    public Optional<CallSite> callAt(int index) {
        return calls.stream().filter(call -> call.index() == index).findFirst();
    }

    /** The declared type of what a value of the method comes from, where it is seen; of what is made there, none is declared. */
    public Optional<String> declaredType(Value value) {
        if (value instanceof Value.Parameter parameter) {
            return parameters.stream().skip(parameter.index()).findFirst().map(ParameterFact::type);
        }
        if (value instanceof Value.FieldRead read) {
            return Optional.of(read.type());
        }
        if (value instanceof Value.Result result) {
            return Optional.of(result.target().returnType());
        }
        return value instanceof Value.Unknown unknown ? unknown.type() : Optional.empty();
    }

    public boolean is(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    public Optional<AnnotationFact> annotation(String type) {
        return annotations.stream().filter(a -> a.type().equals(type)).findFirst();
    }

    /** The method as people know it: a lambda goes by the method it is written in. */
    public MethodKey named() {
        return writtenIn.orElse(key);
    }

    /** A parameter. */
    public record ParameterFact(String name, String type, List<AnnotationFact> annotations) {

        public ParameterFact {
            annotations = List.copyOf(annotations);
        }
    }

    /**
     * A catch clause.
     *
     * @param types caught, with dots
     * @param uses what the clause does with what it caught
     * @param calls methods called inside the clause
     */
    public record CatchFact(List<String> types, Set<Use> uses, List<MethodKey> calls, Site site) {

        public CatchFact {
            types = List.copyOf(types);
            uses = Set.copyOf(uses);
            calls = List.copyOf(calls);
        }

        /** What can be done with a caught exception. */
        public enum Use {
            /** The clause ends by throwing. */
            RETHROWN,
            /** It is an argument of a call, such as a logger's. */
            PASSED_ON,
            /** The clause sets the thread's interrupt flag. */
            INTERRUPT_RESTORED,
            /** The clause leaves the method. */
            RETURNS
        }
    }

    /** A {@code synchronized} block. */
    public record MonitorFact(Value lock, Site site, int endLine) {}
}
