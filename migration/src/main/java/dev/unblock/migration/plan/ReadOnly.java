package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.migration.hazards.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether a call changes anything, here or at a partner: only what surely reads counts as read-only.
 *
 * <p>Calls into libraries that do not wait (parsing, collections of one's own) are taken to change nothing but their
 * arguments; every wait has to be a known read.
 */
final class ReadOnly {

    private static final Map<String, Set<String>> READS = Map.of(
            "org.springframework.web.client.RestTemplate",
            Set.of("getForObject", "getForEntity", "headForHeaders", "optionsForAllow"),
            "org.springframework.web.client.RestOperations",
            Set.of("getForObject", "getForEntity", "headForHeaders", "optionsForAllow"));
    private static final Set<String> WRITING_VERBS = Set.of("POST", "PUT", "DELETE", "method", "PATCH");

    private final WaitIndex waits;
    private final Program program;
    private final Function<MethodKey, Optional<Sighting>> firstChange;

    ReadOnly(Program program, Reach reach, WaitIndex waits) {
        this.program = program;
        this.waits = waits;
        this.firstChange = reach.leastBelow(this::changeIn);
    }

    boolean isReadOnly(MethodKey method) {
        return whyNot(method).isEmpty();
    }

    /** The first thing that may change something, in or below the method. */
    Optional<Sighting> whyNot(MethodKey method) {
        return firstChange.apply(method);
    }

    private Optional<Sighting> changeIn(MethodFact method) {
        return Stream.concat(waitingWrites(method), fieldWrites(method)).min(Comparator.naturalOrder());
    }

    private Stream<Sighting> waitingWrites(MethodFact method) {
        return waits.in(method.key()).stream()
                .filter(wait -> !isRead(method, wait.call()))
                .map(wait -> Sighting.of(
                        Hazard.H10,
                        method.key(),
                        wait.call().site(),
                        method.named().signature() + " calls "
                                + wait.call().target().signature() + ", which is not known to only read"));
    }

    private static boolean isRead(MethodFact method, CallSite call) {
        MethodKey target = call.target();
        if (READS.getOrDefault(target.owner(), Set.of()).contains(target.name())) {
            return true;
        }
        if (target.name().equals("exchange") && READS.containsKey(target.owner())) {
            return call.arguments().stream().anyMatch(ReadOnly::isGet);
        }
        return target.owner().equals("java.net.http.HttpClient")
                && target.name().equals("send")
                && method.calls().stream().noneMatch(ReadOnly::buildsAWritingRequest);
    }

    private static boolean isGet(Value value) {
        return value instanceof Value.FieldRead read
                && read.field().owner().equals("org.springframework.http.HttpMethod")
                && read.field().name().equals("GET");
    }

    private static boolean buildsAWritingRequest(CallSite call) {
        return call.target().owner().equals("java.net.http.HttpRequest$Builder")
                && WRITING_VERBS.contains(call.target().name());
    }

    private Stream<Sighting> fieldWrites(MethodFact method) {
        if (method.key().isConstructor() || method.key().name().equals("<clinit>")) {
            return Stream.empty();
        }
        return method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE)
                .filter(access -> isShared(access))
                .map(access -> Sighting.of(
                        Hazard.H9,
                        method.key(),
                        access.site(),
                        method.named().signature() + " writes the field "
                                + access.field().signature()));
    }

    /** Static fields and fields of objects that many requests share; a fresh object's fields are its maker's own. */
    private boolean isShared(FieldAccess access) {
        return access.object().isEmpty() || program.scope(access.field().owner()) == Program.Scope.SINGLETON;
    }

    /** Whether a value of this type cannot change once it is made. */
    boolean isImmutable(String type) {
        return !type.contains(".") && !type.endsWith("[]")
                || IMMUTABLE.contains(type)
                || type.startsWith("java.time.")
                || program.type(type)
                        .filter(fact ->
                                List.of("RECORD", "ENUM").contains(fact.kind().name()))
                        .isPresent();
    }

    private static final Set<String> IMMUTABLE = Set.of(
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Class",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.net.URI",
            "java.util.Locale",
            "java.util.UUID");
}
