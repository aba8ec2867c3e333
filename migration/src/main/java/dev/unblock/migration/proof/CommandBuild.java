package dev.unblock.migration.proof;

import java.util.List;
import java.util.Set;

/** A build that is one command to compile and one to test; it always runs all tests. */
final class CommandBuild implements Build {

    private final List<String> compile;
    private final List<String> test;
    private final ChildProcess process;

    CommandBuild(List<String> compile, List<String> test, ChildProcess process) {
        this.compile = List.copyOf(compile);
        this.test = List.copyOf(test);
        this.process = process;
    }

    @Override
    public BuildRun compile() {
        return process.run(compile);
    }

    @Override
    public BuildRun test() {
        return process.run(test);
    }

    @Override
    public BuildRun test(Set<String> classes) {
        return test();
    }

    @Override
    public boolean canChooseTests() {
        return false;
    }

    /** A command tells neither which check failed nor how to mend it. */
    @Override
    public boolean layOut(BuildRun failed) {
        return false;
    }

    @Override
    public void stop() {
        process.stop();
    }
}
