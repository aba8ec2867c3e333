package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What to do about a finding.
 *
 * @param recipe name of the recipe that changes the source, where there is one
 * @param wave 0 to 5, where the plan has a place for it
 * @param hazards ids ({@code H1} …) of what makes a change unsafe here, sorted
 * @param why the reason, above all when there is no automatic change
 */
public record Remedy(
        Optional<String> recipe,
        Optional<Integer> wave,
        Automation automation,
        List<String> hazards,
        Optional<String> why) {

    public Remedy {
        hazards = List.copyOf(hazards);
    }

    public static Remedy manual(String why) {
        return new Remedy(Optional.empty(), Optional.empty(), Automation.MANUAL, List.of(), Optional.of(why));
    }

    public static Remedy recipe(String name, int wave) {
        return new Remedy(Optional.of(name), Optional.of(wave), Automation.AUTOMATIC, List.of(), Optional.empty());
    }

    /** How much of the change a machine can do. */
    public enum Automation {
        /** A recipe does it and the engine proves it. */
        @JsonProperty("automatic")
        AUTOMATIC,
        /** A recipe proposes it; a person decides. */
        @JsonProperty("assisted")
        ASSISTED,
        /** A person does it. */
        @JsonProperty("manual")
        MANUAL
    }
}
