package dev.unblock.migration.plan;

import dev.unblock.migration.effort.Calibration;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A step while the plan is being made: what needs it and what it resolves is still being added. */
final class StepDraft {

    private final String id;
    private final String recipe;
    private final String title;
    private final int wave;
    private final String module;
    private final Map<String, Object> options = new TreeMap<>();
    private final Set<String> targets = new TreeSet<>();
    private final Set<String> findings = new TreeSet<>();
    private final Set<String> requires = new TreeSet<>();
    private Optional<String> gain = Optional.empty();

    StepDraft(String id, int wave, String recipe, String title, String module) {
        this.id = id;
        this.wave = wave;
        this.recipe = recipe;
        this.title = title;
        this.module = module;
    }

    String id() {
        return id;
    }

    int wave() {
        return wave;
    }

    String recipe() {
        return recipe;
    }

    Collection<Object> options() {
        return options.values();
    }

    Set<String> targets() {
        return targets;
    }

    /** Whether it runs several reads at the same time. */
    boolean letsCallsOverlap() {
        return recipe.equals("ParallelizeIndependentCalls") || moreThanOne(options.get("readOnlyCalls"));
    }

    private static boolean moreThanOne(@Nullable Object calls) {
        return calls instanceof List<?> list && list.size() > 1;
    }

    Set<String> requires() {
        return requires;
    }

    StepDraft option(String name, Object value) {
        options.put(name, value);
        return this;
    }

    /** Adds to an option that is a list. */
    StepDraft more(String name, Collection<String> values) {
        Set<String> all = new TreeSet<>(values);
        if (options.get(name) instanceof List<?> known) {
            known.forEach(value -> all.add(value.toString()));
        }
        options.put(name, List.copyOf(all));
        return this;
    }

    StepDraft target(String method) {
        targets.add(method);
        return this;
    }

    StepDraft resolves(Collection<String> ids) {
        findings.addAll(ids);
        return this;
    }

    StepDraft requires(StepDraft other) {
        requires.add(other.id);
        return this;
    }

    StepDraft gain(String sentence) {
        gain = Optional.of(sentence);
        return this;
    }

    Set<String> findings() {
        return findings;
    }

    /** Some recipes take their methods as an option, all have them as targets. */
    Step step() {
        Map<String, Object> all = new TreeMap<>(options);
        if (!targets.isEmpty()) {
            all.put("targets", targets.stream().sorted().toList());
        }
        return new Step(
                id,
                recipe,
                title,
                module,
                all,
                targets.stream().toList(),
                findings.stream().toList(),
                requires.stream().toList(),
                Calibration.standard().step(recipe, places()),
                gain,
                State.PROPOSED,
                Optional.empty());
    }

    private int places() {
        return Math.max(1, targets.size());
    }
}
