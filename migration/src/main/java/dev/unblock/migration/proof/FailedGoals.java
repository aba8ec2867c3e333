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
        return output.stream().noneMatch(FailedGoals::isOther);
    }

    /** Index of the line that names the first goal other than tests that failed; 0 where there is none. */
    static int firstOtherThanTests(List<String> output) {
        return Math.max(
                0,
                output.indexOf(
                        output.stream().filter(FailedGoals::isOther).findFirst().orElse("")));
    }

    private static boolean isOther(String line) {
        Matcher failed = FAILED.matcher(line);
        return failed.matches() && TESTS.stream().noneMatch(failed.group(1)::contains);
    }
}
