package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.MethodKey;

/**
 * Where following ends, as data: what a caller does not wait for, or not so that anybody would want to know, and what
 * the code of a library alone cannot tell.
 */
final class Boundary {

    static final String CUT = "boundary.csv";
    static final String RUN_BY_CALLER = "callers.csv";
    static final String ASYNCHRONOUS = "asynchronous.csv";

    private final LibraryTypes types;
    private final Rows cut = Rows.of(CUT);
    private final Rows runByCaller = Rows.of(RUN_BY_CALLER);
    private final Rows asynchronous = Rows.of(ASYNCHRONOUS);

    Boundary(LibraryTypes types) {
        this.types = types;
    }

    /** Calls of the method are not followed. */
    boolean cuts(MethodKey called) {
        return cut.name(types.supertypes(called.owner()), called.name()) || startsSomething(called);
    }

    /** The JDK's method runs what it is handed before it returns. */
    boolean runsArguments(MethodKey called) {
        return runByCaller.name(types.supertypes(called.owner()), called.name());
    }

    /** Who gets a future or a publisher does not wait for what it stands for. */
    private boolean startsSomething(MethodKey called) {
        String result = called.returnType();
        return result.indexOf('.') > 0 && asynchronous.name(types.supertypes(result), called.name());
    }
}
