package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to change, in which order, and what to leave alone.
 *
 * @param waves by number, 0 to 5; empty ones are left out
 * @param refusals changes that were considered and declined, each with its hazard
 * @param ways per entry point: which way, and why
 * @param byHand what no step resolves, rule by rule, the most work first
 */
public record Plan(
        List<Wave> waves,
        List<Refusal> refusals,
        List<Way> ways,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<ByHand> byHand) {

    public Plan {
        waves = List.copyOf(waves);
        refusals = List.copyOf(refusals);
        ways = List.copyOf(ways);
        byHand = List.copyOf(byHand);
    }

    /** A plan that says nothing about what is left for a person. */
    public Plan(List<Wave> waves, List<Refusal> refusals, List<Way> ways) {
        this(waves, refusals, ways, List.of());
    }

    public static Plan empty() {
        return new Plan(List.of(), List.of(), List.of());
    }

    /** Steps that can be taken together: one run, one patch, one commit. */
    public record Wave(int number, String title, List<Step> steps) {

        public Wave {
            steps = List.copyOf(steps);
        }
    }

    /**
     * One recipe at typed targets.
     *
     * @param id stable across runs: recipe and targets
     * @param module folder of the module it changes, relative to the project, {@code .} for the root
     * @param options of the recipe, as written to the wave's YAML; values are strings, numbers or lists of strings
     * @param targets methods it changes, written {@code com.shop.OrderService#load(long)}; empty for project-wide steps
     * @param findings ids of the findings it resolves or prepares to resolve
     * @param requires ids of steps that must be kept first
     * @param gain what it is expected to bring, in a sentence, with its figures
     */
    public record Step(
            String id,
            String recipe,
            String title,
            String module,
            Map<String, Object> options,
            List<String> targets,
            List<String> findings,
            List<String> requires,
            Effort effort,
            Optional<String> gain,
            State state,
            Optional<String> note) {

        public Step {
            options = Sorted.map(options);
            targets = List.copyOf(targets);
            findings = List.copyOf(findings);
            requires = List.copyOf(requires);
        }

        public Step withEffort(Effort changed) {
            return new Step(
                    id, recipe, title, module, options, targets, findings, requires, changed, gain, state, note);
        }

        /** The same step at fewer targets. */
        public Step withTargets(List<String> fewer) {
            Map<String, Object> narrowed = new TreeMap<>(options);
            narrowed.computeIfPresent("targets", (name, all) -> List.copyOf(fewer));
            return new Step(id, recipe, title, module, narrowed, fewer, findings, requires, effort, gain, state, note);
        }

        public Step withFindings(List<String> changed) {
            return new Step(id, recipe, title, module, options, targets, changed, requires, effort, gain, state, note);
        }

        public Step withState(State changed, String why) {
            return new Step(
                    id,
                    recipe,
                    title,
                    module,
                    options,
                    targets,
                    findings,
                    requires,
                    effort,
                    gain,
                    changed,
                    Optional.of(why));
        }
    }

    /** Hours of a person's work: minimum, likely, maximum, and how they were computed. */
    public record Effort(double minimum, double likely, double maximum, String how) {

        public Effort {
            if (minimum < 0 || likely < minimum || maximum < likely) {
                throw new IllegalArgumentException("effort " + minimum + ", " + likely + ", " + maximum);
            }
        }
    }

    /**
     * Findings of one rule that no step resolves.
     *
     * @param places how many there are
     */
    public record ByHand(String rule, Family family, int places, Effort effort) {}

    /** How far a step has come. */
    public enum State {
        @JsonProperty("proposed")
        PROPOSED,
        /** Changed a source, compiled, passed the tests, changed nothing when run again. */
        @JsonProperty("kept")
        KEPT,
        /** Applied, failed its proof and taken back, byte for byte. */
        @JsonProperty("reverted")
        REVERTED,
        /** The recipe found nothing (left) to do. */
        @JsonProperty("nothing-to-do")
        NOTHING_TO_DO,
        /** Waits for a step that was not kept. */
        @JsonProperty("skipped")
        SKIPPED
    }

    /**
     * A change that was considered and declined.
     *
     * @param hazard id in the list of hazards, {@code H1} …, or {@code PROOF} when a step failed to compile or to pass
     * @param evidence what was seen, with the place
     * @param unblockedBy what a person could do so that the change becomes safe
     */
    public record Refusal(
            String id,
            String recipe,
            String hazard,
            String method,
            String file,
            int line,
            String evidence,
            String unblockedBy,
            List<String> findings) {

        public Refusal {
            findings = List.copyOf(findings);
        }

        public Refusal withFindings(List<String> changed) {
            return new Refusal(id, recipe, hazard, method, file, line, evidence, unblockedBy, changed);
        }
    }

    /**
     * Which way an entry point should go.
     *
     * @param choice what is advised
     * @param because why
     * @param against per other choice, why not
     */
    public record Way(String entryPoint, Choice choice, String because, Map<String, String> against) {

        public Way {
            against = Sorted.map(against);
        }
    }

    /** The ways. */
    public enum Choice {
        @JsonProperty("virtual-threads")
        VIRTUAL_THREADS,
        @JsonProperty("executor-offload")
        EXECUTOR_OFFLOAD,
        @JsonProperty("async-client")
        ASYNC_CLIENT,
        @JsonProperty("leave-alone")
        LEAVE_ALONE
    }
}
