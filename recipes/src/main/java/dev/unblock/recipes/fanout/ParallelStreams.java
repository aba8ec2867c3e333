package dev.unblock.recipes.fanout;

import dev.unblock.recipes.async.SupportCalls;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Returns;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/** Parallel streams of a collection's elements, as work on an executor with a limit. */
public final class ParallelStreams {
    private static final MethodMatcher PARALLEL_STREAM =
            new MethodMatcher("java.util.Collection parallelStream()", true);
    private static final MethodMatcher STREAM = new MethodMatcher("java.util.Collection stream()", true);
    private static final MethodMatcher PARALLEL = new MethodMatcher("java.util.stream.BaseStream parallel()", true);
    private static final MethodMatcher MAP = new MethodMatcher("java.util.stream.Stream map(..)", true);
    private static final MethodMatcher FOR_EACH = new MethodMatcher("java.util.stream.Stream forEach(..)", true);
    private static final MethodMatcher TO_LIST = new MethodMatcher("java.util.stream.Stream toList()", true);

    /** What may follow the work on the elements: nothing that stops early or that may itself wait. */
    private static final Set<String> AFTERWARDS = Set.of(
            "collect",
            "toList",
            "toArray",
            "reduce",
            "count",
            "max",
            "min",
            "sum",
            "average",
            "filter",
            "sorted",
            "distinct",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "boxed",
            "sequential",
            "unordered",
            "forEach",
            "forEachOrdered");

    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "append",
            "clear",
            "compute",
            "computeIfAbsent",
            "merge",
            "offer",
            "push",
            "put",
            "putAll",
            "putIfAbsent",
            "remove",
            "removeAll",
            "set");

    private final SupportCalls support;
    private final String executor;
    private final int concurrency;

    public ParallelStreams(SupportCalls support, String executor, int concurrency) {
        this.support = support;
        this.executor = executor;
        this.concurrency = concurrency;
    }

    /** A call that is made directly on a parallel stream. */
    public static boolean isStage(J.MethodInvocation call) {
        return collection(call.getSelect()).isPresent() && !PARALLEL.matches(call);
    }

    /** The collection whose parallel stream this is. */
    private static Optional<Expression> collection(@Nullable Expression stream) {
        if (!(stream instanceof J.MethodInvocation call)) {
            return Optional.empty();
        }
        if (PARALLEL_STREAM.matches(call)) {
            return Optional.ofNullable(call.getSelect());
        }
        return PARALLEL.matches(call) && call.getSelect() instanceof J.MethodInvocation inner && STREAM.matches(inner)
                ? Optional.ofNullable(inner.getSelect())
                : Optional.empty();
    }

    public static Optional<Refusal> refusal(J.MethodInvocation stage, Cursor place) {
        boolean map = MAP.matches(stage);
        if (!map && !FOR_EACH.matches(stage)) {
            return Optional.of(new Refusal(
                    Hazard.H10,
                    stage.getSimpleName() + " comes first on this parallel stream",
                    "do the waiting work in a map or forEach directly on the collection"));
        }
        if (!map && !isStatement(place)) {
            return Optional.of(new Refusal(Hazard.H10, "forEach is not a statement here", "make it one"));
        }
        return (map ? afterwards(place) : Optional.<Refusal>empty())
                .or(() -> shared(stage, place))
                .or(() -> map ? Optional.empty() : leaves(stage))
                .or(() -> LocalHazards.inCode(stage.getArguments().get(0)));
    }

    private static boolean isStatement(Cursor place) {
        return place.getParentTreeCursor().getValue() instanceof J.Block;
    }

    private static Optional<Refusal> afterwards(Cursor stage) {
        boolean ended = false;
        for (Cursor at = stage; !ended; at = at.getParentTreeCursor()) {
            J.MethodInvocation call = at.getValue();
            Object around = at.getParentTreeCursor().getValue();
            if (!(around instanceof J.MethodInvocation next)
                    || next.getSelect() == null
                    || !next.getSelect().getId().equals(call.getId())) {
                return call == stage.getValue() || isStream(call)
                        ? Optional.of(
                                new Refusal(Hazard.H10, "the stream is passed on", "end the stream where it is made"))
                        : Optional.empty();
            }
            if (!AFTERWARDS.contains(next.getSimpleName())) {
                return Optional.of(new Refusal(
                        Hazard.H10,
                        next.getSimpleName() + " follows, which may stop early or wait itself",
                        "do all waiting work in one map, and take all results"));
            }
            ended = !isStream(next);
        }
        return Optional.empty();
    }

    private static boolean isStream(J.MethodInvocation call) {
        JavaType type =
                call.getMethodType() == null ? null : call.getMethodType().getReturnType();
        return type instanceof JavaType.FullyQualified named
                && named.getFullyQualifiedName().startsWith("java.util.stream.");
    }

    private static Optional<Refusal> shared(J.MethodInvocation stage, Cursor place) {
        J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
        J work = stage.getArguments().get(0);
        Locals inside = Locals.of(work);
        Set<String> outside = method == null ? Set.of() : Locals.of(method).declared();
        return Uses.anywhere(
                        work,
                        call -> CHANGES.contains(call.getSimpleName())
                                && call.getSelect() instanceof J.Identifier name
                                && outside.contains(name.getSimpleName())
                                && !inside.declared().contains(name.getSimpleName()))
                ? Optional.of(new Refusal(
                        Hazard.H9, "the elements' work changes a shared object", "return the results instead"))
                : Optional.empty();
    }

    private static Optional<Refusal> leaves(J.MethodInvocation stage) {
        Expression work = stage.getArguments().get(0);
        boolean plain = work instanceof J.Lambda lambda
                && (!(lambda.getBody() instanceof J.Block block) || !Returns.in(block.getStatements()));
        return plain
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H10,
                        "the work of forEach is no lambda, or returns early",
                        "write it as a plain lambda"));
    }

    /** {@code AsyncSupport.mapBounded(collection, work, executor, 8)}, with {@code .stream()} where more follows. */
    public Expression bounded(J.MethodInvocation stage, Cursor place, ExecutionContext ctx) {
        Expression items = collection(stage.getSelect()).orElseThrow();
        boolean map = MAP.matches(stage);
        Expression work = stage.getArguments().get(0);
        JavaType element = map ? element(stage) : Types.named("java.lang.Object");
        Expression mapped = support.mapBounded(
                List.of(
                        items.withPrefix(Space.EMPTY),
                        (map ? work : returningNothing((J.Lambda) work, place)).withPrefix(Space.EMPTY),
                        Syntax.variable(executor, Types.named(Types.EXECUTOR)),
                        Syntax.number(concurrency)),
                Types.generic("java.util.List", element));
        if (!map) {
            return mapped.withPrefix(stage.getPrefix());
        }
        JavaType.Method stream =
                Types.method("java.util.Collection", "stream", Types.generic("java.util.stream.Stream", element));
        return Syntax.call(mapped, stream).withPrefix(stage.getPrefix());
    }

    private static JavaType element(J.MethodInvocation map) {
        JavaType type = Objects.requireNonNull(map.getMethodType()).getReturnType();
        return type instanceof JavaType.Parameterized stream
                ? stream.getTypeParameters().get(0)
                : Types.named("java.lang.Object");
    }

    private static J.Lambda returningNothing(J.Lambda work, Cursor place) {
        Cursor statement = place;
        String margin = Shift.lastLine(((J) statement.getValue()).getPrefix());
        String unit = Shift.unit(place);
        Statement nothing = Syntax.returning(Syntax.nothing());
        if (work.getBody() instanceof J.Block block) {
            return work.withBody(Shift.append(block, nothing, margin, unit));
        }
        Statement only = ((Statement) work.getBody()).withPrefix(Space.format("\n" + margin + unit));
        return work.withBody(Shift.append(Syntax.block(List.of(only)), nothing, margin, unit));
    }

    /** {@code mapBounded(…).stream().toList()}, where the list is there already. */
    public static boolean endsNow(J.MethodInvocation call) {
        return TO_LIST.matches(call)
                && call.getSelect() instanceof J.MethodInvocation stream
                && stream.getSimpleName().equals("stream")
                && stream.getSelect() instanceof J.MethodInvocation mapped
                && mapped.getSimpleName().equals("mapBounded");
    }

    public static Expression withoutStream(J.MethodInvocation call) {
        J.MethodInvocation stream = (J.MethodInvocation) Objects.requireNonNull(call.getSelect());
        return Objects.requireNonNull(stream.getSelect()).withPrefix(call.getPrefix());
    }
}
