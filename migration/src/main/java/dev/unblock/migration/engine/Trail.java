package dev.unblock.migration.engine;

import dev.unblock.migration.engine.JournalLine.Taken;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps in the order in which they were tried: what became of each, and the tree before it. */
final class Trail {

    private final ProjectTree tree;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final Map<String, ProjectTree.Snapshot> before = new HashMap<>();
    private final Map<String, Entry> written = new HashMap<>();

    /** A step as the journal knows it. */
    private record Entry(Attempt attempt, List<FileChange> changes) {}

    Trail(ProjectTree tree) {
        this.tree = tree;
    }

    /** Takes up what an interrupted run left. */
    void load(Map<String, Step> steps) {
        Map<String, Optional<Content>> files = new TreeMap<>();
        for (Taken taken : tree.takenBefore()) {
            before.put(taken.id(), new ProjectTree.Snapshot(files));
            attempts.put(taken.id(), Attempt.of(steps.get(taken.id()), taken));
            List<FileChange> changes = taken.changes().stream()
                    .map(change ->
                            new FileChange(change.path(), tree.content(change.was()), tree.content(change.becomes())))
                    .toList();
            changes.forEach(change -> files.put(change.path(), change.after()));
            written.put(taken.id(), new Entry(attempts.get(taken.id()), changes));
        }
    }

    boolean has(Step step) {
        return attempts.containsKey(step.id());
    }

    Attempt get(Step step) {
        return attempts.get(step.id());
    }

    /** The step comes now: the tree is as it is before it. */
    void reach(Step step) {
        before.put(step.id(), tree.snapshot());
    }

    void put(Attempt attempt) {
        attempts.put(attempt.step().id(), attempt);
    }

    ProjectTree.Snapshot before(Step step) {
        return before.get(step.id());
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts.values());
    }

    List<Step> steps() {
        return attempts.values().stream().map(Attempt::step).toList();
    }

    /** This step, and all that were tried after it. */
    List<Step> stepsFrom(Step first) {
        List<Step> steps = steps();
        int start = steps.stream().map(Step::id).toList().indexOf(first.id());
        return steps.subList(start, steps.size());
    }

    List<Step> applied() {
        return applied(steps());
    }

    /** Those of the steps that changed something, as they were taken. */
    List<Step> applied(List<Step> steps) {
        return steps.stream()
                .map(this::get)
                .filter(Attempt::changedSources)
                .map(Attempt::step)
                .toList();
    }

    boolean isUnblocked(Step step) {
        return step.requires().stream().allMatch(this::isInPlace);
    }

    /** A wave may be run alone: what an earlier one was to bring is then expected to be there. */
    private boolean isInPlace(String id) {
        return !attempts.containsKey(id) || attempts.get(id).isInPlace();
    }

    Attempt skipped(Step step) {
        String missing = String.join(
                ", ", step.requires().stream().filter(id -> !isInPlace(id)).toList());
        return new Attempt(step, State.SKIPPED, "requires " + missing);
    }

    /** Writes down what is new since the last boundary, and seals it. */
    void seal(String boundary) {
        List<Attempt> all = attempts();
        for (int at = 0; at < all.size(); at++) {
            Attempt attempt = all.get(at);
            ProjectTree.Snapshot after =
                    at + 1 < all.size() ? before(all.get(at + 1).step()) : tree.snapshot();
            Entry entry = new Entry(attempt, tree.changes(before(attempt.step()), after));
            if (!entry.equals(written.put(attempt.step().id(), entry))) {
                tree.taken(entry.attempt(), entry.changes());
            }
        }
        tree.seal(boundary);
    }

    /** What the steps from this one on have changed, until the one after the last of them; sorted by path. */
    List<FileChange> changes(Step first, Optional<Step> next) {
        return new ArrayList<>(
                tree.changes(before(first), next.map(this::before).orElseGet(tree::snapshot)));
    }
}
