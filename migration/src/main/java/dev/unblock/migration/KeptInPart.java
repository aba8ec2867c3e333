package dev.unblock.migration;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.Exposure;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Result;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps that were kept at fewer targets than planned: what the others wait for is not resolved, but refused. */
final class KeptInPart {

    /** Of more entry points a finding knows only the first. */
    private static final int ALL_KNOWN = 500;

    private final Map<String, Finding> findings;
    private final Map<String, String> methods;
    private final Map<String, Set<String>> lost = new HashMap<>();

    private KeptInPart(Result found) {
        this.findings = found.findings().stream()
                .collect(Collectors.toMap(Finding::id, finding -> finding, (first, again) -> first));
        this.methods = found.entryPoints().stream()
                .collect(Collectors.toMap(EntryPoint::id, EntryPoint::method, (first, again) -> first));
    }

    static KeptInPart of(Collection<Step> planned, Collection<Step> taken, Result found) {
        KeptInPart parts = new KeptInPart(found);
        Map<String, Step> before =
                planned.stream().collect(Collectors.toMap(Step::id, step -> step, (first, again) -> first));
        taken.forEach(step -> parts.add(before.get(step.id()), step));
        return parts;
    }

    private void add(Step planned, Step taken) {
        Set<String> gone = new HashSet<>(planned.targets());
        taken.targets().forEach(gone::remove);
        if (!gone.isEmpty()) {
            lost.put(taken.id(), gone);
        }
    }

    /** The step, with what it resolves as it was taken. */
    Step resolving(Step taken) {
        Set<String> gone = lost.getOrDefault(taken.id(), Set.of());
        return gone.isEmpty()
                ? taken
                : taken.withFindings(taken.findings().stream()
                        .filter(id -> gone.stream().noneMatch(target -> concerns(id, target)))
                        .toList());
    }

    /** A refusal of one target speaks of what that target waits for. */
    Refusal resolving(Refusal refusal) {
        boolean isPart = lost.values().stream().anyMatch(gone -> gone.contains(refusal.method()));
        return isPart ? refusal.withFindings(concerned(refusal)) : refusal;
    }

    private List<String> concerned(Refusal refusal) {
        return refusal.findings().stream()
                .filter(id -> concerns(id, refusal.method()))
                .toList();
    }

    private boolean concerns(String id, String target) {
        Finding finding = findings.get(id);
        return finding == null
                || finding.method().equals(target)
                || finding.exposure()
                        .filter(exposure -> exposure.entryPoints() <= ALL_KNOWN)
                        .map(Exposure::blocked)
                        .filter(blocked -> blocked.stream().noneMatch(entry -> target.equals(methods.get(entry))))
                        .isEmpty();
    }
}
