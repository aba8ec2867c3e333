package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes a project through the waves of a plan: every step is proven and kept, or taken back.
 *
 * <p>Slice by slice: what a slice changed compiles and passes the tests that know it, or is taken back; then it is sealed.
 * At the end of a wave all tests decide. Whatever stops the run, a kill included, leads back to the last sealed slice, and
 * a later run can go on from there. Steps that only prepared others are taken back when none of those was kept: nothing
 * unused is left.
 */
public final class Engine {

    private final ProjectTree tree;
    private final Trail trail;
    private final StepSequence sequence;
    private final Proof proof;
    private final Consumer<String> progress;

    public Engine(ProjectTree tree, Rewriting rewriting, Proof proof, Consumer<String> progress) {
        Proof formatting = new FormattingProof(proof, tree, rewriting);
        this.tree = tree;
        this.trail = new Trail(tree);
        this.sequence = new StepSequence(
                tree, trail, new StepRunner(tree, rewriting, formatting, progress), formatting, progress);
        this.proof = proof;
        this.progress = progress;
    }

    /**
     * What became of the steps.
     *
     * @param steps in the order in which they were taken, each with its state
     * @param refusals what recipes declined and what failed its proof
     * @param patches one per wave that changed something
     * @param slices one per slice that changed something
     * @param changes of the whole run, sorted by path
     * @param brokeTests ids of the steps that compiled and were taken back because of tests
     */
    public record Outcome(
            List<Step> steps,
            List<Refusal> refusals,
            List<WavePatch> patches,
            List<SlicePatch> slices,
            List<FileChange> changes,
            Set<String> brokeTests) {

        public Outcome {
            steps = List.copyOf(steps);
            refusals = List.copyOf(refusals);
            patches = List.copyOf(patches);
            slices = List.copyOf(slices);
            changes = List.copyOf(changes);
            brokeTests = Set.copyOf(brokeTests);
        }
    }

    /** Goes through the waves in order; the proof is established already. */
    public Outcome run(List<Wave> waves) {
        return run(waves, outcome -> {});
    }

    /**
     * The same.
     *
     * @param last is done with what came of it before the run counts as finished
     */
    public Outcome run(List<Wave> waves, Consumer<Outcome> last) {
        try (TreeGuard guard = TreeGuard.over(tree, proof, progress)) {
            trail.load(waves.stream()
                    .flatMap(wave -> wave.steps().stream())
                    .collect(Collectors.toMap(Step::id, Function.identity())));
            take(waves.stream().filter(wave -> !wave.steps().isEmpty()).toList());
            Outcome outcome = outcome(waves);
            last.accept(outcome);
            tree.finishUndoably();
            guard.completed();
            return outcome;
        }
    }

    private void take(List<Wave> waves) {
        Pace pace = pace(waves);
        for (int at = 0; at < waves.size(); at++) {
            Wave wave = waves.get(at);
            progress.accept("Wave " + wave.number() + ": " + wave.title());
            Slice.of(wave).stream().filter(slice -> !isTaken(slice)).forEach(slice -> {
                progress.accept(pace.next());
                sequence.trySlice(slice.steps());
                trail.seal("slice " + slice.id());
            });
            if (at == waves.size() - 1) {
                takeBackUnused();
            }
            String end = "wave " + wave.number();
            if (!tree.hasReached(end)) {
                sequence.prove();
                trail.seal(end);
            }
        }
        // What tests broke was the only use of something: without it the tests decide again.
        do {
            sequence.prove();
        } while (takeBackUnused());
        trail.seal("proven");
    }

    private Pace pace(List<Wave> waves) {
        List<Slice> slices =
                waves.stream().flatMap(wave -> Slice.of(wave).stream()).toList();
        return new Pace(System::nanoTime, slices.size(), (int)
                slices.stream().filter(this::isTaken).count());
    }

    private boolean isTaken(Slice slice) {
        return slice.steps().stream().allMatch(trail::has);
    }

    private boolean takeBackUnused() {
        List<Step> unused = Scaffolding.unused(trail.attempts());
        if (!unused.isEmpty()) {
            progress.accept("Taking back " + unused.size() + " step(s) that nothing kept needs");
            sequence.takeBack(unused, "nothing that needs it was kept");
        }
        return !unused.isEmpty();
    }

    private Outcome outcome(List<Wave> waves) {
        List<Attempt> attempts = trail.attempts();
        List<Slice> slices =
                waves.stream().flatMap(wave -> Slice.of(wave).stream()).toList();
        return new Outcome(
                attempts.stream()
                        .map(attempt -> attempt.step().withState(attempt.state(), attempt.note()))
                        .toList(),
                attempts.stream()
                        .flatMap(attempt -> attempt.refusals().stream())
                        .distinct()
                        .toList(),
                wavePatches(slices),
                slicePatches(slices),
                tree.changesSince(ProjectTree.Snapshot.START),
                attempts.stream()
                        .filter(attempt -> !attempt.failedTests().isEmpty())
                        .map(attempt -> attempt.step().id())
                        .collect(Collectors.toSet()));
    }

    private List<WavePatch> wavePatches(List<Slice> slices) {
        List<Slice> firsts = new ArrayList<>();
        for (Slice slice : slices) {
            if (firsts.isEmpty() || firsts.get(firsts.size() - 1).wave() != slice.wave()) {
                firsts.add(slice);
            }
        }
        List<WavePatch> patches = new ArrayList<>();
        for (int at = 0; at < firsts.size(); at++) {
            WavePatch.of(firsts.get(at).wave(), changes(firsts, at)).ifPresent(patches::add);
        }
        return patches;
    }

    private List<SlicePatch> slicePatches(List<Slice> slices) {
        List<SlicePatch> patches = new ArrayList<>();
        for (int at = 0; at < slices.size(); at++) {
            List<FileChange> changes = changes(slices, at);
            if (!changes.isEmpty()) {
                List<Step> kept = trail.applied(slices.get(at).steps());
                patches.add(new SlicePatch(slices.get(at), kept, UnifiedDiff.of(changes)));
            }
        }
        return patches;
    }

    /** What lies between the start of this slice and that of the next one in the list. */
    private List<FileChange> changes(List<Slice> slices, int at) {
        Optional<Step> next =
                at + 1 < slices.size() ? Optional.of(slices.get(at + 1).steps().get(0)) : Optional.empty();
        return trail.changes(slices.get(at).steps().get(0), next);
    }
}
