package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.code;
import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Plan;
import dev.unblock.reports.insight.Door;
import dev.unblock.reports.insight.Effort;
import dev.unblock.reports.insight.HandWork;
import dev.unblock.reports.insight.HazardGroup;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.RankedEntryPoint;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.List;
import java.util.stream.Collectors;

/** The plan as a proposal: why, what in which order, what not, which way for whom. */
public final class PlanMarkdown {

    /** Far above any plan that somebody reads. */
    private static final int MOST = 5_000_000;

    private static final int TARGETS = 8;

    private PlanMarkdown() {}

    public static String render(Insight insight) {
        Document document = new Document(MOST)
                .block("# Plan: " + text(insight.result().project().name()))
                .block(text(insight.verdict().text()));
        if (insight.plan().waves().isEmpty()) {
            document.block("There is no step to take.");
        } else {
            document.block(
                    "Each wave stands on the ones before it, is one patch and can be shipped alone. A step is kept only"
                            + " when the project compiles, its tests pass and a second run changes nothing; otherwise it is taken"
                            + " back byte for byte. Nothing is changed without `"
                            + insight.door().apply() + "`.");
            document.lines(
                    "| Wave | Steps | To do | Effort |\n|:--|--:|--:|--:|\n",
                    insight.plan().waves().stream().map(PlanMarkdown::row).toList());
        }
        PlanSlices slices = new PlanSlices(insight.plan());
        insight.plan().waves().forEach(wave -> wave(document, wave, slices, insight.door()));
        byHand(document, insight);
        ways(document, insight);
        refusals(document, insight.hazards());
        return document.toString();
    }

    private static String row(Plan.Wave wave) {
        Effort effort = Effort.of(wave);
        return "| " + wave.number() + " " + text(wave.title()) + " | "
                + wave.steps().size() + " | " + effort.steps() + " | " + (effort.isNothing() ? "–" : effort.range())
                + " |";
    }

    private static void wave(Document document, Plan.Wave wave, PlanSlices slices, Door door) {
        document.block("## Wave " + wave.number() + ": " + text(wave.title()));
        if (!Effort.of(wave).isNothing()) {
            document.block("Preview with `" + door.preview(wave.number()) + "`, or run `rewrite-wave-" + wave.number()
                    + ".yml` with the OpenRewrite plugin.");
        }
        slices.write(wave, document, door);
        wave.steps().forEach(step -> document.block(step(step)));
    }

    private static String step(Plan.Step step) {
        StringBuilder out = new StringBuilder("- **").append(text(step.title())).append("** (");
        out.append(Words.name(step.state())).append(")\n");
        out.append("  ").append(code(step.recipe()));
        if (!step.module().equals(".")) {
            out.append(" in module ").append(code(step.module()));
        }
        if (!step.findings().isEmpty()) {
            out.append(", for ").append(Figures.count(step.findings().size(), "finding"));
        }
        out.append(". Effort ")
                .append(Figures.hours(step.effort().minimum(), step.effort().maximum()));
        out.append(", likely ").append(Figures.hours(step.effort().likely())).append(" (");
        out.append(text(step.effort().how())).append(").");
        step.gain().ifPresent(gain -> out.append("\n  Gain: ").append(text(gain)));
        step.note().ifPresent(note -> out.append("\n  Note: ").append(text(note)));
        if (!step.requires().isEmpty()) {
            out.append("\n  After: ");
            out.append(step.requires().stream().map(Markdown::code).collect(Collectors.joining(", ")));
        }
        if (!step.targets().isEmpty()) {
            out.append("\n  Changes: ").append(targets(step.targets()));
        }
        return out.toString();
    }

    private static String targets(List<String> targets) {
        String first = targets.stream()
                .limit(TARGETS)
                .map(Names::brief)
                .map(Markdown::code)
                .collect(Collectors.joining(", "));
        return targets.size() > TARGETS ? first + " and " + (targets.size() - TARGETS) + " more" : first;
    }

    private static void byHand(Document document, Insight insight) {
        HandWork all = insight.byHand();
        if (all.isNothing()) {
            return;
        }
        document.block("## By hand");
        document.block(Figures.count(all.places(), "finding") + " of medium severity or above "
                + (all.places() == 1 ? "has" : "have") + " no step: " + all.range() + ", likely "
                + Figures.hours(all.likely()) + ", each for itself. One change may clear several.");
        document.lines(
                "| Rule | Findings | Effort | Likely | How |\n|:--|--:|--:|--:|:--|\n",
                insight.plan().byHand().stream().map(PlanMarkdown::byHand).toList());
    }

    private static String byHand(Plan.ByHand work) {
        Plan.Effort effort = work.effort();
        return "| " + text(Names.words(work.rule())) + " | " + work.places() + " | "
                + Figures.hours(effort.minimum(), effort.maximum()) + " | " + Figures.hours(effort.likely()) + " | "
                + text(effort.how()) + " |";
    }

    private static void ways(Document document, Insight insight) {
        List<RankedEntryPoint> advised = insight.entryPoints().stream()
                .filter(ranked -> ranked.way().isPresent())
                .toList();
        if (advised.isEmpty()) {
            return;
        }
        document.block("## Which way for which entry point");
        advised.forEach(ranked -> ranked.way().ifPresent(way -> document.block(way(ranked, way))));
    }

    private static String way(RankedEntryPoint ranked, Plan.Way way) {
        String against = way.against().entrySet().stream()
                .map(other -> "\n  - not " + text(other.getKey()) + ": " + text(other.getValue()))
                .collect(Collectors.joining());
        return "- " + code(ranked.label()) + ": **" + ranked.advice() + "**. " + text(way.because()) + against;
    }

    private static void refusals(Document document, List<HazardGroup> hazards) {
        if (hazards.isEmpty()) {
            return;
        }
        document.block("## Declined, and why");
        for (HazardGroup group : hazards) {
            document.block("### " + text(group.hazard().id()) + ": "
                    + text(group.hazard().name()));
            document.block(text(group.hazard().explanation()));
            document.lines(
                    "", group.refusals().stream().map(PlanMarkdown::refusal).toList());
        }
    }

    private static String refusal(Plan.Refusal refusal) {
        String help = refusal.unblockedBy().isBlank() ? "" : " What would help: " + text(refusal.unblockedBy());
        return "- " + code(Names.brief(refusal.method())) + " (" + code(refusal.file() + ":" + refusal.line()) + ", "
                + code(refusal.recipe()) + "): " + text(refusal.evidence()) + help;
    }
}
