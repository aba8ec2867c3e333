package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which calls of a method need the results of which others. */
final class Dependence {

    private final MethodFact method;

    Dependence(MethodFact method) {
        this.method = method;
    }

    /** Of these calls, those that need no result of another of them, in source order. */
    List<CallSite> independent(List<CallSite> calls) {
        Set<Integer> chosen = new HashSet<>();
        List<CallSite> independent = new ArrayList<>();
        for (CallSite call : calls) {
            if (needs(call).noneMatch(chosen::contains)) {
                independent.add(call);
            }
            chosen.add(call.index());
        }
        return independent;
    }

    /** Indexes of the calls whose results flow into this one's object or arguments. */
    private Stream<Integer> needs(CallSite call) {
        Set<Integer> needed = new HashSet<>();
        Stream.concat(call.receiver().stream(), call.arguments().stream()).forEach(value -> collect(value, needed));
        return needed.stream();
    }

    private void collect(Value value, Set<Integer> needed) {
        if (value instanceof Value.Result result) {
            if (!needed.add(result.call())) {
                return;
            }
            parts(result).forEach(part -> collect(part, needed));
            method.callAt(result.call())
                    .ifPresent(call -> Stream.concat(call.receiver().stream(), call.arguments().stream())
                            .forEach(part -> collect(part, needed)));
        } else if (value instanceof Value.Allocation allocation) {
            allocation.arguments().forEach(part -> collect(part, needed));
        } else if (value instanceof Value.Computed computed) {
            computed.operands().forEach(part -> collect(part, needed));
        } else if (value instanceof Value.Functional functional) {
            functional.captured().forEach(part -> collect(part, needed));
        } else if (value instanceof Value.FieldRead read) {
            read.object().ifPresent(part -> collect(part, needed));
        } else if (value instanceof Value.OneOf oneOf) {
            oneOf.values().forEach(part -> collect(part, needed));
        }
    }

    private static Stream<Value> parts(Value.Result result) {
        return Stream.concat(result.receiver().stream(), result.arguments().stream());
    }
}
