package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.expr.Expression;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * The call that compilers write for {@code for (Order order : orders)}: class files show it, and what is gone through may be
 * loaded by it.
 */
final class Iteration {

    private static final String NAME = "iterator";
    private static final String DESCRIPTOR = "()Ljava/util/Iterator;";

    private Iteration() {}

    /** Nothing for arrays, and for what nobody knows, which may be one. */
    static void begin(Typed iterated, Expression over, BodyContext context, BodyFacts facts) {
        iterated.type()
                .filter(type -> !type.isArray() && context.types().isKnown(type.name()))
                .ifPresent(type ->
                        facts.call(iterator(type), Optional.of(iterated.value()), List.of(), Outcome.USED, over, over));
    }

    /** Calls that somebody writes look the same, but are few. */
    static boolean isBegunBy(CallSite call) {
        return call.target().name().equals(NAME) && call.target().descriptor().equals(DESCRIPTOR);
    }

    private static Target iterator(TypeRef type) {
        return new Target(
                new MethodKey(type.name(), NAME, DESCRIPTOR),
                Dispatch.INTERFACE,
                Optional.empty(),
                Optional.empty(),
                Attribution.IMPORTS);
    }
}
