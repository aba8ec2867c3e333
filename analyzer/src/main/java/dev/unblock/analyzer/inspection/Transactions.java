package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.ComposedAnnotations;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which methods a database transaction is opened for: by annotation, or as the body of a template. */
public final class Transactions {

    private static final Set<String> ANNOTATIONS = Set.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional");
    private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");
    private static final Set<String> SUSPENDING = Set.of("NOT_SUPPORTED", "NEVER");
    private static final long MILLIS = 1_000;
    private static final String TEMPLATE = "org.springframework.transaction.support.TransactionOperations";

    /** Calls from one that opens a transaction down to what it surrounds. */
    private static final int STEPS = 4;

    private final Program program;
    private final Set<MethodKey> opened;

    private Transactions(Program program, Set<MethodKey> opened) {
        this.program = program;
        this.opened = opened;
    }

    public static Transactions of(Program program) {
        Set<MethodKey> opened = new HashSet<>();
        Set<MethodKey> entries = program.entryPoints().stream()
                .flatMap(point -> program.methodOf(point).stream())
                .collect(Collectors.toSet());
        program.methods()
                .filter(method -> isAnnotated(program, method)
                        && (entries.contains(method.key()) || !isCalledByItsOwnObjectOnly(program, method)))
                .forEach(method -> opened.add(method.key()));
        program.methods()
                .flatMap(method -> program.callees(method.key()).stream())
                .filter(edge -> isTemplate(program, edge))
                .forEach(edge -> opened.add(edge.callee()));
        return new Transactions(program, opened);
    }

    /** A transaction begins, or is joined, with this method or lambda. */
    public boolean isOpenedFor(MethodFact method) {
        return opened.contains(method.key());
    }

    /** One is open whenever the method runs, as far as its callers are known: it opens it, or all of them do. */
    public boolean surround(MethodFact method) {
        return surround(method, STEPS);
    }

    private boolean surround(MethodFact method, int steps) {
        if (isOpenedFor(method)) {
            return true;
        }
        List<CallEdge> callers = program.callers(method.key());
        return steps > 0
                && !callers.isEmpty()
                && callers.stream()
                        .allMatch(edge -> edge.hop().isSameThread()
                                && program.method(edge.caller())
                                        .filter(caller -> surround(caller, steps - 1))
                                        .isPresent());
    }

    /** An open transaction is set aside for what this step leads to. */
    public boolean isSuspendedBy(CallEdge edge) {
        return !isOnSameObject(edge)
                && program.method(edge.callee())
                        .flatMap(callee -> annotation(program, callee))
                        .filter(annotation -> SUSPENDING.contains(propagation(annotation)))
                        .isPresent();
    }

    /** The time limit that the method's transaction has, in milliseconds. */
    public Optional<Long> limit(MethodFact method) {
        return annotation(program, method)
                .flatMap(annotation -> annotation.text("timeout"))
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Long.parseLong(seconds) * MILLIS);
    }

    /** Then no proxy sees the call, and the annotation means nothing. */
    private static boolean isCalledByItsOwnObjectOnly(Program program, MethodFact method) {
        List<CallEdge> callers = program.callers(method.key());
        return !callers.isEmpty() && callers.stream().allMatch(Transactions::isOnSameObject);
    }

    private static boolean isOnSameObject(CallEdge edge) {
        return edge.site().receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    private static boolean isAnnotated(Program program, MethodFact method) {
        return !method.is(Modifier.SYNTHETIC)
                && !method.is(Modifier.STATIC)
                && annotation(program, method)
                        .filter(a -> !WITHOUT.contains(propagation(a)))
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
        Optional<AnnotationFact> own = transactional(program, method.annotations());
        if (own.isPresent() || !method.is(Modifier.PUBLIC) || method.key().isConstructor()) {
            return own;
        }
        return program.type(method.key().owner())
                .map(TypeFact::annotations)
                .flatMap(all -> transactional(program, all));
    }

    private static Optional<AnnotationFact> transactional(Program program, List<AnnotationFact> written) {
        return ComposedAnnotations.of(program)
                .all(written)
                .filter(annotation -> ANNOTATIONS.contains(annotation.type()))
                .findFirst();
    }

    private static boolean isTemplate(Program program, CallEdge edge) {
        return program.facts().hierarchy().isSubtype(edge.site().target().owner(), TEMPLATE)
                || edge.site().target().owner().endsWith(".TransactionTemplate");
    }
}
