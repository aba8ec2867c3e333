package dev.unblock.analyzer.join;

/** A top-level type in a file; two modules may have types of one name. */
public record Place(String file, String outermost) {}
