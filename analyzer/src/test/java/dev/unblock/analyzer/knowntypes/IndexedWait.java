package dev.unblock.analyzer.knowntypes;

/**
 * That a method waits, as the index is to have it.
 *
 * @param counts by itself; else only beside an overload that does
 */
public record IndexedWait(LibraryWait how, boolean counts) {}
