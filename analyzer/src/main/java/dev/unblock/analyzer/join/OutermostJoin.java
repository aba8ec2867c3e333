package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.WrittenBody;
import dev.unblock.analyzer.source.written.WrittenCall;
import dev.unblock.analyzer.source.written.WrittenType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Joins one top-level type and all that is inside it. */
final class OutermostJoin {

    private final List<TypeFact> compiled;
    private final List<WrittenType> written;
    private final Map<TypeFact, WrittenType> types;
    private final Map<TypeFact, Map<MethodKey, List<WrittenBody>>> bodies = new IdentityHashMap<>();
    private final CallPairs calls = new CallPairs();

    OutermostJoin(List<TypeFact> compiled, List<WrittenType> written) {
        this.compiled = compiled;
        this.written = written;
        this.types = TypePairs.of(compiled, written);
        types.forEach((type, source) -> bodies.put(type, BodyPairs.of(type, source)));
        pairCalls();
    }

    /** The given types in their order; one that is not found in the source stays as it is. */
    List<TypeFact> joined() {
        return compiled.stream().map(this::joined).toList();
    }

    private TypeFact joined(TypeFact type) {
        WrittenType source = types.get(type);
        return source == null
                ? type
                : new TypeRewrite(type, source, bodies.getOrDefault(type, Map.of()), calls).rewritten();
    }

    int writtenCalls() {
        return (int) allWritten().count();
    }

    int joinedCalls() {
        return (int) allWritten().filter(calls::isPaired).count();
    }

    private Stream<WrittenCall> allWritten() {
        return written.stream()
                .flatMap(type -> type.bodies().stream())
                .flatMap(body -> body.calls().stream())
                .filter(call -> call.kind() != WrittenCall.Kind.REFERENCE);
    }

    private void pairCalls() {
        List<MethodFact> withoutBody = new ArrayList<>();
        for (TypeFact type : compiled) {
            Map<MethodKey, List<WrittenBody>> ofType = bodies.getOrDefault(type, Map.of());
            for (MethodFact method : type.methods()) {
                List<WrittenBody> ofMethod = ofType.getOrDefault(method.key(), List.of());
                if (ofMethod.isEmpty()) {
                    withoutBody.add(method);
                } else {
                    calls.pair(method, ofMethod);
                }
            }
        }
        List<WrittenBody> everyBody =
                written.stream().flatMap(type -> type.bodies().stream()).toList();
        withoutBody.forEach(method -> calls.pairReferences(method, everyBody));
        calls.pairLeftovers(
                compiled.stream().flatMap(type -> type.methods().stream()).toList(),
                allWritten().toList());
    }
}
