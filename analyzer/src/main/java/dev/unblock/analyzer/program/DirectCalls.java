package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program's calls, field writes and lambdas, turned round: who calls, who writes, who made it. */
final class DirectCalls {

    private final int[][][] targets;
    private final List<List<Caller>> callers = new ArrayList<>();
    private final Map<FieldKey, List<Located>> writes = new HashMap<>();
    private final Map<Integer, List<Made>> makers = new HashMap<>();

    /** A call of a method of the project. */
    record Caller(int method, CallSite call) {}

    /** A place where a lambda or method reference is made. */
    record Made(int method, Value.Functional functional) {}

    DirectCalls(ProjectIndex index, Dispatch dispatch, MethodReferences references) {
        this.targets = new int[index.methodCount()][][];
        for (int i = 0; i < index.methodCount(); i++) {
            callers.add(new ArrayList<>(2));
        }
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            targets[method] = new int[fact.calls().size()][];
            for (int call = 0; call < fact.calls().size(); call++) {
                targets[method][call] = dispatch.targets(fact.calls().get(call));
                for (int target : targets[method][call]) {
                    callers.get(target).add(new Caller(method, fact.calls().get(call)));
                }
            }
            noteWrites(method, fact);
            noteFunctionals(method, fact, references);
        }
    }

    /** The project's methods that the call at this position in its method can run. */
    int[] targets(int method, int position) {
        return targets[method][position];
    }

    List<Caller> callers(int method) {
        return callers.get(method);
    }

    List<Located> writes(FieldKey field) {
        return writes.getOrDefault(field, List.of());
    }

    /** Where lambdas with this body, or references to this method, are made. */
    List<Made> makers(int body) {
        return makers.getOrDefault(body, List.of());
    }

    private void noteWrites(int method, MethodFact fact) {
        for (FieldAccess access : fact.accesses()) {
            access.written().ifPresent(value -> writes.computeIfAbsent(access.field(), key -> new ArrayList<>())
                    .add(new Located(method, value)));
        }
    }

    private void noteFunctionals(int method, MethodFact fact, MethodReferences references) {
        ValueParts.mentioned(fact)
                .flatMap(ValueParts::all)
                .filter(Value.Functional.class::isInstance)
                .map(Value.Functional.class::cast)
                .distinct()
                .forEach(functional -> references.body(method, functional).ifPresent(body -> makers.computeIfAbsent(
                                body, key -> new ArrayList<>())
                        .add(new Made(method, functional))));
    }
}
