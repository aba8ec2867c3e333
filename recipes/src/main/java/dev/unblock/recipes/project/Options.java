package dev.unblock.recipes.project;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Validated;

/** Checks that recipe options make sense; a recipe built without options fails here, not while it runs. */
public final class Options {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");

    private Options() {}

    public static Validated<Integer> positive(String option, @Nullable Integer value) {
        return Validated.<Integer>test(option, "A whole number above zero", value == null ? 0 : value, v -> v > 0);
    }

    public static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    public static Validated<String> packageName(String option, @Nullable String value) {
        return matching(option, "A package name", value, PACKAGE);
    }

    public static Validated<String> beanName(String option, @Nullable String value) {
        return matching(option, "A bean name that is a Java identifier", value, NAME);
    }

    private static Validated<String> matching(String option, String what, @Nullable String value, Pattern pattern) {
        return Validated.<String>test(option, what, value == null ? "" : value, v -> pattern.matcher(v)
                .matches());
    }
}
