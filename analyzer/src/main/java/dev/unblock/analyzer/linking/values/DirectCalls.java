package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.Dispatch;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.ValueParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The program's calls, field writes and lambdas, turned round: who calls, who writes, who made it. */
public final class DirectCalls {

    private static final int[] NONE = {};

    private final int[][][] targets;
    private final List<CallSite[]> sites = new ArrayList<>();
    private final List<List<Caller>> callers = new ArrayList<>();
    private final Map<FieldKey, List<Located>> writes = new HashMap<>();
    private final Map<Integer, List<Made>> makers = new HashMap<>();

    /** A call of a method of the project. */
    public record Caller(int method, CallSite call) {}

    /** A place where a lambda or method reference is made. */
    public record Made(int method, Value.Functional functional) {}

    public DirectCalls(ProjectIndex index, Dispatch dispatch, MethodReferences references) {
        this.targets = new int[index.methodCount()][][];
        for (int i = 0; i < index.methodCount(); i++) {
            callers.add(new ArrayList<>(2));
        }
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            noteCalls(method, fact, dispatch);
            noteWrites(method, fact);
            noteFunctionals(method, fact, references);
        }
    }

    private void noteCalls(int method, MethodFact fact, Dispatch dispatch) {
        int highest = fact.calls().stream().mapToInt(CallSite::index).max().orElse(-1);
        targets[method] = new int[highest + 1][];
        sites.add(new CallSite[highest + 1]);
        for (CallSite call : fact.calls()) {
            sites.get(method)[call.index()] = call;
            targets[method][call.index()] = dispatch.targets(fact, call);
            for (int target : targets[method][call.index()]) {
                callers.get(target).add(new Caller(method, call));
            }
        }
    }

    /** The project's methods that the method's call with this index can run. */
    public int[] targets(int method, int call) {
        boolean known = call >= 0 && call < targets[method].length && targets[method][call] != null;
        return known ? targets[method][call] : NONE;
    }

    /** The method's call with this index. */
    public Optional<CallSite> site(int method, int call) {
        return call >= 0 && call < sites.get(method).length
                ? Optional.ofNullable(sites.get(method)[call])
                : Optional.empty();
    }

    public List<Caller> callers(int method) {
        return callers.get(method);
    }

    List<Located> writes(FieldKey field) {
        return writes.getOrDefault(field, List.of());
    }

    /** Where lambdas with this body, or references to this method, are made. */
    public List<Made> makers(int body) {
        return makers.getOrDefault(body, List.of());
    }

    private void noteWrites(int method, MethodFact fact) {
        for (FieldAccess access : fact.accesses()) {
            access.written().ifPresent(value -> writes.computeIfAbsent(access.field(), key -> new ArrayList<>())
                    .add(new Located(method, value)));
        }
    }

    private void noteFunctionals(int method, MethodFact fact, MethodReferences references) {
        Set<Value.Functional> mentioned = new LinkedHashSet<>();
        ValueParts.eachIn(fact, value -> {
            if (value instanceof Value.Functional functional) {
                mentioned.add(functional);
            }
        });
        mentioned.forEach(functional -> references.body(method, functional).ifPresent(body -> makers.computeIfAbsent(
                        body, key -> new ArrayList<>())
                .add(new Made(method, functional))));
    }
}
