package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.analyzer.program.Program;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Waits whose failures are told apart by their types: the wrapper that a future throws instead would be none of them.
 *
 * <p>A clause for all exceptions takes the wrapper as well, so it is none.
 */
final class CaughtTypes implements HazardCheck {

    private static final Set<Group> WAITING = EnumSet.complementOf(EnumSet.of(Group.LOCK, Group.SLEEP, Group.NOTHING));
    private static final Set<String> FOR_ALL = Set.of(
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.Error",
            "java.lang.InterruptedException");
    private static final Set<String> DECIDING = Set.of(
            "org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional",
            "javax.transaction.Transactional",
            "org.springframework.retry.annotation.Retryable",
            "org.springframework.resilience.annotation.Retryable");
    private static final Set<String> BY_TYPE = Set.of(
            "rollbackFor",
            "noRollbackFor",
            "rollbackOn",
            "dontRollbackOn",
            "retryFor",
            "noRetryFor",
            "include",
            "includes",
            "exclude",
            "excludes");

    private final WaitsBelow below;
    private final Annotations annotations;

    CaughtTypes(Program program, Waits waits) {
        this.below = WaitsBelow.of(program, waits, WAITING);
        this.annotations = new Annotations(program);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        Stream<Sighting> caught = method.calls().stream()
                .flatMap(call -> toldApart(call)
                        .filter(type -> below.at(method, call).isPresent())
                        .map(type -> sighting(method, call, type))
                        .stream());
        return Stream.concat(caught, decided(method));
    }

    private static Optional<String> toldApart(CallSite call) {
        return call.handled().stream()
                .filter(type -> !FOR_ALL.contains(type))
                .sorted()
                .findFirst();
    }

    private Stream<Sighting> decided(MethodFact method) {
        if (method.writtenIn().isPresent() || below.in(method.key()).isEmpty()) {
            return Stream.empty();
        }
        return annotations
                .all(method, DECIDING)
                .filter(CaughtTypes::decidesByType)
                .limit(1)
                .map(annotation -> Sighting.of(
                        Hazard.H8,
                        method.key(),
                        method.site(),
                        Annotations.simple(annotation.type()) + " on "
                                + method.key().signature() + " decides by the type of the exception"));
    }

    private static boolean decidesByType(AnnotationFact annotation) {
        return BY_TYPE.stream().anyMatch(element -> !annotation.texts(element).isEmpty());
    }

    private static Sighting sighting(MethodFact method, CallSite call, String type) {
        return Sighting.of(
                Hazard.H8,
                method.key(),
                call.site(),
                method.named().signature() + " catches " + type + " around the wait in "
                        + call.target().signature() + ", where a future would throw its wrapper");
    }
}
