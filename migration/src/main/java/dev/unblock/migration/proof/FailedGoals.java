package dev.unblock.migration.proof;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Maven says has failed. Tests that fail leave the rest of the build to judge by; a module that fails to compile does not. */
final class FailedGoals {

    private static final Pattern FAILED = Pattern.compile("\\[ERROR\\] Failed to execute goal (.+)");
    private static final Set<String> TESTS = Set.of("surefire", "failsafe");

    private FailedGoals() {}

    /** Whether nothing but tests failed, as far as the output tells; other builds than Maven's tell nothing. */
    static boolean areAllTests(List<String> output) {
        return output.stream()
                .map(FAILED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .allMatch(goal -> TESTS.stream().anyMatch(goal::contains));
    }
}
