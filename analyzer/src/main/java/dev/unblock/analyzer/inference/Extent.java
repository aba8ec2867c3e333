package dev.unblock.analyzer.inference;

/**
 * How far libraries are gone into.
 *
 * @param deepest steps away from the application
 * @param mostMethods that are entered
 * @param widest virtual call that is followed, in implementations
 */
record Extent(int deepest, int mostMethods, int widest) {

    /** What an analysis has time for. */
    static final Extent OF_AN_ANALYSIS = new Extent(12, 40_000, 2);
}
