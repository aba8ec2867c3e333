package dev.unblock.recipes.fanout;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Computing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/**
 * A pool of a fixed number of threads that a class makes once and keeps to itself.
 *
 * @param made the call that makes it
 */
public record FixedPool(PrivateField field, Expression made) {
    private static final MethodMatcher FACTORY =
            new MethodMatcher("java.util.concurrent.Executors newFixedThreadPool(..)");
    private static final Set<String> PLAIN = Set.of(
            Types.EXECUTOR, "java.util.concurrent.ExecutorService", "java.util.concurrent.AbstractExecutorService");
    private static final Set<String> TASKS = Set.of("execute", "submit");
    private static final Set<String> OTHERS = Set.of(
            "invokeAll",
            "invokeAny",
            "shutdown",
            "shutdownNow",
            "isShutdown",
            "isTerminated",
            "awaitTermination",
            "close");
    private static final Set<String> ENDS = Set.of("awaitTermination", "close");
    /** Classes of the JDK that do nothing with an executor but hand tasks to it. */
    private static final Set<String> USERS = Set.of(
            Types.COMPLETABLE_FUTURE,
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.ExecutorCompletionService");

    /** What a container makes, which keeps the process running itself. */
    private static final Set<String> CONTAINED = Set.of(
            "Component",
            "Service",
            "Repository",
            "Controller",
            "RestController",
            "Configuration",
            "Singleton",
            "ApplicationScoped",
            "Path");

    /** The field's pool, where it is one. */
    public static Optional<FixedPool> of(PrivateField field) {
        return Stream.concat(Stream.ofNullable(field.variable().getInitializer()), assigned(field))
                .filter(value -> isMade(value) || value instanceof J.TypeCast cast && isMade(cast.getExpression()))
                .findFirst()
                .map(value -> new FixedPool(field, value));
    }

    /** Whether the expression makes a pool of a fixed number of threads. */
    public static boolean isMade(@Nullable Expression value) {
        return value instanceof J.MethodInvocation call && FACTORY.matches(call);
    }

    private static Stream<Expression> assigned(PrivateField field) {
        return field.uses().stream().filter(PrivateField.Use::isAssigned).map(use -> ((J.Assignment) use.around())
                .getAssignment());
    }

    /** Against virtual threads in its place, as far as its class tells. */
    public Optional<Refusal> refusal() {
        if (!(made instanceof J.MethodInvocation call)
                || !isPlain(field.declaration().getType())) {
            return refuse(
                    Hazard.H25,
                    "it is kept as more than an ExecutorService, for figures that only a pool has",
                    "keep it as an ExecutorService");
        }
        if (call.getArguments().size() > 1) {
            return refuse(
                    Hazard.H25,
                    "a factory names its threads, or says more about them",
                    "leave it, or drop the factory");
        }
        if (J.Literal.isLiteralValue(call.getArguments().get(0), 1)) {
            return refuse(Hazard.H9, "one thread does all, one after the other", "leave it");
        }
        return field.knownElsewhere().or(this::givenAway).or(this::onlyComputes).or(this::keepsTheProcess);
    }

    private static boolean isPlain(@Nullable JavaType type) {
        return type instanceof JavaType.FullyQualified named && PLAIN.contains(named.getFullyQualifiedName());
    }

    private Optional<Refusal> givenAway() {
        return field.uses().stream().anyMatch(use -> !isOwn(use))
                ? refuse(
                        Hazard.H19,
                        field.name() + " is given to other code, which may want a pool",
                        "keep the executor in the class")
                : Optional.empty();
    }

    private boolean isOwn(PrivateField.Use use) {
        if (use.isAssigned()) {
            Expression value = ((J.Assignment) use.around()).getAssignment();
            return value == made || J.Literal.isLiteralValue(value, null);
        }
        if (use.call().isPresent()) {
            String name = use.call().get().getSimpleName();
            return TASKS.contains(name) || OTHERS.contains(name);
        }
        return use.around() instanceof J.Binary || isGivenTo(use.around());
    }

    private static boolean isGivenTo(J user) {
        JavaType.Method called = user instanceof J.MethodInvocation call ? call.getMethodType() : null;
        if (user instanceof J.NewClass created && created.getBody() == null) {
            called = created.getConstructorType();
        }
        return called != null && USERS.contains(called.getDeclaringType().getFullyQualifiedName());
    }

    /** Work for processors wants as many threads as there are of these. */
    private Optional<Refusal> onlyComputes() {
        List<Optional<J.Lambda>> tasks = field.uses().stream()
                .flatMap(use -> task(use.around()).stream())
                .map(task -> task instanceof J.Lambda lambda ? Optional.of(lambda) : Optional.<J.Lambda>empty())
                .toList();
        boolean computes = !tasks.isEmpty()
                && tasks.stream().allMatch(task -> task.filter(lambda ->
                                Computing.unknownCallIn(lambda.getBody()).isEmpty())
                        .isPresent());
        return computes
                ? refuse(
                        Hazard.H25, "its tasks wait for nothing, and virtual threads are for tasks that do", "leave it")
                : Optional.empty();
    }

    private static Optional<Expression> task(J user) {
        return user instanceof J.MethodInvocation call
                        && (TASKS.contains(call.getSimpleName()) || isGivenTo(call))
                        && !call.getArguments().isEmpty()
                ? Optional.of(call.getArguments().get(0))
                : Optional.empty();
    }

    /** The threads of a pool keep a process running until the pool is shut down. */
    private Optional<Refusal> keepsTheProcess() {
        boolean isAwaited = field.uses().stream()
                .flatMap(use -> use.call().stream())
                .anyMatch(call -> ENDS.contains(call.getSimpleName()));
        boolean isServed = field.type().getLeadingAnnotations().stream()
                .anyMatch(annotation -> CONTAINED.contains(annotation.getSimpleName()));
        return isAwaited || isServed
                ? Optional.empty()
                : refuse(
                        Hazard.H25,
                        "virtual threads do not keep a process running until their tasks are done, as its threads do",
                        "wait for the end of its tasks with awaitTermination");
    }

    private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
        return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
    }
}
