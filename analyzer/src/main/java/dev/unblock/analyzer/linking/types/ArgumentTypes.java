package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Leaves out implementations that cannot take what a call passes: a {@code Handler<Paid>} is not what runs {@code
 * handler.handle(order)}, although class files call both through {@code handle(Object)}.
 */
final class ArgumentTypes {

    private static final Set<String> FINAL = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Short",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.util.UUID",
            "java.time.LocalDate",
            "java.time.Instant");

    private final ProjectIndex index;

    ArgumentTypes(ProjectIndex index) {
        this.index = index;
    }

    /** The candidates that fit; all of them where none does, since then something is not understood. */
    int[] fitting(MethodFact caller, CallSite call, int[] candidates) {
        int[] fitting = IntStream.of(candidates)
                .filter(candidate -> fits(caller, call, candidate))
                .toArray();
        return fitting.length == 0 ? candidates : fitting;
    }

    private boolean fits(MethodFact caller, CallSite call, int candidate) {
        List<MethodFact.ParameterFact> parameters =
                index.method(index.withoutBridge(candidate)).parameters();
        return IntStream.range(0, Math.min(parameters.size(), call.arguments().size()))
                .allMatch(i -> typeOf(caller, call.arguments().get(i))
                        .filter(passed -> isForeign(passed, parameters.get(i).type()))
                        .isEmpty());
    }

    private Optional<String> typeOf(MethodFact caller, Value value) {
        if (value instanceof Value.Allocation made) {
            return Optional.of(made.type());
        }
        if (value instanceof Value.Constant constant) {
            return Optional.of(constant.type());
        }
        if (value instanceof Value.Result result) {
            return Optional.of(result.target().returnType());
        }
        if (value instanceof Value.FieldRead read) {
            return Optional.of(read.type());
        }
        return value instanceof Value.Parameter parameter
                        && parameter.index() < caller.parameters().size()
                ? Optional.of(caller.parameters().get(parameter.index()).type())
                : Optional.empty();
    }

    /** No object is of both types: they are classes, of the project or final ones, and neither extends the other. */
    private boolean isForeign(String passed, String wanted) {
        return isClass(passed)
                && isClass(wanted)
                && !index.supertypes(passed).contains(wanted)
                && !index.supertypes(wanted).contains(passed);
    }

    private boolean isClass(String type) {
        return FINAL.contains(type)
                || index.type(type)
                        .map(TypeFact::kind)
                        .filter(kind -> kind != TypeFact.Kind.INTERFACE)
                        .isPresent();
    }
}
