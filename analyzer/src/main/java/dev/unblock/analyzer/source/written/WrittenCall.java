package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.facts.Site;

/**
 * A call as written.
 *
 * @param name of the method, or the simple name of the type that is made; empty for anonymous types
 * @param arguments how many
 * @param compiledLine the line that compilers give the call: that of its opening parenthesis
 * @param statementLine the first line of the statement around it
 */
public record WrittenCall(Kind kind, String name, int arguments, int compiledLine, int statementLine, Site site) {

    /** The kinds of calls. */
    public enum Kind {
        CALL,
        NEW,
        /** {@code this(…)} or {@code super(…)}. */
        CONSTRUCTOR,
        /** A method reference: where the compiler writes a method of its own for it, that holds the call. */
        REFERENCE
    }
}
