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

    private final Rows cut;
    private final Rows runByCaller;
    private final Rows asynchronous;

    Boundary(LibraryTypes types) {
        this.cut = Rows.of(CUT, types::supertypes);
        this.runByCaller = Rows.of(RUN_BY_CALLER, types::supertypes);
        this.asynchronous = Rows.of(ASYNCHRONOUS, types::supertypes);
    }

    /** Calls of the method are not followed. */
    boolean cuts(MethodKey called) {
        return cut.name(called.owner(), called.name()) || startsSomething(called);
    }

    /** The JDK's method runs what it is handed before it returns. */
    boolean runsArguments(MethodKey called) {
        return runByCaller.name(called.owner(), called.name());
    }

    /** Who gets a future or a publisher does not wait for what it stands for. */
    private boolean startsSomething(MethodKey called) {
        String result = called.returnType();
        return result.indexOf('.') > 0 && asynchronous.name(result, called.name());
    }
}
