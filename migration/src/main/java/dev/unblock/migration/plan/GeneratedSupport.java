package dev.unblock.migration.plan;

import dev.unblock.analyzer.program.Program;

/**
 * The class that an earlier migration has generated. What waits in it waits for work that the migration started: that was
 * decided when it came, and a later plan does not begin anew with it.
 */
final class GeneratedSupport {

    private static final String NAME = "AsyncSupport";

    private final Program program;

    GeneratedSupport(Program program) {
        this.program = program;
    }

    /** Whether it is the class of this name, written {@code com.shop.AsyncSupport}. */
    boolean is(String type) {
        return type.substring(type.lastIndexOf('.') + 1).equals(NAME)
                && program.type(type + "$ThrowingSupplier").isPresent()
                && program.type(type + "$ThrowingOutcome").isPresent();
    }
}
