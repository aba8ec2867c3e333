package dev.unblock.reports.html;

import dev.unblock.model.Exposure;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Pool;
import dev.unblock.model.Ranking;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Suppression;
import dev.unblock.model.ThreadContext;
import dev.unblock.reports.insight.Clearing;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.ModulePart;
import dev.unblock.reports.insight.Owners;
import dev.unblock.reports.insight.Payoff;
import dev.unblock.reports.insight.RankedEntryPoint;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.insight.Share;
import dev.unblock.reports.presentation.Brand;
import dev.unblock.reports.presentation.Presentation;
import dev.unblock.reports.text.Forge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that the templates of a report need. */
record Page(
        Insight insight,
        List<RuleSection> rules,
        Set<String> inFull,
        Forge forge,
        Map<String, String> entryPoints,
        Map<String, String> steps,
        Optional<Owners> codeOwners,
        List<Share> owners,
        Map<String, List<Pool>> pools,
        Translation translation,
        Design design) {

    private static final int ENTRY_POINTS_IN_FULL = 30;
    private static final int FINDINGS_OF_A_FIX = 4;

    static Page of(
            Insight insight,
            Function<String, List<String>> sources,
            Forge forge,
            Translation translation,
            Presentation presentation) {
        Map<String, String> labels = insight.entryPoints().stream()
                .collect(Collectors.toMap(
                        ranked -> ranked.entryPoint().id(), RankedEntryPoint::label, (first, second) -> first));
        Set<String> inFull = FindingRows.worst(insight.result().findings(), RuleSection.MOST_CARDS);
        Optional<Owners> codeOwners = Owners.read(sources);
        List<RuleSection> rules = RuleSection.of(insight, inFull, sources, forge);
        return new Page(
                insight,
                rules,
                inFull,
                forge,
                labels,
                insight.plan().waves().stream()
                        .flatMap(wave -> wave.steps().stream())
                        .collect(Collectors.toMap(Plan.Step::id, Plan.Step::title, (first, second) -> first)),
                codeOwners,
                codeOwners
                        .map(owners -> Share.by(insight, finding -> owners.of(forge.folder() + finding.file())))
                        .orElse(List.of()),
                pools(insight.result()),
                translation,
                Design.of(presentation));
    }

    private static Map<String, List<Pool>> pools(Result result) {
        Map<String, List<Pool>> pools = new HashMap<>();
        result.pools().forEach(pool -> pool.findings().forEach(id -> pools.computeIfAbsent(id, key -> new ArrayList<>())
                .add(pool)));
        return pools;
    }

    String title() {
        return insight.result().project().name() + " · Unblock report";
    }

    /** The route or short name of an entry point. */
    String label(String entryPoint) {
        return entryPoints.getOrDefault(entryPoint, entryPoint);
    }

    /** What a step does that another one needs. */
    String stepTitle(String id) {
        return steps.getOrDefault(id, id);
    }

    /** The costliest entry points, shown with their paths. */
    List<RankedEntryPoint> costly() {
        return insight.entryPoints().stream()
                .filter(ranked -> !ranked.reached().isEmpty())
                .limit(ENTRY_POINTS_IN_FULL)
                .toList();
    }

    /** What explains the order where event loops are in it: they may stand before others that wait longer. */
    Optional<String> order() {
        return costly().stream().anyMatch(ranked -> ranked.urgency().isPresent())
                ? Optional.of("A wait on an event loop stalls every request of that loop, so its time counts "
                        + Ranking.EVENT_LOOP_WEIGHT + " times in this order.")
                : Optional.empty();
    }

    /** The picture of the paths from there. */
    String picture(RankedEntryPoint ranked) {
        return CallPicture.svg(
                ranked,
                insight.clearings().stream()
                        .collect(Collectors.toMap(clearing -> clearing.frame().method(), Clearing::paths, Math::max)));
    }

    /** Some of what a fix there clears. */
    List<Finding> cleared(Clearing clearing) {
        return insight.counted().stream()
                .filter(finding -> finding.exposure()
                        .flatMap(Exposure::gate)
                        .filter(gate -> gate.method().equals(clearing.frame().method()))
                        .isPresent())
                .sorted(RuleGroup.WORST_FIRST)
                .limit(FINDINGS_OF_A_FIX)
                .toList();
    }

    /** The others that reach a finding. */
    List<RankedEntryPoint> lesser() {
        return insight.entryPoints().stream()
                .filter(ranked -> !ranked.reached().isEmpty())
                .skip(ENTRY_POINTS_IN_FULL)
                .toList();
    }

    /** Those that reach none. */
    List<RankedEntryPoint> quiet() {
        return insight.entryPoints().stream()
                .filter(ranked -> ranked.reached().isEmpty())
                .toList();
    }

    /** Every finding on a line. */
    String rows() {
        return FindingRows.of(insight.result().findings(), inFull);
    }

    /** The cards of those that are not shown in full. */
    String packed() {
        return PackedCards.of(FindingRows.packed(insight.result().findings(), inFull).stream()
                .map(finding -> HtmlReport.brief(this, finding)));
    }

    /** Who answers for a suppression: whom it names, else who owns the file. */
    Optional<String> owner(Suppression one) {
        return one.owner().or(() -> codeOwners.map(owners -> owners.of(forge.folder() + one.file())));
    }

    Payoff payoff() {
        return insight.payoff(design.presentation().rates());
    }

    Brand brand() {
        return design.presentation().brand();
    }

    boolean shows(String section) {
        return brand().shows(section);
    }

    /** By this a reader tells that {@code unblock.json} is what this page was made from. */
    String digest() {
        return Design.digest(ResultJson.write(insight.result()));
    }

    /** Pools by name whose threads run into the finding; those that only stand for a kind of thread are left out. */
    List<String> pools(Finding finding, ThreadContext thread) {
        return pools.getOrDefault(finding.id(), List.of()).stream()
                .filter(pool -> pool.thread() == thread && pool.origin() != Pool.Origin.UNKNOWN)
                .map(Pool::name)
                .distinct()
                .toList();
    }

    /** Pages of their own, where the layout has room for them. */
    Map<String, String> modulePages() {
        return design.isBeside() ? ModulePart.pages(insight.result().project().modules()) : Map.of();
    }

    boolean hasPacked() {
        return inFull.size() < insight.result().findings().size();
    }
}
