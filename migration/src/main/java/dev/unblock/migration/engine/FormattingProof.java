package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import java.util.List;
import java.util.Set;

/** Takes over what the project's own build makes of our changes: many builds format sources before they compile them. */
final class FormattingProof implements Proof {

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
    public Verdict compiles() {
        return settled(proof.compiles());
    }

    @Override
    public Verdict holds() {
        return settled(proof.holds());
    }

    @Override
    public Verdict holds(Set<String> tests) {
        return settled(proof.holds(tests));
    }

    @Override
    public Verdict holdsAround(Set<String> files) {
        return settled(proof.holdsAround(files));
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

    private Verdict settled(Verdict verdict) {
        List<String> formatted = tree.takeOverLayout();
        if (!formatted.isEmpty()) {
            rewriting.refresh(formatted);
        }
        return verdict;
    }
}
