package dev.unblock.reports.presentation;

/** In how many files the page comes. */
public enum Layout {
    /** One file that needs nothing else. */
    FILE,
    /** A folder whose page has no code of its own, for servers that allow none. */
    DIRECTORY;

    /** The folder of the second kind. */
    public static final String FOLDER = "report";
}
