package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Made;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a stream to where it was opened: through wrappers and what libraries hand on, through fields, parameters and
 * methods of the project. {@code openers.csv} says which calls open what.
 */
final class StreamTrail {

    /** What they open is where they point to. */
    static final Set<String> OF_URLS = Set.of("java.net.URL", "java.net.URLConnection");

    private static final Set<String> POINTING = Set.of(
            "java.net.URL",
            "java.net.URLConnection",
            "com.google.common.io.ByteSource",
            "com.google.common.io.CharSource",
            "org.springframework.core.io.InputStreamSource",
            "org.springframework.core.io.Resource");

    private static final int MOST_STEPS = 100;

    private final Program program;
    private final TypeHierarchy hierarchy;
    private final Catalogue openers = Catalogue.openers();
    private final StreamTypes types;
    private final ReadWhole readWhole;
    private final Map<Made, Found> known = new HashMap<>();

    StreamTrail(Program program, StreamTypes types) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
        this.types = types;
        this.readWhole = new ReadWhole(program);
    }

    /** What the trail ends at. */
    Found of(MethodFact method, Value value) {
        Made start = new Made(method.key(), value);
        Found found = known.get(start);
        if (found == null) {
            found = follow(start);
            known.put(start, found);
        }
        return found;
    }

    private Found follow(Made start) {
        List<Opened> ends = new ArrayList<>();
        boolean lost = false;
        Set<Made> seen = new HashSet<>();
        Deque<Made> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Made at = open.remove();
            if (!seen.add(at) || isNull(at.value())) {
                continue;
            }
            Optional<Opened> end = end(at);
            List<Made> before = end.isPresent() || seen.size() > MOST_STEPS ? List.of() : before(at);
            end.ifPresent(ends::add);
            lost |= end.isEmpty() && before.isEmpty();
            open.addAll(before);
        }
        return new Found(ends, lost);
    }

    private Optional<Opened> end(Made at) {
        Optional<BlockingApi> opener = opener(at);
        if (opener.isPresent()) {
            return opener.map(Opened::by);
        }
        return before(at).isEmpty() ? byType(types.of(at)) : Optional.empty();
    }

    private Optional<BlockingApi> opener(Made at) {
        if (at.value() instanceof Value.Allocation made) {
            return row(made.type(), "<init>", "()V").or(() -> types.contentOf(at.method(), made));
        }
        if (readWhole.is(at)) {
            return Optional.of(StreamTypes.MEMORY);
        }
        if (at.value() instanceof Value.Result result) {
            MethodKey target = result.target();
            Optional<BlockingApi> pointedTo =
                    POINTING.contains(target.owner()) ? pointedTo(at, result) : Optional.empty();
            return pointedTo.isPresent()
                    ? pointedTo
                    : row(receiverType(at, result), target.name(), target.descriptor());
        }
        return at.value() instanceof Value.FieldRead field
                        && field.field().signature().equals("java.lang.System#in")
                ? row("java.lang.System", "console", "()Ljava/io/Console;")
                : Optional.empty();
    }

    private Optional<BlockingApi> pointedTo(Made at, Value.Result opened) {
        return program.method(at.method())
                .flatMap(method -> opened.receiver().map(url -> of(method, url)))
                .filter(found -> !found.isLost() && (found.isOnly(Kind.FILE) || found.isOnly(Kind.NONE)))
                .flatMap(found -> found.ends().stream().findFirst())
                .map(Opened::opener);
    }

    /** The type that the object called on surely has: what it was made as, where that is known. */
    private String receiverType(Made at, Value.Result result) {
        return result.receiver()
                .map(receiver -> program.makers(at.method(), receiver))
                .filter(makers -> makers.size() == 1)
                .map(makers -> types.of(makers.get(0)))
                .filter(type -> hierarchy.isSubtype(type, result.target().owner()))
                .orElse(result.target().owner());
    }

    /** Files, sockets and the like that come from somewhere are still what they are. */
    private Optional<Opened> byType(String type) {
        return row(type, "<init>", "()V").map(Opened::by);
    }

    private Optional<BlockingApi> row(String type, String name, String descriptor) {
        return openers.row(new MethodKey(type, name, descriptor), hierarchy);
    }

    private List<Made> before(Made at) {
        Value value = at.value();
        if (value instanceof Value.OneOf either) {
            return located(at, either.values());
        }
        if (value instanceof Value.Allocation made) {
            return types.isStream(made.type()) ? located(at, types.inner(at.method(), made.arguments())) : List.of();
        }
        List<Made> makers = program.makers(at.method(), value).stream()
                .filter(made -> !made.equals(at))
                .toList();
        return makers.isEmpty() && value instanceof Value.Result result ? handedOn(at, result) : makers;
    }

    /** A library that is given a stream and returns one hands it on. */
    private List<Made> handedOn(Made at, Value.Result result) {
        if (!types.isStream(result.target().returnType())) {
            return List.of();
        }
        List<Value> given = new ArrayList<>(result.arguments());
        result.receiver().ifPresent(given::add);
        return located(at, types.inner(at.method(), given));
    }

    private static List<Made> located(Made at, List<Value> values) {
        return values.stream().map(value -> new Made(at.method(), value)).toList();
    }

    private static boolean isNull(Value value) {
        return value instanceof Value.Constant constant && constant.type().equals("null");
    }

    /**
     * Where a trail ends.
     *
     * @param isLost some way of it ends at nothing known
     */
    record Found(List<Opened> ends, boolean isLost) {

        Found {
            ends = List.copyOf(ends);
        }

        boolean isOnly(Kind kind) {
            return ends.stream().allMatch(end -> end.opener().kind() == kind);
        }

        /** What is not memory; not sure where another way leads to memory or nowhere. */
        List<Opened> onIo() {
            boolean mixed = isLost || ends.stream().anyMatch(Opened::isMemory);
            return ends.stream()
                    .filter(end -> !end.isMemory())
                    .map(end -> mixed ? end.perhaps() : end)
                    .toList();
        }
    }
}
