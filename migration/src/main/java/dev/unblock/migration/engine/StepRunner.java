package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tries one step: apply it; a second run must change nothing, else take it back. */
final class StepRunner {

    private final ProjectTree tree;
    private final Rewriting rewriting;
    private final Proof proof;
    private final Consumer<String> progress;

    StepRunner(ProjectTree tree, Rewriting rewriting, Proof proof, Consumer<String> progress) {
        this.tree = tree;
        this.rewriting = rewriting;
        this.proof = proof;
        this.progress = progress;
    }

    Attempt attempt(Step step) {
        progress.accept("Step " + step.id() + ": " + step.title());
        ProjectTree.Snapshot start = tree.snapshot();
        Proposal whole = rewriting.propose(step);
        if (whole.changes().isEmpty()) {
            return nothingToDo(step, whole);
        }
        Step changing = withoutRefused(step, whole);
        Proposal proposal = changing.equals(step)
                ? whole
                : new Proposal(rewriting.propose(changing).changes(), whole.refusals(), whole.problems());
        write(proposal.changes());
        if (!rewriting.propose(step).changes().isEmpty()) {
            return takeBack(start, step, "a second run of the step would change the sources again", proposal);
        }
        return new Attempt(changing, State.KEPT, ChangedFiles.note(proposal.changes()), proposal.refusals());
    }

    /** The step at the targets that it changes: what it refuses at others, it does not resolve. */
    private Step withoutRefused(Step step, Proposal whole) {
        Set<String> named = whole.refusals().stream().map(Refusal::method).collect(Collectors.toSet());
        Map<Boolean, List<String>> targets =
                step.targets().stream().collect(Collectors.partitioningBy(named::contains));
        boolean isPart = !targets.get(true).isEmpty() && !targets.get(false).isEmpty();
        boolean areRefused = isPart
                && rewriting
                        .propose(step.withTargets(targets.get(true)))
                        .changes()
                        .isEmpty();
        return areRefused ? step.withTargets(targets.get(false)) : step;
    }

    /** Applies a step that was tried before, without looking at it again. */
    void replay(Step step) {
        write(rewriting.propose(step).changes());
    }

    /** Applies a step that was tried before at more targets; empty when it would not end with that. */
    Optional<Attempt> narrowed(Attempt before, Step step) {
        Proposal proposal = rewriting.propose(step);
        write(proposal.changes());
        return proposal.changes().isEmpty()
                        || !rewriting.propose(step).changes().isEmpty()
                ? Optional.empty()
                : Optional.of(new Attempt(
                        step,
                        State.KEPT,
                        ChangedFiles.note(proposal.changes()),
                        before.refusals(),
                        before.failedTests()));
    }

    private static Attempt nothingToDo(Step step, Proposal proposal) {
        boolean isUnexplained =
                proposal.refusals().isEmpty() && !step.findings().isEmpty() && !Scaffolding.isScaffolding(step);
        List<Refusal> refusals = isUnexplained ? List.of(StepRefusal.unknownForm(step)) : proposal.refusals();
        String why = refusals.stream()
                .findFirst()
                .map(refusal -> "refused (" + refusal.hazard() + "): " + refusal.evidence())
                .orElse("already as it should be");
        return new Attempt(step, State.NOTHING_TO_DO, why, refusals);
    }

    void restore(ProjectTree.Snapshot snapshot) {
        List<FileChange> restored = tree.restore(snapshot);
        rewriting.refresh(restored.stream().map(FileChange::path).toList());
        proof.removed(restored.stream()
                .filter(change -> change.after().isEmpty())
                .map(FileChange::path)
                .toList());
    }

    private Attempt takeBack(ProjectTree.Snapshot start, Step step, String reason, Proposal proposal) {
        restore(start);
        progress.accept("  taken back: " + reason);
        List<Refusal> refusals = new ArrayList<>(proposal.refusals());
        refusals.add(StepRefusal.proof(step, reason));
        return new Attempt(step, State.REVERTED, reason, refusals);
    }

    private void write(List<FileChange> changes) {
        if (!changes.isEmpty()) {
            tree.apply(changes);
            rewriting.refresh(changes.stream().map(FileChange::path).toList());
        }
    }
}
