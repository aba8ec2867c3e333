package dev.unblock.recipes.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What can be seen in a method itself that binds it to its thread. Everything further away is the plan's business. */
public final class LocalHazards {
    private static final Map<String, Hazard> ANNOTATIONS = Map.ofEntries(
            Map.entry("Transactional", Hazard.H1),
            Map.entry("PreAuthorize", Hazard.H3),
            Map.entry("PostAuthorize", Hazard.H3),
            Map.entry("PreFilter", Hazard.H3),
            Map.entry("PostFilter", Hazard.H3),
            Map.entry("Secured", Hazard.H3),
            Map.entry("RolesAllowed", Hazard.H3),
            Map.entry("Cacheable", Hazard.H15),
            Map.entry("CachePut", Hazard.H15),
            Map.entry("CacheEvict", Hazard.H15),
            Map.entry("Caching", Hazard.H15),
            Map.entry("Retryable", Hazard.H16),
            Map.entry("Retry", Hazard.H16),
            Map.entry("CircuitBreaker", Hazard.H16),
            Map.entry("Bulkhead", Hazard.H16),
            Map.entry("RateLimiter", Hazard.H16),
            Map.entry("TimeLimiter", Hazard.H16),
            Map.entry("ConcurrencyLimit", Hazard.H16),
            Map.entry("Async", Hazard.H18),
            Map.entry("Scheduled", Hazard.H19));

    private static final Map<String, Hazard> OWNERS = Map.of(
            "org.springframework.security.core.context.SecurityContextHolder", Hazard.H3,
            "org.slf4j.MDC", Hazard.H4,
            "java.lang.ThreadLocal", Hazard.H4,
            "org.springframework.web.context.request.RequestContextHolder", Hazard.H5,
            "org.springframework.context.i18n.LocaleContextHolder", Hazard.H5,
            "org.springframework.transaction.support.TransactionSynchronizationManager", Hazard.H1,
            "org.springframework.transaction.support.TransactionOperations", Hazard.H1,
            "java.util.concurrent.locks.Lock", Hazard.H7);

    private static final Set<String> REQUEST_TYPES =
            Set.of("HttpServletRequest", "HttpServletResponse", "HttpSession", "ServletRequest", "ServletResponse");

    /** Annotations that only speak to tools and readers: code without them does the same. */
    private static final Set<String> HARMLESS = Set.of(
            "Override",
            "Deprecated",
            "SuppressWarnings",
            "Nullable",
            "NonNull",
            "NotNull",
            "CheckForNull",
            "CheckReturnValue",
            "SafeVarargs",
            "VisibleForTesting");

    private LocalHazards() {}

    /** The first thing that stops the method's code from running on another thread or in a continuation. */
    public static Optional<Refusal> of(J.MethodDeclaration method, J.ClassDeclaration owner) {
        return all(method, owner).stream().findFirst();
    }

    /** Everything that binds the method to its thread: its annotations, its class's, its locks, its code. */
    public static List<Refusal> all(J.MethodDeclaration method, J.ClassDeclaration owner) {
        List<Refusal> found = new ArrayList<>(annotated(method.getLeadingAnnotations()));
        annotated(owner.getLeadingAnnotations()).stream()
                .filter(refusal -> refusal.hazard() != Hazard.H18)
                .forEach(found::add);
        if (method.hasModifier(J.Modifier.Type.Synchronized)) {
            found.add(new Refusal(Hazard.H7, "the method is synchronized", "keep the lock out of the wait"));
        }
        new CodeSearch(call -> true).visit(method, found);
        return found;
    }

    /** What would be lost if the method had a twin without its annotations. */
    public static Optional<Refusal> ofTwin(J.MethodDeclaration method, J.ClassDeclaration owner) {
        return of(method, owner).or(() -> method.getLeadingAnnotations().stream()
                .filter(annotation -> !HARMLESS.contains(annotation.getSimpleName()))
                .findFirst()
                .map(annotation -> new Refusal(
                        Hazard.H17,
                        "@" + annotation.getSimpleName() + " may be applied by a proxy, which a twin would bypass",
                        "move the waiting call to a method without annotations")));
    }

    private static List<Refusal> annotated(List<J.Annotation> annotations) {
        return annotations.stream().flatMap(LocalHazards::named).toList();
    }

    /** The annotation itself, and those it is annotated with. */
    private static Stream<Refusal> named(J.Annotation annotation) {
        Stream<String> names = Stream.of(annotation.getSimpleName());
        if (annotation.getType() instanceof JavaType.FullyQualified type) {
            names = Stream.concat(names, type.getAnnotations().stream().map(JavaType.FullyQualified::getClassName));
        }
        return names.filter(ANNOTATIONS::containsKey)
                .map(name -> new Refusal(
                        ANNOTATIONS.get(name),
                        "@" + annotation.getSimpleName() + " here: "
                                + ANNOTATIONS.get(name).title(),
                        "move the waiting call out of the annotated code"));
    }

    /** What the code calls that belongs to the thread it runs on. */
    public static Optional<Refusal> inCode(J code) {
        return allInCode(code).stream().findFirst();
    }

    public static List<Refusal> allInCode(J code) {
        return allInCode(code, call -> true);
    }

    /** The same, where only some of the calls matter. */
    public static List<Refusal> allInCode(J code, Predicate<J.MethodInvocation> matters) {
        List<Refusal> found = new ArrayList<>();
        new CodeSearch(matters).visit(code, found);
        return found;
    }

    private static final class CodeSearch extends JavaIsoVisitor<List<Refusal>> {
        private final Predicate<J.MethodInvocation> matters;

        private CodeSearch(Predicate<J.MethodInvocation> matters) {
            this.matters = matters;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, List<Refusal> found) {
            JavaType.Method method = call.getMethodType();
            if (method != null && matters.test(call)) {
                OWNERS.forEach((owner, hazard) -> {
                    if (TypeUtils.isAssignableTo(owner, method.getDeclaringType())) {
                        found.add(new Refusal(
                                hazard,
                                method.getDeclaringType().getClassName() + "." + call.getSimpleName() + " is called: "
                                        + hazard.title(),
                                "read it into a parameter before, and pass that on"));
                    }
                });
            }
            return super.visitMethodInvocation(call, found);
        }

        @Override
        public J.Synchronized visitSynchronized(J.Synchronized block, List<Refusal> found) {
            found.add(new Refusal(Hazard.H7, "there is a synchronized block", "keep the lock out of the wait"));
            return block;
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, List<Refusal> found) {
            if (name.getFieldType() != null && isRequest(name.getType())) {
                found.add(new Refusal(
                        Hazard.H5,
                        "the request or response object is used",
                        "read what is needed into locals before the wait"));
            }
            return name;
        }

        private static boolean isRequest(@Nullable JavaType type) {
            return type instanceof JavaType.FullyQualified named
                    && named.getPackageName().endsWith("servlet.http")
                    && REQUEST_TYPES.contains(named.getClassName());
        }
    }
}
