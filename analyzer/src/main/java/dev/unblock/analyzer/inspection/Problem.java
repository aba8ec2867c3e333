package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Confidence;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Finding.Sink;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a rule has to say about one place; it becomes a finding with its id, threads and paths.
 *
 * @param subject signature of the enclosing method as people know it, or of the field
 * @param owner type that the place belongs to
 * @param runs methods (or lambdas) whose threads and paths count: the enclosing one, or those that touch the field
 * @param target what is called or touched
 * @param waitsFor at or below the place, where the problem is about one
 */
public record Problem(
        String subject,
        String owner,
        List<MethodKey> runs,
        Site site,
        String target,
        Severity severity,
        Confidence confidence,
        String message,
        Optional<Sink> sink,
        List<Location> related,
        Remedy remedy,
        Optional<Wait> waitsFor) {

    private static final Remedy NO_CHANGE = Remedy.manual("No automatic change: see the rule's page.");

    public Problem {
        runs = List.copyOf(runs);
        related = List.copyOf(related);
    }

    public static Problem at(MethodFact method, CallSite call) {
        Problem problem = at(method, call.site(), call.target().signature());
        return call.attribution() == Attribution.IMPORTS ? problem.confidence(Confidence.MEDIUM) : problem;
    }

    public static Problem at(MethodFact method, Site site, String target) {
        MethodKey named = method.named();
        return new Problem(
                named.signature(),
                named.owner(),
                List.of(method.key()),
                site,
                target,
                Severity.MEDIUM,
                Confidence.HIGH,
                "",
                Optional.empty(),
                List.of(),
                NO_CHANGE,
                Optional.empty());
    }

    /** On the declaration of a method. */
    public static Problem at(MethodFact method) {
        return at(method, method.site(), method.key().signature());
    }

    /** On a line of a file that belongs to no method. */
    public static Problem in(TypeFact type, String file, int line, String target) {
        return new Problem(
                type.name(),
                type.name(),
                List.of(),
                new Site(file, line, 0, line, 0),
                target,
                Severity.MEDIUM,
                Confidence.HIGH,
                "",
                Optional.empty(),
                List.of(),
                NO_CHANGE,
                Optional.empty());
    }

    /** On the declaration of a field, touched by the given methods. */
    public static Problem on(FieldFact field, List<MethodKey> touchedBy) {
        String signature = field.key().signature();
        return new Problem(
                signature,
                field.key().owner(),
                touchedBy,
                field.site(),
                signature,
                Severity.MEDIUM,
                Confidence.HIGH,
                "",
                Optional.empty(),
                List.of(),
                NO_CHANGE,
                Optional.empty());
    }

    /** Reaching down to this line. */
    public Problem until(int endLine) {
        Site wide = new Site(site.file(), site.line(), site.column(), Math.max(endLine, site.line()), site.loops());
        return new Problem(
                subject, owner, runs, wide, target, severity, confidence, message, sink, related, remedy, waitsFor);
    }

    public Problem severity(Severity changed) {
        return new Problem(
                subject, owner, runs, site, target, changed, confidence, message, sink, related, remedy, waitsFor);
    }

    public Problem confidence(Confidence changed) {
        return new Problem(
                subject, owner, runs, site, target, severity, changed, message, sink, related, remedy, waitsFor);
    }

    public Problem message(String changed) {
        return new Problem(
                subject, owner, runs, site, target, severity, confidence, changed, sink, related, remedy, waitsFor);
    }

    public Problem sink(String kind, String call) {
        return new Problem(
                subject,
                owner,
                runs,
                site,
                target,
                severity,
                confidence,
                message,
                Optional.of(new Sink(kind, call)),
                related,
                remedy,
                waitsFor);
    }

    /** What the thread waits for at or below the place. */
    public Problem waitsIn(Wait found) {
        return new Problem(
                subject,
                owner,
                runs,
                site,
                target,
                severity,
                confidence,
                message,
                Optional.of(new Sink(found.kind().label(), found.called())),
                related,
                remedy,
                Optional.of(found));
    }

    public Problem related(List<Location> changed) {
        return new Problem(
                subject, owner, runs, site, target, severity, confidence, message, sink, changed, remedy, waitsFor);
    }

    public Problem remedy(Remedy changed) {
        return new Problem(
                subject, owner, runs, site, target, severity, confidence, message, sink, related, changed, waitsFor);
    }
}
