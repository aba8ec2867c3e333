package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes over what the project's own build makes of our changes: many builds format sources before they compile them, and
 * others only check, so that their formatter has to be asked.
 */
final class FormattingProof implements Proof {

    /** Modules are checked one after the other, and the first that fails may be all that is told. */
    private static final int MOST_ROUNDS = 8;

    private final Proof proof;
    private final ProjectTree tree;
    private final Rewriting rewriting;

    FormattingProof(Proof proof, ProjectTree tree, Rewriting rewriting) {
        this.proof = proof;
        this.tree = tree;
        this.rewriting = rewriting;
    }

    @Override
    public void establish() {
        proof.establish();
    }

    @Override
    public String memory() {
        return proof.memory();
    }

    @Override
    public void recall(String memory) {
        proof.recall(memory);
    }

    @Override
    public Optional<String> measure() {
        return proof.measure();
    }

    @Override
    public Verdict compiles() {
        return settled(proof::compiles);
    }

    @Override
    public Verdict holds() {
        return settled(proof::holds);
    }

    @Override
    public Verdict holds(Set<String> tests) {
        return settled(() -> proof.holds(tests));
    }

    @Override
    public Verdict holdsAround(Set<String> files) {
        return settled(() -> proof.holdsAround(files));
    }

    @Override
    public boolean layOut() {
        return proof.layOut();
    }

    @Override
    public void distrust(Set<String> tests) {
        proof.distrust(tests);
    }

    @Override
    public void removed(List<String> sources) {
        proof.removed(sources);
    }

    @Override
    public void stop() {
        proof.stop();
    }

    private Verdict settled(Supplier<Verdict> question) {
        Verdict verdict = asked(question);
        for (int round = 0; round < MOST_ROUNDS && !verdict.isProven() && layOut(); round++) {
            refresh(tree.takeOverFormatted());
            verdict = asked(question);
        }
        return verdict;
    }

    private Verdict asked(Supplier<Verdict> question) {
        Verdict verdict = question.get();
        refresh(tree.takeOverLayout());
        return verdict;
    }

    private void refresh(List<String> formatted) {
        if (!formatted.isEmpty()) {
            rewriting.refresh(formatted);
        }
    }
}
