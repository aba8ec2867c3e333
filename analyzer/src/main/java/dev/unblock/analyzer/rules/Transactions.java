package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.rules.Reach.Start;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where a database transaction is open: from a {@code @Transactional} method down the calls on its thread. */
final class Transactions {

    private static final Set<String> ANNOTATIONS = Set.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional");
    private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");
    private static final String TEMPLATE = "org.springframework.transaction.support.TransactionOperations";

    private final Reach reach;

    private Transactions(Reach reach) {
        this.reach = reach;
    }

    static Transactions of(Program program) {
        Map<MethodKey, Start> starts = new TreeMap<>();
        program.methods()
                .filter(method -> opens(program, method))
                .forEach(method -> starts.put(
                        method.key(), new Start(method, method.site(), "@Transactional " + name(method.key()))));
        program.methods()
                .flatMap(method -> program.callees(method.key()).stream())
                .filter(edge -> isTemplate(program, edge))
                .forEach(edge -> program.method(edge.callee())
                        .ifPresent(lambda -> starts.putIfAbsent(
                                lambda.key(), new Start(lambda, edge.site().site(), "a TransactionTemplate"))));
        return new Transactions(Reach.of(program, starts, method -> suspends(program, method)));
    }

    /** Where the transaction began that is open in this method. */
    Optional<Start> openIn(MethodKey method) {
        return reach.start(method);
    }

    private static boolean opens(Program program, MethodFact method) {
        return !method.is(Modifier.SYNTHETIC)
                && annotation(program, method)
                        .filter(a -> !WITHOUT.contains(propagation(a)))
                        .isPresent();
    }

    private static boolean suspends(Program program, MethodKey key) {
        return program.method(key)
                .flatMap(method -> annotation(program, method))
                .filter(a -> WITHOUT.contains(propagation(a)) && !propagation(a).equals("SUPPORTS"))
                .isPresent();
    }

    private static String propagation(AnnotationFact annotation) {
        return annotation
                .text("propagation")
                .or(() -> annotation.text("value"))
                .map(text -> text.substring(text.lastIndexOf('.') + 1))
                .orElse("REQUIRED");
    }

    /** On the method, or on its class for methods that a proxy sees. */
    private static Optional<AnnotationFact> annotation(Program program, MethodFact method) {
        Optional<AnnotationFact> own = transactional(method.annotations().stream());
        if (own.isPresent() || !method.is(Modifier.PUBLIC) || method.key().isConstructor()) {
            return own;
        }
        return program.type(method.key().owner())
                .map(TypeFact::annotations)
                .flatMap(all -> transactional(all.stream()));
    }

    private static Optional<AnnotationFact> transactional(Stream<AnnotationFact> annotations) {
        return annotations.filter(a -> ANNOTATIONS.contains(a.type())).findFirst();
    }

    private static boolean isTemplate(Program program, CallEdge edge) {
        return program.facts().hierarchy().isSubtype(edge.site().target().owner(), TEMPLATE)
                || edge.site().target().owner().endsWith(".TransactionTemplate");
    }

    private static String name(MethodKey method) {
        return method.owner().substring(method.owner().lastIndexOf('.') + 1) + "." + method.name();
    }
}
