package dev.unblock.reports.insight;

import dev.unblock.model.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The refusals for one hazard. */
public record HazardGroup(Hazard hazard, List<Plan.Refusal> refusals) {

    static List<HazardGroup> of(Plan plan) {
        Map<String, List<Plan.Refusal>> byHazard =
                plan.refusals().stream().collect(Collectors.groupingBy(Plan.Refusal::hazard));
        return byHazard.entrySet().stream()
                .map(entry -> new HazardGroup(Hazard.of(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(
                                (HazardGroup group) -> -group.refusals().size())
                        .thenComparing(group -> group.hazard().id(), Hazard.BY_ID))
                .toList();
    }
}
