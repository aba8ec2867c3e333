package dev.unblock.cli;

import dev.unblock.migration.Assessment;
import dev.unblock.migration.plan.PlanFiles;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.reports.PlanReport;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.csv.PlanIssuesCsv;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code unblock plan}: what to change, in which order, and what to leave alone. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Plans the migration in waves: plan.json, plan.md and rewrite-wave-N.yml. Changes nothing.")
final class PlanCommand implements Callable<Integer> {

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private EffortOptions effort = new EffortOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Destination destination = output.of(project.project());
        Result result = Assessment.assess(project.assessment().withEffort(effort.file()), console.progress());
        Path directory = destination.folder();
        List<Path> written = new ArrayList<>(PlanFiles.write(result.plan(), directory));
        Path plan = directory.resolve(PlanReport.FILE_NAME);
        ReportWriter.write(plan, PlanReport.render(result));
        written.add(plan);
        Path issues = directory.resolve(PlanIssuesCsv.FILE_NAME);
        ReportWriter.write(issues, PlanIssuesCsv.render(result.plan()));
        written.add(issues);
        destination.write(result);
        summary(result.plan()).forEach(console::line);
        written.forEach(file -> console.line("  wrote      " + file));
        return AnalyzeCommand.finished(result).number();
    }

    static List<String> summary(Plan plan) {
        List<String> lines = new ArrayList<>();
        for (Plan.Wave wave : plan.waves()) {
            lines.add(String.format(
                    "  wave %d     %-46s %d step(s)",
                    wave.number(), wave.title(), wave.steps().size()));
        }
        lines.add("  declined   " + plan.refusals().size() + " candidate(s), each with its hazard in the plan");
        return lines;
    }
}
