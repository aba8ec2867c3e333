package dev.unblock.analyzer.corpus;

import dev.unblock.analyzer.corpus.Label.Expected;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of one expected wait, or of one finding that nobody expected.
 *
 * @param expected absent for a false alarm
 * @param found absent for a miss
 */
record Verdict(String file, int line, Optional<Expected> expected, Optional<Found> found) {

    /** Reported about several calls together, each of which is a wait of its own. */
    private static final Set<String> ABOUT_SEVERAL = Set.of("SequentialRemoteCalls");

    /** A wait that was reported. */
    record Found(Set<String> threads, String kind) {

        static Found of(Finding finding) {
            Set<String> threads =
                    finding.threads().stream().map(ThreadContext::label).collect(Collectors.toCollection(TreeSet::new));
            return new Found(threads, finding.sink().map(Finding.Sink::kind).orElse("below"));
        }

        @Override
        public String toString() {
            return (threads.isEmpty() ? "nowhere" : String.join("+", threads)) + " " + kind;
        }
    }

    boolean isExact() {
        return isFound()
                && expected.get().isOn(found.get().threads())
                && expected.get().kind().equals(found.get().kind());
    }

    boolean isFound() {
        return expected.isPresent() && found.isPresent();
    }

    boolean isMiss() {
        return found.isEmpty();
    }

    boolean isAlarm() {
        return expected.isEmpty();
    }

    /** As it is written in the list of known gaps, without the reason. */
    String gap() {
        String what = isMiss()
                ? "missed " + expected.orElseThrow()
                : isAlarm()
                        ? "alarm " + found.orElseThrow()
                        : "wrong " + expected.orElseThrow() + " as " + found.orElseThrow();
        return file + ":" + line + " " + what;
    }

    /** All verdicts on one program. */
    static List<Verdict> of(CorpusProject project, List<Finding> findings) {
        Map<String, Set<Found>> byLine = new TreeMap<>();
        for (Finding finding : findings) {
            if (finding.family() == Family.BLOCKING && !ABOUT_SEVERAL.contains(finding.rule())) {
                byLine.computeIfAbsent(finding.file() + ":" + finding.line(), line -> new LinkedHashSet<>())
                        .add(Found.of(finding));
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Label label : project.labels()) {
            Set<Found> found = byLine.getOrDefault(label.file() + ":" + label.line(), new LinkedHashSet<>());
            verdicts.addAll(judge(project, label, found));
            byLine.remove(label.file() + ":" + label.line());
        }
        byLine.forEach((line, found) -> found.forEach(one -> verdicts.add(alarm(project, line, one))));
        return verdicts;
    }

    private static List<Verdict> judge(CorpusProject project, Label label, Set<Found> found) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Expected> open = new ArrayList<>();
        for (Expected expected : label.waits()) {
            Optional<Found> exact = found.stream()
                    .filter(one ->
                            expected.isOn(one.threads()) && expected.kind().equals(one.kind()))
                    .findFirst();
            exact.ifPresentOrElse(
                    one -> {
                        found.remove(one);
                        verdicts.add(verdict(project, label, Optional.of(expected), exact));
                    },
                    () -> open.add(expected));
        }
        for (Expected expected : open) {
            Optional<Found> near = found.stream()
                    .sorted((one, other) -> Boolean.compare(
                            other.kind().equals(expected.kind()), one.kind().equals(expected.kind())))
                    .findFirst();
            near.ifPresent(found::remove);
            verdicts.add(verdict(project, label, Optional.of(expected), near));
        }
        found.forEach(one -> verdicts.add(verdict(project, label, Optional.empty(), Optional.of(one))));
        return verdicts;
    }

    private static Verdict verdict(
            CorpusProject project, Label label, Optional<Expected> expected, Optional<Found> found) {
        return new Verdict(shortened(project, label.file()), label.line(), expected, found);
    }

    private static Verdict alarm(CorpusProject project, String place, Found found) {
        int colon = place.lastIndexOf(':');
        return new Verdict(
                shortened(project, place.substring(0, colon)),
                Integer.parseInt(place.substring(colon + 1)),
                Optional.empty(),
                Optional.of(found));
    }

    private static String shortened(CorpusProject project, String file) {
        return project.name() + "/" + file.substring(file.lastIndexOf('/') + 1);
    }
}
