package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;

/**
 * All that is known about one project: the truth from which every report is rendered ({@code unblock.json}).
 *
 * @param schema always {@link #SCHEMA}; a reader that meets another value should refuse the file
 * @param entryPoints where threads enter the application, sorted by id
 * @param findings sorted by file, line, rule and id
 * @param ranking what to look at first, where it was worked out
 * @param pools of threads that run the application's work, sorted by id
 * @param ruleSet what was looked for, where that is known
 * @param suppressions what authors silenced in the sources, sorted by file and line
 */
@JsonPropertyOrder({
    "schema",
    "tool",
    "project",
    "coverage",
    "entryPoints",
    "findings",
    "metrics",
    "score",
    "plan",
    "ranking",
    "pools",
    "ruleSet",
    "suppressions"
})
public record Result(
        String schema,
        Tool tool,
        Project project,
        Coverage coverage,
        List<EntryPoint> entryPoints,
        List<Finding> findings,
        Metrics metrics,
        Score score,
        Plan plan,
        Optional<Ranking> ranking,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Pool> pools,

        Optional<RuleSet> ruleSet,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Suppression> suppressions) {

    public static final String SCHEMA = "unblock-result/1";

    public Result {
        entryPoints = List.copyOf(entryPoints);
        findings = List.copyOf(findings);
        pools = List.copyOf(pools);
        suppressions = List.copyOf(suppressions);
    }

    public static Result of(
            Tool tool,
            Project project,
            Coverage coverage,
            List<EntryPoint> entryPoints,
            List<Finding> findings,
            Metrics metrics,
            Score score,
            Plan plan) {
        return new Result(
                SCHEMA,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                metrics,
                score,
                plan,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    public Result withCoverage(Coverage changed) {
        return new Result(
                schema,
                tool,
                project,
                changed,
                entryPoints,
                findings,
                metrics,
                score,
                plan,
                ranking,
                pools,
                ruleSet,
                suppressions);
    }

    public Result withEntryPoints(List<EntryPoint> changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                changed,
                findings,
                metrics,
                score,
                plan,
                ranking,
                pools,
                ruleSet,
                suppressions);
    }

    public Result withFindings(List<Finding> changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                changed,
                metrics,
                score,
                plan,
                ranking,
                pools,
                ruleSet,
                suppressions);
    }

    public Result withPlan(Plan changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                metrics,
                score,
                changed,
                ranking,
                pools,
                ruleSet,
                suppressions);
    }

    public Result withMetrics(Metrics changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                changed,
                score,
                plan,
                ranking,
                pools,
                ruleSet,
                suppressions);
    }

    public Result withRanking(Ranking changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                metrics,
                score,
                plan,
                Optional.of(changed),
                pools,
                ruleSet,
                suppressions);
    }

    public Result withPools(List<Pool> changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                metrics,
                score,
                plan,
                ranking,
                changed,
                ruleSet,
                suppressions);
    }

    public Result withRuleSet(RuleSet changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                metrics,
                score,
                plan,
                ranking,
                pools,
                Optional.of(changed),
                suppressions);
    }

    public Result withSuppressions(List<Suppression> changed) {
        return new Result(
                schema,
                tool,
                project,
                coverage,
                entryPoints,
                findings,
                metrics,
                score,
                plan,
                ranking,
                pools,
                ruleSet,
                changed);
    }
}
