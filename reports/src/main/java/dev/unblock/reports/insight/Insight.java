package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import java.util.List;

/**
 * What a result means, worked out once for every format.
 *
 * <p>Suppressed findings are listed but counted nowhere: somebody has looked at them and said why they may stay.
 *
 * @param next what to do first, at most three
 * @param entryPoints the costliest first
 * @param clearings places that many paths share, the most shared first
 * @param pools of threads by name, those of one kind together
 * @param door how the reader calls us
 * @param trend how the project has stood so far, where a history was given
 */
public record Insight(
        Result result,
        Verdict verdict,
        FindingMatrix matrix,
        Effort effort,
        List<NextAction> next,
        List<RankedEntryPoint> entryPoints,
        List<Clearing> clearings,
        List<ThreadUse> threads,
        List<PoolUse> pools,
        List<RuleGroup> rules,
        List<HazardGroup> hazards,
        Seen seen,
        Door door,
        Trend trend) {

    /** For a reader who uses the command line and has no history. */
    public static Insight of(Result result) {
        return of(result, Door.COMMAND_LINE, Trend.NONE);
    }

    public static Insight of(Result result, Door door, Trend trend) {
        List<Finding> counted = counted(result);
        Effort effort = Effort.of(result.plan());
        List<RankedEntryPoint> entryPoints = RankedEntryPoint.rank(result);
        List<HazardGroup> hazards = HazardGroup.of(result.plan());
        return new Insight(
                result,
                Verdict.of(result, entryPoints, effort),
                FindingMatrix.of(counted),
                effort,
                NextAction.of(result, entryPoints, hazards, door),
                entryPoints,
                Clearing.of(result, counted),
                ThreadUse.of(result, counted),
                PoolUse.of(result, counted),
                RuleGroup.of(result.findings()),
                hazards,
                Seen.of(result),
                door,
                trend);
    }

    /** The findings that figures are made of. */
    static List<Finding> counted(Result result) {
        return result.findings().stream()
                .filter(finding -> finding.status() != Finding.Status.SUPPRESSED)
                .toList();
    }

    public List<Finding> counted() {
        return counted(result);
    }

    public long suppressed() {
        return result.findings().size() - counted().size();
    }

    /** What somebody looked at and left as it is. */
    public Silenced silenced() {
        return Silenced.of(result);
    }

    /** What no step resolves. */
    public HandWork byHand() {
        return new HandWork(result.plan().byHand());
    }

    /** What became of the plan so far. */
    public Journey journey() {
        return Journey.of(result.plan());
    }

    /** Whether it pays, under these assumptions. */
    public Payoff payoff(Payoff.Rates rates) {
        return Payoff.of(this, rates);
    }

    public Plan plan() {
        return result.plan();
    }
}
