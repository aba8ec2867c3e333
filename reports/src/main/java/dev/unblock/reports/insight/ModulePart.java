package dev.unblock.reports.insight;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of a result that one module is responsible for, for a page of its own. */
public final class ModulePart {

    private ModulePart() {}

    /** The pages' file names by module, in the order of the modules; none for a project of one module. */
    public static Map<String, String> pages(List<String> modules) {
        Map<String, String> pages = new LinkedHashMap<>();
        if (modules.size() > 1) {
            for (String module : modules) {
                String name = module.equals(".") ? "root" : module.replaceAll("[^A-Za-z0-9.-]+", "-");
                // The number keeps names apart that become alike.
                pages.put(module, "module-" + (pages.size() + 1) + "-" + name + ".html");
            }
        }
        return pages;
    }

    /** Its findings, the entry points that reach them or lie there, and the steps that change it. */
    public static Result of(Result result, String module) {
        List<String> modules = result.project().modules();
        List<Finding> findings = result.findings().stream()
                .filter(finding -> Share.module(finding.file(), modules).equals(module))
                .toList();
        Set<String> reaching = findings.stream()
                .flatMap(finding -> finding.paths().stream())
                .map(path -> path.entryPoint())
                .collect(Collectors.toSet());
        List<EntryPoint> entryPoints = result.entryPoints().stream()
                .filter(point -> reaching.contains(point.id())
                        || Share.module(point.file(), modules).equals(module))
                .toList();
        return result.withFindings(findings)
                .withEntryPoints(entryPoints)
                .withPlan(new Plan(
                        Share.steps(result.plan(), module),
                        result.plan().refusals().stream()
                                .filter(refusal ->
                                        Share.module(refusal.file(), modules).equals(module))
                                .toList(),
                        result.plan().ways()));
    }
}
