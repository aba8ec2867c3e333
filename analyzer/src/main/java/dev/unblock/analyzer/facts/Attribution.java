package dev.unblock.analyzer.facts;

/** Where types and targets were learned, best first. */
public enum Attribution {
    /** From class files: exact. */
    BYTECODE,
    /** From the JDK's compiler in process: exact as far as the class path reaches. */
    COMPILER,
    /** From imports and declared types: about three quarters of the calls. */
    IMPORTS;

    /** The word used in the result's coverage. */
    public String label() {
        return switch (this) {
            case BYTECODE -> "bytecode";
            case COMPILER -> "compiler";
            case IMPORTS -> "imports";
        };
    }
}
