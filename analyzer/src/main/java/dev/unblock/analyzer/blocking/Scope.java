package dev.unblock.analyzer.blocking;

/** Types that a row of a user's file means: one with its subtypes, or all of a package and the packages below it. */
record Scope(String name, boolean wholePackage) {

    private static final String PACKAGE = ".*";

    static Scope of(String text) {
        return text.endsWith(PACKAGE)
                ? new Scope(text.substring(0, text.length() - PACKAGE.length()), true)
                : new Scope(text, false);
    }

    /** The type is meant, or lies in the package, or is nested in the type. */
    boolean holds(String type) {
        return type.equals(name) || type.startsWith(name + (wholePackage ? "." : "$"));
    }
}
