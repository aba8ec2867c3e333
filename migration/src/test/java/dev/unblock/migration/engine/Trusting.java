package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds everything proven; tests override what they ask about. */
class Trusting implements Proof {

    @Override
    public void establish() {}

    @Override
    public String memory() {
        return "";
    }

    @Override
    public void recall(String memory) {}

    @Override
    public Optional<String> measure() {
        return Optional.of("trust");
    }

    @Override
    public Verdict compiles() {
        return Verdict.PROVEN;
    }

    @Override
    public Verdict holds() {
        return Verdict.PROVEN;
    }

    @Override
    public Verdict holds(Set<String> tests) {
        return Verdict.PROVEN;
    }

    @Override
    public Verdict holdsAround(Set<String> files) {
        return Verdict.PROVEN;
    }

    @Override
    public boolean layOut() {
        return false;
    }

    @Override
    public void distrust(Set<String> tests) {}

    @Override
    public void removed(List<String> sources) {}

    @Override
    public void stop() {}
}
