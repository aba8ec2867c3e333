package dev.unblock.benchmarks.speed;

import dev.unblock.model.Family;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Unblock as its users start it, with all rules and the JSON report. */
final class Unblock implements Engine {

    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=20",
            "-XX:NewRatio=3",
            "-XX:MaxNewSize=96m",
            "-XX:MetaspaceSize=64m",
            "-XX:-DontCompileHugeMethods");

    private static final String REPORT = "unblock.json";
    /** Done, or done with parts of the input unread, which the result tells. */
    private static final Set<Integer> DONE = Set.of(0, 4);

    /** Options that mean those of its own launcher, which looks at the size of the project. */
    static final List<String> AS_LAUNCHED = List.of("as-launched");

    private static final int LARGE = 4_000;

    private final UnblockState state;
    private final Program program;
    private final Path cache;
    private Optional<SourceChange> change = Optional.empty();

    /**
     * How it is started.
     *
     * @param jvmOptions as its launcher sets them
     * @param options in front of the cache's folder
     */
    record Program(Path jar, List<String> jvmOptions, List<String> options) {

        Program {
            jvmOptions = List.copyOf(jvmOptions);
            options = List.copyOf(options);
        }
    }

    Unblock(UnblockState state, Program program, Path cache) {
        this.state = state;
        this.program = program;
        this.cache = cache;
    }

    @Override
    public String name() {
        return state.title();
    }

    @Override
    public String work() {
        return state.work();
    }

    @Override
    public void before(Material material) throws IOException {
        switch (state) {
            case COLD -> Folders.makeEmpty(cache.resolve(material.corpus().name()));
            case WARM -> {}
            case ONE_FILE_CHANGED -> change = Optional.of(SourceChange.apply(material));
        }
    }

    @Override
    public void after(Material material) throws IOException {
        if (change.isPresent()) {
            change.get().revert();
            change = Optional.empty();
        }
    }

    @Override
    public List<String> command(Material material, Path output) {
        List<String> jvm =
                new ArrayList<>(program.jvmOptions().equals(AS_LAUNCHED) ? launched(material) : program.jvmOptions());
        if (jvm.stream().noneMatch(option -> option.startsWith("-Xmx"))) {
            jvm.addAll(JavaCommand.defaults(material.corpus()));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "analyze",
                material.project().toString(),
                "--classes",
                material.classes().toString(),
                "--classpath",
                material.dependencyPath(),
                "--format",
                "json",
                "--output",
                output.toString()));
        if (!program.options().isEmpty()) {
            arguments.addAll(program.options());
            arguments.add(cache.resolve(material.corpus().name()).toString());
        }
        return JavaCommand.with(jvm).jar(program.jar(), arguments);
    }

    /** Given here, so that it works in the one process that is measured. */
    private static List<String> launched(Material material) {
        List<String> options = new ArrayList<>(ALWAYS);
        if (material.files() < LARGE) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    @Override
    public Outcome outcome(Path log, Path output, int exitCode) throws IOException {
        Path report = output.resolve(REPORT);
        if (!DONE.contains(exitCode) || !Files.isRegularFile(report)) {
            return Outcome.failed("exit code " + exitCode);
        }
        return Outcome.of(text(ResultJson.read(Files.readString(report))));
    }

    static String text(Result result) {
        long blocking = result.findings().stream()
                .filter(finding -> finding.family() == Family.BLOCKING)
                .count();
        return result.findings().size() + " findings, " + blocking + " of them blocking";
    }
}
