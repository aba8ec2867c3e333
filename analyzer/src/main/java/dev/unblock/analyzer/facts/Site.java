package dev.unblock.analyzer.facts;

import org.jspecify.annotations.Nullable;

/**
 * A place in a source file.
 *
 * @param file relative to the project, with {@code /}
 * @param line of the name that is called or accessed, from 1
 * @param column of that name, from 1; 0 where only bytecode was there
 * @param endLine where the expression ends
 * @param loops how many loops of the same method (or lambda) surround it
 */
public record Site(String file, int line, int column, int endLine, int loops) {

    public Site {
        if (line < 1 || endLine < line || loops < 0) {
            throw new IllegalArgumentException(file + ":" + line + "-" + endLine + ", " + loops + " loops");
        }
    }

    public boolean inLoop() {
        return loops > 0;
    }

    /** Written out for speed, as that of {@link MethodKey}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Site that
                        && line == that.line
                        && column == that.column
                        && endLine == that.endLine
                        && loops == that.loops
                        && file.equals(that.file);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * (31 * (31 * file.hashCode() + line) + column) + endLine) + loops;
    }
}
