package dev.unblock.model;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong at one place.
 *
 * @param id stable across runs and edits elsewhere: rule, enclosing method, target and occurrence; see {@link FindingId}
 * @param rule name of the rule, which is also the name of its page
 * @param file relative to the project, with {@code /}
 * @param line line of the called method's name, or of a field's declaration; from 1
 * @param endLine line where the expression ends, at least {@code line}
 * @param column column of the called name, from 1; 0 where no source was there to tell
 * @param method the enclosing method, written {@code com.shop.OrderService#load(long)}; for a field
 *     {@code com.shop.OrderService#cache}
 * @param message one or two sentences a person can act on
 * @param threads the kinds of thread that can run this place, sorted
 * @param paths from the nearest entry points to here: those on the worst kind of thread first, then the shortest first
 * @param related further places that belong to the finding
 * @param exposure who gets here, under which circumstances, at what price
 */
public record Finding(
        String id,
        String rule,
        Family family,
        Severity severity,
        Confidence confidence,
        String file,
        int line,
        int endLine,
        int column,
        String method,
        String message,
        Optional<Sink> sink,
        List<ThreadContext> threads,
        List<CallPath> paths,
        List<Location> related,
        Remedy remedy,
        Optional<Evidence> evidence,
        Status status,
        Optional<Exposure> exposure) {

    public Finding {
        threads = threads.stream().distinct().sorted().toList();
        paths = List.copyOf(paths);
        related = List.copyOf(related);
        if (line < 1 || endLine < line) {
            throw new IllegalArgumentException("lines " + line + " to " + endLine + " in " + file);
        }
    }

    /** A finding whose exposure is not known. */
    public Finding(
            String id,
            String rule,
            Family family,
            Severity severity,
            Confidence confidence,
            String file,
            int line,
            int endLine,
            int column,
            String method,
            String message,
            Optional<Sink> sink,
            List<ThreadContext> threads,
            List<CallPath> paths,
            List<Location> related,
            Remedy remedy,
            Optional<Evidence> evidence,
            Status status) {
        this(
                id,
                rule,
                family,
                severity,
                confidence,
                file,
                line,
                endLine,
                column,
                method,
                message,
                sink,
                threads,
                paths,
                related,
                remedy,
                evidence,
                status,
                Optional.empty());
    }

    /** How long a thread waits here during one call of an entry point, as estimated; 0 where nothing was estimated. */
    public double estimatedMillis() {
        return exposure.flatMap(Exposure::estimate)
                .map(Exposure.Estimate::millis)
                .orElse(0.0);
    }

    /** Whether it tells of a wait of its own: others of the family tell of several calls, or of what a call leads to. */
    public boolean tellsOfOneWait() {
        return family == Family.BLOCKING && sink.isPresent();
    }

    public Finding withRemedy(Remedy changed) {
        return new Finding(
                id,
                rule,
                family,
                severity,
                confidence,
                file,
                line,
                endLine,
                column,
                method,
                message,
                sink,
                threads,
                paths,
                related,
                changed,
                evidence,
                status,
                exposure);
    }

    public Finding withStatus(Status changed) {
        return new Finding(
                id,
                rule,
                family,
                severity,
                confidence,
                file,
                line,
                endLine,
                column,
                method,
                message,
                sink,
                threads,
                paths,
                related,
                remedy,
                evidence,
                changed,
                exposure);
    }

    public Finding withEvidence(Evidence changed) {
        return new Finding(
                id,
                rule,
                family,
                severity,
                confidence,
                file,
                line,
                endLine,
                column,
                method,
                message,
                sink,
                threads,
                paths,
                related,
                remedy,
                Optional.of(changed),
                status,
                exposure);
    }

    public Finding withExposure(List<CallPath> shown, Exposure changed) {
        return new Finding(
                id,
                rule,
                family,
                severity,
                confidence,
                file,
                line,
                endLine,
                column,
                method,
                message,
                sink,
                threads,
                shown,
                related,
                remedy,
                evidence,
                status,
                Optional.of(changed));
    }

    /**
     * What is waited for.
     *
     * @param kind e.g. {@code http}, {@code jdbc}, {@code sleep}; the kinds of the catalogue
     * @param call written {@code java.lang.Thread#sleep(long)}
     */
    public record Sink(String kind, String call) {}

    /** A further place. */
    public record Location(String file, int line, String message) {}

    /**
     * What a recording of a real run saw here.
     *
     * @param count blocking events
     * @param blockedMillis total time blocked, in milliseconds
     */
    public record Evidence(long count, Optional<Double> blockedMillis) {}

    /** Where a finding stands in the life of a project. */
    public enum Status {
        /** Open. */
        @com.fasterxml.jackson.annotation.JsonProperty("open")
        OPEN,
        /** Known and accepted in the baseline. */
        @com.fasterxml.jackson.annotation.JsonProperty("baseline")
        BASELINE,
        /** Silenced in the source, with a reason. */
        @com.fasterxml.jackson.annotation.JsonProperty("suppressed")
        SUPPRESSED
    }
}
