package dev.unblock.migration.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The project's own Maven build.
 *
 * <p>Offline first: what is needed is usually there. The first run that misses something goes online, and all later ones
 * do.
 */
final class MavenBuild implements Build {

    private static final String OFFLINE = "-o";
    private static final List<String> ALWAYS = List.of("-B", "-ntp", "-Dstyle.color=never");
    private static final List<String> TEST = List.of("test", "-fae", "-Dmaven.test.failure.ignore=true");

    private final Path project;
    private final ChildProcess process;
    private final List<String> options;
    private boolean offline = true;

    MavenBuild(Path project, ChildProcess process, List<String> options) {
        this.project = project;
        this.process = process;
        this.options = List.copyOf(options);
    }

    @Override
    public BuildRun compile() {
        return run(List.of("test-compile"));
    }

    @Override
    public BuildRun test() {
        return run(TEST);
    }

    @Override
    public BuildRun test(Set<String> classes) {
        List<String> arguments = new ArrayList<>(TEST);
        arguments.add("-Dtest=" + String.join(",", classes));
        arguments.add("-DfailIfNoTests=false");
        arguments.add("-Dsurefire.failIfNoSpecifiedTests=false");
        return run(arguments);
    }

    @Override
    public boolean canChooseTests() {
        return true;
    }

    @Override
    public boolean layOut(BuildRun failed) {
        List<List<String>> remedies = FormatChecks.remedies(failed.output());
        return !remedies.isEmpty()
                && remedies.stream().allMatch(remedy -> run(remedy).succeeded());
    }

    @Override
    public void stop() {
        process.stop();
    }

    private BuildRun run(List<String> arguments) {
        if (offline) {
            List<String> withoutNetwork = new ArrayList<>(arguments);
            withoutNetwork.add(OFFLINE);
            BuildRun run = start(withoutNetwork);
            if (!missedSomethingOffline(run) || options.contains(OFFLINE)) {
                return run;
            }
            offline = false;
        }
        return start(arguments);
    }

    private BuildRun start(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(MavenLauncher.find(project).toString()));
        command.addAll(ALWAYS);
        command.addAll(options);
        command.addAll(arguments);
        return process.run(command);
    }

    private static boolean missedSomethingOffline(BuildRun run) {
        return !run.succeeded()
                && run.output().stream()
                        .anyMatch(line -> line.contains("offline mode")
                                || line.contains("has not been downloaded from it before"));
    }
}
