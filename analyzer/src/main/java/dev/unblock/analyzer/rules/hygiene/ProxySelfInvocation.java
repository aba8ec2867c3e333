package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class ProxySelfInvocation implements CallRule {

    /** What turns on annotations of a package, and can weave them into the classes instead of making proxies. */
    private static final Map<String, String> ENABLED_BY = Map.of(
            "org.springframework.cache.annotation.", "EnableCaching",
            "org.springframework.transaction.annotation.", "EnableTransactionManagement",
            "org.springframework.scheduling.annotation.", "EnableAsync",
            "org.springframework.security.access.prepost.", "EnableMethodSecurity");

    /** Annotations that the whole of a call is under, so that the same once more adds nothing. */
    private static final Set<String> AROUND_ALL =
            Set.of("PreAuthorize", "Retryable", "Retry", "CircuitBreaker", "ConcurrencyLimit");

    private static final Pattern READS =
            Pattern.compile("(find|get|read|query|select|list|count|exists|load|fetch|search)([A-Z].*)?");

    /** Each call of them is a transaction, or one statement, by itself. */
    private static final Set<String> BY_ITSELF =
            Set.of("org.springframework.data.repository.Repository", "org.springframework.jdbc.core.JdbcOperations");

    /** Private methods from one that opens a transaction down to the call. */
    private static final int STEPS = 3;

    private static final Set<String> EVICTS = Set.of("CacheEvict", "CachePut", "Caching");

    /** Propagations that a caller's transaction is enough for, and those that need none. */
    private static final Set<String> JOINS = Set.of("REQUIRED", "SUPPORTS", "MANDATORY");

    private static final Set<String> DOES_WITHOUT = Set.of("SUPPORTS", "NOT_SUPPORTED", "NEVER");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A method of the same object is called past its proxy, so that @Async, @Transactional and the like are ignored.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return calledOnItself(call)
                .flatMap(target -> declared(inspection, target).stream())
                .flatMap(method -> judge(inspection, call, method).stream())
                .findFirst();
    }

    private static Optional<Problem> judge(Inspection inspection, Call call, MethodFact method) {
        return SpringAnnotations.proxied(inspection, method)
                .filter(annotation -> !isInForceAnyway(inspection, call, annotation)
                        && !isOnCallerAsWell(inspection, call, annotation)
                        && !isWovenIn(inspection, annotation))
                .map(annotation -> problem(call, method, SpringAnnotations.simpleName(annotation))
                        .severity(severity(inspection, call, method, annotation)));
    }

    /** What is called on this object, here or by whom it is handed to as {@code this::send}. */
    private static Stream<MethodKey> calledOnItself(Call call) {
        Stream<MethodKey> called = Stream.of(call.site())
                .filter(site ->
                        site.receiver().filter(Value.Self.class::isInstance).isPresent())
                .map(CallSite::target);
        Stream<MethodKey> handedOver = Values.functions(call.site())
                .filter(function -> function.captured().stream().anyMatch(Value.Self.class::isInstance))
                .map(Value.Functional::implementation);
        return Stream.concat(called, handedOver)
                .filter(target -> target.owner().equals(call.method().named().owner()));
    }

    /** The method itself, or the one that its class inherits. */
    private static Optional<MethodFact> declared(Inspection inspection, MethodKey target) {
        Optional<MethodFact> own = inspection.program().method(target);
        if (own.isPresent()) {
            return own;
        }
        return inspection.program().facts().hierarchy().supertypes(target.owner()).stream()
                .sorted()
                .flatMap(above -> inspection.program().type(above).stream())
                .flatMap(above -> above.methods().stream())
                .filter(method -> method.key().name().equals(target.name())
                        && method.key().parameterTypes().equals(target.parameterTypes())
                        && !method.is(Modifier.ABSTRACT))
                .findFirst();
    }

    /** Who annotates a method wants a proxy, also where no bean of the type is seen: it may be registered elsewhere. */
    private static Severity severity(Inspection inspection, Call call, MethodFact method, AnnotationFact annotation) {
        if (isHarmless(inspection, call, method, annotation)) {
            return Severity.INFO;
        }
        return inspection.program().scope(call.method().named().owner()) == Scope.SINGLETON
                ? Severity.HIGH
                : Severity.LOW;
    }

    /** A transaction that the caller has already is what the annotation asks for. */
    private static boolean isInForceAnyway(Inspection inspection, Call call, AnnotationFact annotation) {
        if (!SpringAnnotations.isTransaction(annotation)) {
            return false;
        }
        String propagation = SpringAnnotations.propagation(annotation);
        return inspection
                        .program()
                        .method(call.method().named())
                        .filter(caller -> isInTransaction(inspection, caller, STEPS))
                        .isPresent()
                ? JOINS.contains(propagation)
                : DOES_WITHOUT.contains(propagation);
    }

    /** By its own annotation, or as a step that only methods with one call. */
    private static boolean isInTransaction(Inspection inspection, MethodFact method, int steps) {
        if (SpringAnnotations.isTransactional(inspection, method)) {
            return true;
        }
        List<MethodFact> callers = inspection.program().callers(method.key()).stream()
                .map(edge -> edge.caller())
                .flatMap(caller -> inspection.program().method(caller).stream())
                .flatMap(caller -> inspection.program().method(caller.named()).stream())
                .toList();
        return steps > 0
                && method.is(Modifier.PRIVATE)
                && !callers.isEmpty()
                && callers.stream().allMatch(caller -> isInTransaction(inspection, caller, steps - 1));
    }

    /** Who is about to change something rather sees what is stored than what a cache has, and reading needs no transaction. */
    private static boolean isHarmless(Inspection inspection, Call call, MethodFact method, AnnotationFact annotation) {
        return annotation.type().endsWith(".Cacheable") && (changes(inspection, call) || isKeptAsWell(inspection, call))
                || hasCaller(inspection, call, annotation)
                || annotation.text("readOnly").filter("true"::equals).isPresent()
                || SpringAnnotations.isTransaction(annotation)
                        && (isOneRead(inspection, method)
                                || inspection.isApplication() && isOneChange(inspection, method)
                                || opensItself(inspection, method)
                                || inspection.transactions().surround(call.method()));
    }

    /** What the caller makes of it is kept itself, and so asked for as rarely. */
    private static boolean isKeptAsWell(Inspection inspection, Call call) {
        return inspection.program().method(call.method().named()).stream()
                .flatMap(caller -> caller.annotations().stream())
                .anyMatch(mark -> mark.type().endsWith(".Cacheable"));
    }

    /** All that the method does is the body of a template, which opens a transaction where there is none. */
    private static boolean opensItself(Inspection inspection, MethodFact method) {
        return method.calls().stream()
                .filter(step -> method.returned().stream().anyMatch(step::gives))
                .flatMap(Values::functions)
                .flatMap(function -> inspection.program().method(function.implementation()).stream())
                .anyMatch(inspection.transactions()::isOpenedFor);
    }

    /** One question to the database is a transaction by itself, and changes nothing. */
    private static boolean isOneRead(Inspection inspection, MethodFact method) {
        List<CallSite> asked = method.calls().stream()
                .filter(one -> inspection.database().at(method, one).isPresent())
                .toList();
        return asked.size() == 1
                && !asked.get(0).site().inLoop()
                && READS.matcher(asked.get(0).target().name()).matches();
    }

    /** One change by what has a transaction for it of its own, or needs none for one statement. */
    private static boolean isOneChange(Inspection inspection, MethodFact method) {
        List<CallSite> asked = method.calls().stream()
                .filter(one -> inspection.database().at(method, one).isPresent())
                .toList();
        return asked.size() == 1
                && !asked.get(0).site().inLoop()
                && BY_ITSELF.stream()
                        .anyMatch(type ->
                                inspection.isSubtype(asked.get(0).target().owner(), type));
    }

    private static boolean changes(Inspection inspection, Call call) {
        return inspection.program().method(call.method().named()).stream()
                .flatMap(caller -> caller.annotations().stream())
                .anyMatch(mark -> EVICTS.contains(Descriptors.simpleName(mark.type()))
                        || SpringAnnotations.isTransaction(mark)
                                && mark.text("readOnly").filter("true"::equals).isEmpty());
    }

    /** Who comes in from outside has passed the proxy with the very same annotation. */
    private static boolean isOnCallerAsWell(Inspection inspection, Call call, AnnotationFact annotation) {
        return AROUND_ALL.contains(Descriptors.simpleName(annotation.type()))
                && hasCaller(inspection, call, annotation);
    }

    private static boolean hasCaller(Inspection inspection, Call call, AnnotationFact annotation) {
        return inspection
                .program()
                .method(call.method().named())
                .filter(caller -> caller.annotations().contains(annotation))
                .isPresent();
    }

    /** {@code @EnableCaching(mode = AdviceMode.ASPECTJ)}: the advice stands in the method itself. */
    private static boolean isWovenIn(Inspection inspection, AnnotationFact annotation) {
        return ENABLED_BY.entrySet().stream()
                .filter(entry -> annotation.type().startsWith(entry.getKey()))
                .anyMatch(entry -> inspection
                        .types()
                        .flatMap(type -> type.annotations().stream())
                        .filter(mark -> Descriptors.simpleName(mark.type()).equals(entry.getValue()))
                        .anyMatch(mark -> mark.text("mode")
                                .filter(mode -> mode.endsWith("ASPECTJ"))
                                .isPresent()));
    }

    private static Problem problem(Call call, MethodFact method, String annotation) {
        return Problem.at(call.method(), call.site())
                .message(annotation + " on " + method.key().name()
                        + " has no effect here: the call goes to this object, not through Spring's proxy around it. Move the"
                        + " method to a bean of its own.")
                .remedy(Remedy.manual("H17: a self-invocation bypasses every proxy."));
    }
}
