package dev.unblock.migration;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.migration.engine.Engine;
import dev.unblock.migration.engine.ProjectLock;
import dev.unblock.migration.engine.ProjectTree;
import dev.unblock.migration.engine.Recovery;
import dev.unblock.migration.engine.Rewriting;
import dev.unblock.migration.engine.UndoLog;
import dev.unblock.migration.engine.Unfinished;
import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.rewriting.RecipeRewriting;
import dev.unblock.migration.rewriting.Sources;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole flow: analyse → plan → patch → verify → keep or revert → outcome.
 *
 * <p>A preview goes the same way on a copy of the sources and proves nothing. Applying works in place.
 */
public final class Migration {

    private final MigrationRequest request;
    private final Path project;

    private Migration(MigrationRequest request) {
        this.request = request;
        this.project = request.analysis().project().toAbsolutePath().normalize();
    }

    /** Previews or applies, as the request says. */
    public static MigrationOutcome migrate(MigrationRequest request) {
        Migration migration = new Migration(request);
        return switch (request.mode()) {
            case PREVIEW -> DeepStack.run(migration::preview);
            case APPLY -> DeepStack.run(() -> new Applying(request, migration.project).run());
        };
    }

    /** The plan for what was analysed; changes and proves nothing. */
    public static Plan plan(Analysis analysis) {
        return new TestsAlong(MigrationRequest.TestCode.LEFT_ALONE).plan(analysis);
    }

    /**
     * Takes the last applied migration of a project back, byte for byte.
     *
     * @return what was done, in words, line by line; empty when there is nothing to take back
     * @throws UsageException if somebody has changed its files since
     */
    public static List<String> undo(Path folder) {
        Path project = folder.toAbsolutePath().normalize();
        ProjectLock lock = ProjectLock.take(Workplace.lock(project));
        try {
            List<String> told = tookBack(project);
            if (!told.isEmpty()) {
                TakenSteps.of(project).forget();
            }
            return told;
        } finally {
            lock.close();
        }
    }

    /** An interrupted run is the last one, however far it came. */
    private static List<String> tookBack(Path project) {
        Path journal = Workplace.journal(project);
        Recovery recovery = Recovery.of(project, journal);
        List<String> told = new ArrayList<>(recovery.told());
        if (recovery.unfinished().isPresent()) {
            Unfinished unfinished = recovery.unfinished().get();
            unfinished.takeBack();
            told.add("Took back the " + unfinished.kept() + " step(s) of an interrupted run");
            return told;
        }
        new UndoLog(ProjectTree.undoFolder(journal))
                .undo(project, journal)
                .forEach(path -> told.add("Took back the changes of " + path));
        return told;
    }

    private MigrationOutcome preview() {
        request.progress().accept("Analysing " + project);
        try (Analysis analysis = Analyzer.analyze(request.analysis(), request.progress())) {
            return preview(analysis);
        }
    }

    private MigrationOutcome preview(Analysis analysis) {
        TestsAlong tests = new TestsAlong(request.tests());
        Plan plan = tests.plan(analysis);
        request.progress().accept(PlanStates.summary(plan));
        Result found = Assessment.found(analysis);
        try (ScratchFolder scratch = ScratchFolder.create();
                Rewriting rewriting = RecipeRewriting.open(
                        scratch.sources(),
                        Sources.copy(analysis.codebase(), tests.extent(), scratch.sources()),
                        tests.recipes(analysis.entryPoints()),
                        request.progress())) {
            ProjectTree tree = new ProjectTree(scratch.sources(), scratch.journal());
            Engine.Outcome outcome = new Engine(tree, rewriting, Proof.none(), request.progress())
                    .run(PlanStates.upTo(plan, request.wave()));
            return Outcomes.of(request, found, plan, PlanStates.previewed(plan, found, outcome), outcome, List.of());
        }
    }
}
