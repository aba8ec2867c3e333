package dev.unblock.benchmarks;

import dev.unblock.benchmarks.comparison.RunSize;
import dev.unblock.model.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The command line: a command, flags, and options with a value. */
record Options(Command command, RunSize size, Map<String, String> values) {

    private static final List<String> WITH_VALUE = List.of(
            "--report",
            "--before",
            "--after",
            "--simulator",
            "--output",
            "--work",
            "--root",
            "--maven-home",
            "--repository",
            "--corpora",
            "--minutes",
            "--page",
            "--unblock-jvm",
            "--jdk",
            "--project");

    private static final Map<String, RunSize> SIZES =
            Map.of("--quick", RunSize.QUICK, "--standard", RunSize.STANDARD, "--full", RunSize.FULL);

    enum Command {
        CASE_STUDY,
        MEASURE,
        PICTURE,
        SPEED,
        SEEN_WAITS
    }

    Options {
        values = Map.copyOf(values);
    }

    static Options parse(String[] arguments) {
        if (arguments.length == 0) {
            throw usage("no command");
        }
        RunSize size = RunSize.STANDARD;
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            if (SIZES.containsKey(argument)) {
                size = SIZES.get(argument);
            } else if (WITH_VALUE.contains(argument) && i + 1 < arguments.length) {
                values.put(argument, arguments[++i]);
            } else if (equals > 0 && WITH_VALUE.contains(argument.substring(0, equals))) {
                values.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                throw usage("unknown option, or no value: " + argument);
            }
        }
        return new Options(command(arguments[0]), size, values);
    }

    private static Command command(String name) {
        return Arrays.stream(Command.values())
                .filter(command -> name(command).equals(name))
                .findFirst()
                .orElseThrow(() -> usage("unknown command: " + name));
    }

    private static String name(Command command) {
        return command.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static UsageException usage(String problem) {
        return new UsageException(
                problem + "\nUsage: case-study [--root DIR] [--work DIR] [--maven-home DIR] [--repository DIR] "
                        + "[--quick | --full]\n       measure --before JAR [--after JAR] --simulator TEST-CLASSES "
                        + "[--output FILE.json] [--work DIR] [--quick | --full]\n       picture --report FILE.html "
                        + "--output FILE.png\n       speed [--root DIR] [--work DIR] [--corpora S:3,M:3,L:1] "
                        + "[--minutes N] [--page FILE.md] [--unblock-jvm OPTIONS] [--maven-home DIR] "
                        + "[--repository DIR]\n       seen-waits [--root DIR] [--work DIR] [--project DIR] [--jdk DIR] "
                        + "[--page FILE.md] [--maven-home DIR] [--repository DIR]");
    }

    Path path(String option) {
        return optional(option).orElseThrow(() -> usage("missing " + option));
    }

    Optional<Path> optional(String option) {
        return text(option).map(Path::of);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(values.get(option)).filter(value -> !value.isBlank());
    }

    /** The root of the repository. */
    Path root() {
        return optional("--root").orElse(Path.of("")).toAbsolutePath().normalize();
    }

    /** Where to work: the given folder, or one below the root's build output. */
    Path work(String name) {
        return optional("--work").orElse(root().resolve("target").resolve(name)).toAbsolutePath();
    }
}
