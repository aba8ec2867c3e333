package dev.unblock.migration.plan;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.model.Finding;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where threads wait, joined to what was found about it. */
final class WaitIndex {

    private final Map<MethodKey, List<WaitingCall>> byMethod;
    private final List<WaitingCall> ordered;
    private final FindingNumbers numbers;
    private final Function<MethodKey, BitSet> waitsBelow;
    private final Function<MethodKey, BitSet> findingsBelow;

    WaitIndex(Analysis analysis, Reach reach, FindingNumbers numbers) {
        this.numbers = numbers;
        Map<String, List<String>> findings = analysis.findings().stream()
                .filter(finding -> finding.tellsOfOneWait() && finding.status() != Finding.Status.SUPPRESSED)
                .collect(Collectors.groupingBy(
                        finding -> place(
                                finding.file(),
                                finding.line(),
                                finding.sink().get().call()),
                        Collectors.mapping(Finding::id, Collectors.toList())));
        this.byMethod = analysis.waits()
                .all()
                .map(wait -> waitingCall(wait, findings))
                .filter(wait -> wait.isFound() || wait.isSure())
                .collect(Collectors.groupingBy(wait -> wait.method().key()));
        this.ordered = all().stream()
                .sorted(Comparator.comparing((WaitingCall wait) -> wait.method().key())
                        .thenComparing(wait -> wait.call().index()))
                .toList();
        Map<MethodKey, BitSet> waits = new HashMap<>();
        Map<MethodKey, BitSet> found = new HashMap<>();
        for (int number = 0; number < ordered.size(); number++) {
            WaitingCall wait = ordered.get(number);
            MethodKey method = wait.method().key();
            waits.computeIfAbsent(method, key -> new BitSet()).set(number);
            found.computeIfAbsent(method, key -> new BitSet()).or(numbers.of(wait.findings()));
        }
        this.waitsBelow = reach.fromBelow(waits);
        this.findingsBelow = reach.fromBelow(found);
    }

    /**
     * A call at which the thread waits.
     *
     * @param findings ids of what was found here; empty where no rule minds
     */
    record WaitingCall(Wait seen, List<String> findings) {

        WaitingCall {
            findings = List.copyOf(findings);
        }

        MethodFact method() {
            return seen.method();
        }

        CallSite call() {
            return seen.call();
        }

        Kind kind() {
            return seen.kind();
        }

        boolean isFound() {
            return !findings.isEmpty();
        }

        /** Writing to the console may wait, but nobody would change a design for it. */
        boolean isSure() {
            return seen.surely() && seen.kind() != Kind.CONSOLE;
        }

        boolean isSend() {
            return seen.target().owner().equals("java.net.http.HttpClient")
                    && seen.target().name().equals("send");
        }
    }

    private static WaitingCall waitingCall(Wait wait, Map<String, List<String>> findings) {
        String place = place(wait.call().site().file(), wait.call().site().line(), wait.called());
        return new WaitingCall(wait, findings.getOrDefault(place, List.of()));
    }

    private static String place(String file, int line, String call) {
        String name = call.substring(call.indexOf('#') + 1).replaceFirst("\\(.*", "");
        return file + ":" + line + ":" + name;
    }

    List<WaitingCall> all() {
        return byMethod.values().stream().flatMap(List::stream).toList();
    }

    /** In the method's own body, in source order; lambdas are methods of their own. */
    List<WaitingCall> in(MethodKey method) {
        return byMethod.getOrDefault(method, List.of());
    }

    /** In the method and in everything it calls on its own thread. */
    WaitSet below(MethodKey method) {
        return new WaitSet(ordered, waitsBelow.apply(method));
    }

    /** Numbers of what was found there; not to be changed. */
    BitSet findingsBelow(MethodKey method) {
        return findingsBelow.apply(method);
    }

    /** Ids of what was found there, sorted. */
    List<String> idsBelow(MethodKey method) {
        return numbers.ids(findingsBelow(method));
    }

    boolean waits(MethodKey method) {
        return !waitsBelow.apply(method).isEmpty();
    }
}
