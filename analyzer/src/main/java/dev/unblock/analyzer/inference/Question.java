package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that the libraries are asked, and all that the answer can depend on beside their code: the inference sees nothing else of
 * a program, so that equal questions have equal answers.
 *
 * @param types of the application
 * @param made types of which the application makes objects
 * @param lambdas that the application hands to others
 * @param called methods that the application calls, sorted
 */
record Question(List<OwnType> types, List<String> made, List<Lambda> lambdas, List<Called> called) {

    /**
     * A type of the application.
     *
     * @param supers superclass first, then interfaces
     * @param methods all methods, by name and descriptor
     * @param bodies those of them that have code
     */
    record OwnType(
            String name,
            List<String> superclass,
            List<String> interfaces,
            boolean concrete,
            List<String> annotations,
            List<String> methods,
            List<String> bodies) {

        static OwnType of(TypeFact type) {
            boolean concrete = type.kind() != TypeFact.Kind.INTERFACE
                    && type.kind() != TypeFact.Kind.ANNOTATION
                    && !type.modifiers().contains(Modifier.ABSTRACT);
            return new OwnType(
                    type.name(),
                    type.superclass().stream().toList(),
                    type.interfaces(),
                    concrete,
                    type.annotations().stream().map(AnnotationFact::type).toList(),
                    type.methods().stream().map(OwnType::id).toList(),
                    type.methods().stream()
                            .filter(method -> !method.is(Modifier.ABSTRACT))
                            .map(OwnType::id)
                            .toList());
        }

        private static String id(MethodFact method) {
            return method.key().name() + method.key().descriptor();
        }
    }

    /** A lambda, or what a method reference names. */
    record Lambda(MethodKey implementation, String type) {}

    /** A called method, and how its first call finds it. */
    record Called(MethodKey method, Dispatch dispatch) {}

    static Question of(Facts facts) {
        Set<String> made = new LinkedHashSet<>();
        Set<Lambda> lambdas = new LinkedHashSet<>();
        Map<MethodKey, Dispatch> called = new HashMap<>();
        facts.types().forEach(type -> made.add(type.name()));
        for (TypeFact type : facts.types()) {
            for (MethodFact method : type.methods()) {
                for (CallSite call : method.calls()) {
                    note(call, made, lambdas);
                    called.putIfAbsent(call.target(), call.dispatch());
                }
            }
        }
        return new Question(
                facts.types().stream().map(OwnType::of).toList(),
                List.copyOf(made),
                List.copyOf(lambdas),
                called.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new Called(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static void note(CallSite call, Set<String> made, Set<Lambda> lambdas) {
        if (call.target().isConstructor() && call.receiver().isEmpty()) {
            made.add(call.target().owner());
        }
        for (Value argument : call.arguments()) {
            if (argument instanceof Value.Functional lambda) {
                lambdas.add(new Lambda(lambda.implementation(), lambda.type()));
            }
        }
    }
}
