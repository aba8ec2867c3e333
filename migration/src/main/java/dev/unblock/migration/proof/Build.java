package dev.unblock.migration.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A project's own build, run in child processes. */
public interface Build {

    /** Compiles everything, tests included. */
    BuildRun compile();

    /** Compiles and runs tests; failing ones need not fail the build, which reports them. */
    BuildRun test();

    /** The same for these classes alone, where the build can choose; else for all. */
    BuildRun test(Set<String> classes);

    /** Whether it can run some of the tests alone. */
    boolean canChooseTests();

    /** Lets the project's own formatter lay out what its check minded in this run; whether that is what it minded. */
    boolean layOut(BuildRun failed);

    /** Has the build tell the class paths of its modules, where nobody else knows them; answers whether it did. */
    default boolean tellsClassPaths() {
        return false;
    }

    /** Ends the child and everything it started; may be called from another thread. */
    void stop();

    /** Maven: the one around us, on the PATH, or the project's wrapper. */
    static Build maven(Path project, Path logs, Duration timeout, List<String> options) {
        return new MavenBuild(project, new ChildProcess(project, logs, timeout), options);
    }

    /** Gradle: the project's wrapper, or the one on the PATH. */
    static Build gradle(Path project, Path logs, Duration timeout) {
        return new GradleBuild(project, logs, new ChildProcess(project, logs, timeout));
    }

    /** Whatever the user says proves the project. */
    static Build command(String command, Path project, Path logs, Duration timeout) {
        List<String> words = CommandLine.words(command);
        return new CommandBuild(words, words, new ChildProcess(project, logs, timeout));
    }
}
