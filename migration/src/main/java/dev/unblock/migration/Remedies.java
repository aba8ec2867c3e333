package dev.unblock.migration;

import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.Remedy;
import dev.unblock.model.Remedy.Automation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the plan means for each finding.
 *
 * <p>A rule names the cure it would wish for; only the plan knows whether it is safe here. A finding that a step resolves
 * points to that step's recipe and wave; one that the plan declined says which hazard stands in the way.
 */
final class Remedies {

    private final Map<String, Remedy> planned = new HashMap<>();
    private final Map<String, Refusal> refused = new HashMap<>();
    private final Map<String, TreeSet<String>> hazards = new HashMap<>();

    private Remedies() {}

    static Remedies of(Plan plan) {
        Remedies remedies = new Remedies();
        for (Wave wave : plan.waves()) {
            wave.steps().forEach(step -> remedies.add(step, wave.number()));
        }
        plan.refusals().forEach(remedies::add);
        return remedies;
    }

    List<Finding> applied(List<Finding> findings) {
        return findings.stream().map(this::applied).toList();
    }

    /** The last step that names a finding is the one that resolves it; those before only prepare. */
    private void add(Step step, int wave) {
        step.findings().forEach(finding -> planned.put(finding, Remedy.recipe(step.recipe(), wave)));
    }

    private void add(Refusal refusal) {
        for (String finding : refusal.findings()) {
            refused.putIfAbsent(finding, refusal);
            hazards.computeIfAbsent(finding, key -> new TreeSet<>()).add(refusal.hazard());
        }
    }

    private Finding applied(Finding finding) {
        Optional<Remedy> remedy = Optional.ofNullable(planned.get(finding.id()))
                .or(() -> Optional.ofNullable(refused.get(finding.id())).map(refusal -> declined(finding, refusal)));
        return finding.withRemedy(remedy.orElseGet(() -> unplanned(finding.remedy())));
    }

    private Remedy declined(Finding finding, Refusal refusal) {
        return new Remedy(
                Optional.of(refusal.recipe()).filter(name -> !name.isBlank()),
                Optional.empty(),
                Automation.MANUAL,
                List.copyOf(hazards.get(finding.id())),
                Optional.of(refusal.evidence() + ". " + refusal.unblockedBy()));
    }

    /** A recipe that no step uses here is a proposal only. */
    private static Remedy unplanned(Remedy wished) {
        return wished.automation() == Automation.AUTOMATIC
                ? new Remedy(wished.recipe(), wished.wave(), Automation.ASSISTED, wished.hazards(), wished.why())
                : wished;
    }
}
