package dev.unblock.migration;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Namesakes;
import dev.unblock.migration.effort.Calibration;
import dev.unblock.migration.effort.Estimates;
import dev.unblock.migration.score.RecipeTable;
import dev.unblock.migration.score.Scoring;
import dev.unblock.migration.score.StaticMetrics;
import dev.unblock.model.Finding;
import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Measurement;
import dev.unblock.model.Metrics;
import dev.unblock.model.Plan;
import dev.unblock.model.Project;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Tool;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The first half of the line: a project in, its result with findings, score and plan out. Changes nothing. */
public final class Assessment {

    private Assessment() {}

    /**
     * Analyses a project and plans its migration.
     *
     * @throws UsageException if there is nothing to analyse or a named file is not what it should be
     */
    public static Result assess(AssessmentRequest request, Consumer<String> progress) {
        return DeepStack.run(() -> assessed(request, progress));
    }

    private static Result assessed(AssessmentRequest request, Consumer<String> progress) {
        Optional<Measurement> measured = request.measured().map(Assessment::measurement);
        Calibration calibration = Calibration.of(request.analysis().project(), request.effort());
        if (request.build() == AssessmentRequest.Build.FIRST) {
            ProofChoice.compile(
                    request.analysis(), Workplace.output(request.analysis().project()), progress);
        }
        Codebase codebase = Analyzer.codebase(request.analysis());
        Result result = request.recording()
                .map(recording -> seen(request.analysis(), codebase, recording, progress))
                .orElseGet(() -> known(request.analysis(), codebase, progress));
        Result known = Estimates.estimated(withTaken(result, request.analysis().project()), calibration);
        return measured.map(figures -> measured(known, figures)).orElse(known);
    }

    /** What was finished and refused before goes on being shown. */
    private static Result withTaken(Result result, Path project) {
        Plan joined = TakenSteps.of(project).joined(result.plan());
        return joined.equals(result.plan()) ? result : result(result, joined);
    }

    private static Result known(AnalysisRequest request, Codebase codebase, Consumer<String> progress) {
        KnownResults known = KnownResults.of(request, codebase);
        Optional<Result> result = known.find();
        result.ifPresent(found -> progress.accept("Nothing changed since the last run"));
        return result.orElseGet(() -> known.kept(planned(request, codebase, progress)));
    }

    private static Result planned(AnalysisRequest request, Codebase codebase, Consumer<String> progress) {
        try (Analysis analysis = Analyzer.analyze(request, codebase, progress)) {
            return planned(analysis, progress);
        }
    }

    private static Result seen(AnalysisRequest request, Codebase codebase, Path recording, Consumer<String> progress) {
        try (Analysis analysis = Analyzer.analyze(request, codebase, progress)) {
            return Recordings.seen(planned(analysis, progress), analysis.program(), recording);
        }
    }

    private static Result planned(Analysis analysis, Consumer<String> progress) {
        progress.accept("Planning");
        return result(analysis, Migration.plan(analysis));
    }

    /** The result of what was analysed and planned. */
    static Result result(Analysis analysis, Plan plan) {
        return result(found(analysis), plan);
    }

    /** What was found, before any plan. */
    static Result found(Analysis analysis) {
        return Result.of(
                        Tool.unblock(),
                        project(analysis.codebase()),
                        analysis.coverage(),
                        analysis.entryPoints(),
                        analysis.findings(),
                        new Metrics(
                                StaticMetrics.of(analysis.entryPoints(), analysis.findings()),
                                Optional.empty(),
                                List.of()),
                        Scoring.score(
                                analysis.findings(),
                                Scoring.Ground.of(
                                        analysis.coverage().parsedFiles(),
                                        analysis.entryPoints().size(),
                                        analysis.pools().size())),
                        Plan.empty())
                .withRanking(analysis.ranking())
                .withPools(analysis.pools())
                .withRuleSet(analysis.ruleSet())
                .withSuppressions(analysis.suppressions());
    }

    /** What was found, with what the plan makes of it. */
    static Result result(Result found, Plan plan) {
        List<Finding> findings = Remedies.of(plan).applied(found.findings());
        return Namesakes.asWritten(found.withFindings(findings)
                .withMetrics(new Metrics(
                        StaticMetrics.of(found.entryPoints(), findings),
                        Optional.empty(),
                        RecipeTable.of(plan, plan, step -> false)))
                .withPlan(plan));
    }

    /** The result with the figures of a run under load. */
    public static Result measured(Result result, Measurement measurement) {
        return result.withMetrics(result.metrics().withMeasured(measurement));
    }

    /**
     * Reads figures of a run under load.
     *
     * @throws UsageException if the file cannot be read or holds something else
     */
    public static Measurement measurement(Path file) {
        try {
            return ResultJson.read(Files.readString(file, StandardCharsets.UTF_8), Measurement.class);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file, e);
        } catch (MalformedResultException e) {
            throw new UsageException(file + " holds no measurement: " + e.getMessage(), e);
        }
    }

    private static Project project(Codebase codebase) {
        return new Project(
                codebase.name(),
                codebase.modules().stream().map(Codebase.Module::folder).toList(),
                codebase.commit(),
                codebase.javaRelease(),
                codebase.springBoot());
    }
}
