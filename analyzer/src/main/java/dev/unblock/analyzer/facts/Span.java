package dev.unblock.analyzer.facts;

/** A stretch of a source file, ends included; columns from 1. */
public record Span(int firstLine, int firstColumn, int lastLine, int lastColumn) {

    /** Whether the place's name stands in it; by lines alone where the place has no column. */
    public boolean holds(Site site) {
        return isAfterStart(site) && isBeforeEnd(site);
    }

    /** Whether all of its lines are among the other's. */
    public boolean isWithin(Span other) {
        return firstLine >= other.firstLine && lastLine <= other.lastLine;
    }

    private boolean isAfterStart(Site site) {
        return site.line() > firstLine
                || site.line() == firstLine && (site.column() == 0 || site.column() >= firstColumn);
    }

    private boolean isBeforeEnd(Site site) {
        return site.line() < lastLine || site.line() == lastLine && site.column() <= lastColumn;
    }
}
