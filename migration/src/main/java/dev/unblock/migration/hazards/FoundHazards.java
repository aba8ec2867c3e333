package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hazards that are findings as they stand: a rule has looked for them, and one look is enough. */
final class FoundHazards implements HazardCheck {

    private static final Map<String, Hazard> BY_RULE = Map.of(
            "ProxySelfInvocation", Hazard.H17,
            "NestedSubmission", Hazard.H22,
            "AsyncOnDefaultExecutor", Hazard.H24);

    private final Map<String, List<Finding>> byMethod;

    FoundHazards(List<Finding> findings) {
        this.byMethod = findings.stream()
                .filter(finding -> BY_RULE.containsKey(finding.rule()))
                .collect(Collectors.groupingBy(Finding::method));
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (method.writtenIn().isPresent()) {
            return Stream.empty();
        }
        return byMethod.getOrDefault(method.key().signature(), List.of()).stream()
                .map(finding -> new Sighting(
                        BY_RULE.get(finding.rule()),
                        finding.method(),
                        finding.file(),
                        finding.line(),
                        finding.message()));
    }
}
