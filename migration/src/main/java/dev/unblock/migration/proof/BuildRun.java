package dev.unblock.migration.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How one run of a build ended. */
public record BuildRun(int exitCode, List<String> output, Path log) {

    private static final int MESSAGES = 3;

    /** As Maven's compiler plugin writes them, and as Gradle and others leave javac's own. */
    private static final Pattern ERROR =
            Pattern.compile("\\[ERROR\\] (.+\\.java:\\[\\d+,\\d+\\].*)|(.+\\.java:\\d+: error: .*)");

    public BuildRun {
        output = List.copyOf(output);
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * What a person should read first: the compiler's messages, else the goal's that failed, else the tests' or whatever
     * else the build has to say, else its last words.
     */
    String problems(String project) {
        String compiler = output.stream()
                .map(ERROR::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
                .map(message -> message.replace(project + "/", ""))
                .distinct()
                .limit(MESSAGES)
                .collect(Collectors.joining("; "));
        if (!compiler.isEmpty()) {
            return compiler;
        }
        String told = output.stream()
                .skip(FailedGoals.firstOtherThanTests(output))
                .filter(line -> line.startsWith("[ERROR] ") || line.startsWith("[FATAL] "))
                .map(line -> line.substring("[ERROR] ".length()).replace(project + "/", ""))
                .takeWhile(line -> !line.startsWith("To see the full stack trace"))
                .filter(line -> !line.isBlank())
                .limit(MESSAGES)
                .collect(Collectors.joining("; "));
        return told.isBlank() ? lastWords() : told;
    }

    /** What a build says that is not Maven's. */
    private String lastWords() {
        List<String> lines = output.stream().filter(line -> !line.isBlank()).toList();
        String last = String.join("; ", lines.subList(Math.max(0, lines.size() - MESSAGES), lines.size()));
        return "it ended with exit code " + exitCode + (last.isBlank() ? "" : ": " + last);
    }
}
