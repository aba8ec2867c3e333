package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What belongs to one module, package or owner.
 *
 * @param effort what the plan has left to do there; only modules have it
 */
public record Share(String name, Map<Severity, Long> findings, Effort effort) {

    private static final Comparator<Share> WORST_FIRST = Comparator.comparingLong(Share::severe)
            .thenComparingLong(Share::total)
            .reversed()
            .thenComparing(Share::name);

    /** By the module's folder; modules without findings too. */
    public static List<Share> byModule(Insight insight) {
        List<String> modules = insight.result().project().modules();
        Map<String, List<Finding>> findings =
                insight.counted().stream().collect(Collectors.groupingBy(finding -> module(finding.file(), modules)));
        return modules.stream()
                .map(module -> of(module, findings.getOrDefault(module, List.of()), left(insight.plan(), module)))
                .sorted(WORST_FIRST)
                .toList();
    }

    public static List<Share> byPackage(Insight insight) {
        return by(insight, finding -> packageOf(finding.method()));
    }

    /** By any name that a finding can be given. */
    public static List<Share> by(Insight insight, Function<Finding, String> name) {
        return insight.counted().stream().collect(Collectors.groupingBy(name)).entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), Effort.of(Plan.empty())))
                .sorted(WORST_FIRST)
                .toList();
    }

    public long count(Severity severity) {
        return findings.getOrDefault(severity, 0L);
    }

    public long total() {
        return findings.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that are critical or high. */
    public long severe() {
        return count(Severity.CRITICAL) + count(Severity.HIGH);
    }

    private static Share of(String name, List<Finding> findings, Effort effort) {
        return new Share(
                name,
                findings.stream().collect(Collectors.groupingBy(Finding::severity, Collectors.counting())),
                effort);
    }

    static String module(String file, List<String> modules) {
        return modules.stream()
                .filter(module -> file.startsWith(module + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(modules.contains(".") || modules.isEmpty() ? "." : modules.get(0));
    }

    private static Effort left(Plan plan, String module) {
        return Effort.of(new Plan(steps(plan, module), List.of(), List.of()));
    }

    /** The waves with the steps that change the module. */
    static List<Plan.Wave> steps(Plan plan, String module) {
        return plan.waves().stream()
                .map(wave -> new Plan.Wave(
                        wave.number(),
                        wave.title(),
                        wave.steps().stream()
                                .filter(step -> step.module().equals(module))
                                .toList()))
                .filter(wave -> !wave.steps().isEmpty())
                .toList();
    }

    private static String packageOf(String method) {
        String type = method.substring(0, Math.max(0, method.indexOf('#')));
        return type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : "(no package)";
    }
}
