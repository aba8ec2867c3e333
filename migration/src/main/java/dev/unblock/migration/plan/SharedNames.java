package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Namesakes;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Steps at classes whose name others have as well: a recipe finds classes by name, and would change those, too, unproven. */
final class SharedNames {

    private final NamedMethods named;
    private final Set<String> shared;

    SharedNames(Program program, NamedMethods named) {
        this.named = named;
        this.shared = Namesakes.shared(program.facts().types());
    }

    /** Takes such steps out; tells of each of their targets why. */
    Map<String, Sighting> decline(StepBook book, RefusalBook refusals, FindingNumbers numbers) {
        Map<String, Sighting> declined = new HashMap<>();
        if (shared.isEmpty()) {
            return declined;
        }
        // What builds on a step comes after it, and goes for the same reason.
        Optional<Sighting> why = Optional.empty();
        for (StepDraft step : book.takeOut(draft -> meant(draft).isPresent())) {
            why = meant(step).flatMap(this::sighting).or(current(why));
            why.ifPresent(seen -> {
                refusals.decline(step.recipe(), seen, numbers.of(step.findings()));
                step.targets().forEach(target -> declined.putIfAbsent(target, seen));
            });
        }
        return declined;
    }

    private static <T> Supplier<Optional<T>> current(Optional<T> value) {
        return () -> value;
    }

    /** The first method of the step whose class shares its name. */
    private Optional<String> meant(StepDraft step) {
        Stream<String> options = step.options().stream()
                .flatMap(value -> value instanceof Collection<?> all ? all.stream() : Stream.of(value))
                .map(String::valueOf);
        return Stream.concat(step.targets().stream(), options)
                .filter(this::isShared)
                .min(Comparator.naturalOrder());
    }

    private boolean isShared(String signature) {
        String written = Namesakes.asWritten(signature);
        int end = written.indexOf('#') < 0 ? written.length() : written.indexOf('#');
        while (end > 0) {
            if (shared.contains(written.substring(0, end))) {
                return true;
            }
            end = written.lastIndexOf('$', end - 1);
        }
        return false;
    }

    private Optional<Sighting> sighting(String signature) {
        return named.of(signature).stream()
                .map(MethodFact::site)
                .findFirst()
                .map(site -> new Sighting(
                        Hazard.H32,
                        signature,
                        site.file(),
                        site.line(),
                        "several classes of the project are named as that of "
                                + signature.substring(signature.indexOf('#') + 1)));
    }
}
