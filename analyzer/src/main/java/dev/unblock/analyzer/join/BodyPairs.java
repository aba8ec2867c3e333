package dev.unblock.analyzer.join;

import static java.util.stream.Collectors.groupingBy;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.WrittenBody;
import dev.unblock.analyzer.source.written.WrittenBody.Kind;
import dev.unblock.analyzer.source.written.WrittenType;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Pairs the compiled methods of a type with the bodies written in it. A constructor also runs the initialisers. */
final class BodyPairs {

    private final Map<Kind, Map<String, List<WrittenBody>>> written;
    private final List<WrittenBody> initializers;
    private final List<WrittenBody> staticInitializers;
    private final Map<MethodKey, List<WrittenBody>> pairs = new HashMap<>();
    private final Set<WrittenBody> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    private BodyPairs(WrittenType type) {
        this.written = type.bodies().stream().collect(groupingBy(WrittenBody::kind, groupingBy(WrittenBody::name)));
        this.initializers = ofKind(type, Kind.INITIALIZER);
        this.staticInitializers = ofKind(type, Kind.STATIC_INITIALIZER);
    }

    static Map<MethodKey, List<WrittenBody>> of(TypeFact type, WrittenType written) {
        BodyPairs pairs = new BodyPairs(written);
        type.methods().stream().filter(method -> !isSynthetic(method)).forEach(pairs::pair);
        pairs.pairs.putAll(LambdaPairs.of(type, written));
        return pairs.pairs;
    }

    static boolean isSynthetic(MethodFact method) {
        return method.is(Modifier.SYNTHETIC);
    }

    private void pair(MethodFact method) {
        if (method.key().name().equals("<clinit>")) {
            pairs.put(method.key(), staticInitializers);
            return;
        }
        Optional<WrittenBody> own = declared(method);
        own.ifPresent(taken::add);
        pairs.put(
                method.key(),
                method.key().isConstructor()
                        ? Stream.concat(initializers.stream(), own.stream()).toList()
                        : own.stream().toList());
    }

    private static List<WrittenBody> ofKind(WrittenType type, Kind kind) {
        return type.bodies().stream().filter(body -> body.kind() == kind).toList();
    }

    private Optional<WrittenBody> declared(MethodFact method) {
        Kind kind = method.key().isConstructor() ? Kind.CONSTRUCTOR : Kind.METHOD;
        return written.getOrDefault(kind, Map.of()).getOrDefault(method.key().name(), List.of()).stream()
                .filter(body -> mayHave(method, body))
                .filter(body -> !taken.contains(body))
                .filter(body -> !hasLines(method) || isInside(method, body))
                .max(Comparator.<WrittenBody>comparingInt(body -> likeness(method, body)));
    }

    /** Constructors of enums, inner and local types have parameters that nobody wrote. */
    private static boolean mayHave(MethodFact method, WrittenBody body) {
        int compiled = method.key().parameterTypes().size();
        return method.key().isConstructor()
                ? body.parameters().size() <= compiled
                : body.parameters().size() == compiled;
    }

    private static boolean hasLines(MethodFact method) {
        return !method.is(Modifier.ABSTRACT) && !method.is(Modifier.NATIVE);
    }

    private static boolean isInside(MethodFact method, WrittenBody body) {
        return method.key().isConstructor()
                // The code of field initialisers may come first.
                ? method.endLine() >= body.firstLine() && method.endLine() <= body.endLine()
                        || method.site().line() >= body.firstLine()
                                && method.site().line() <= body.endLine()
                : method.site().line() >= body.firstLine() && method.site().line() <= body.endLine();
    }

    private static int likeness(MethodFact method, WrittenBody body) {
        List<String> compiled = method.key().parameterTypes();
        int size = body.parameters().size();
        int atEnd = alike(compiled.subList(compiled.size() - size, compiled.size()), body.parameters());
        int atStart = alike(compiled.subList(0, size), body.parameters());
        return Math.max(atStart, atEnd) * 10 - (compiled.size() - size);
    }

    private static int alike(List<String> compiled, List<String> written) {
        int alike = 0;
        for (int i = 0; i < written.size(); i++) {
            alike += Descriptors.simpleName(compiled.get(i)).equals(written.get(i)) ? 1 : 0;
        }
        return alike;
    }
}
