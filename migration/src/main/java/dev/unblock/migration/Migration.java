package dev.unblock.migration;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.engine.Engine;
import dev.unblock.migration.engine.FileChange;
import dev.unblock.migration.engine.GitTree;
import dev.unblock.migration.engine.ProjectLock;
import dev.unblock.migration.engine.ProjectTree;
import dev.unblock.migration.engine.Rewriting;
import dev.unblock.migration.engine.UndoLog;
import dev.unblock.migration.engine.WavePatch;
import dev.unblock.migration.plan.PlanFiles;
import dev.unblock.migration.plan.Planner;
import dev.unblock.migration.plan.TestSources;
import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.rewriting.RecipeRewriting;
import dev.unblock.migration.rewriting.Sources;
import dev.unblock.migration.score.RecipeTable;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The whole flow: analyse → plan → patch → verify → keep or revert → outcome.
 *
 * <p>A preview goes the same way on a copy of the sources and proves nothing. Applying works in place: the project is
 * built as it is first, each step is proven, and whatever ends the run leaves the tree at what is proven.
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
            case APPLY -> DeepStack.run(migration::apply);
        };
    }

    /** The plan for what was analysed; changes and proves nothing. */
    public static Plan plan(Analysis analysis) {
        return Planner.plan(analysis, TestSources.of(analysis.codebase()));
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
            Path journal = Workplace.journal(project);
            List<String> told = new ArrayList<>(ProjectTree.recover(project, journal));
            new UndoLog(ProjectTree.undoFolder(journal))
                    .undo(project, journal)
                    .forEach(path -> told.add("Took back the changes of " + path));
            return told;
        } finally {
            lock.close();
        }
    }

    private MigrationOutcome preview() {
        try (Analysis analysis = analyse()) {
            return preview(analysis);
        }
    }

    private MigrationOutcome preview(Analysis analysis) {
        Plan plan = planned(analysis);
        try (ScratchFolder scratch = ScratchFolder.create();
                Rewriting rewriting = RecipeRewriting.open(
                        scratch.sources(), Sources.copy(analysis.codebase(), scratch.sources()), request.progress())) {
            ProjectTree tree = new ProjectTree(scratch.sources(), scratch.journal());
            Engine.Outcome outcome = engine(tree, rewriting, Proof.none()).run(PlanStates.upTo(plan, request.wave()));
            Plan previewed = PlanStates.previewed(plan, analysis, outcome);
            return outcome(result(analysis, plan, previewed, outcome), outcome, List.of());
        }
    }

    private MigrationOutcome apply() {
        ProjectLock lock = ProjectLock.take(Workplace.lock(project));
        try {
            return applyAlone();
        } finally {
            lock.close();
        }
    }

    private MigrationOutcome applyAlone() {
        Path journal = Workplace.journal(project);
        List<String> notes = recover(journal);
        requireCleanTree();
        requireCommits();
        Proof proof = ProofChoice.of(request, project);
        proof.establish();
        try (Analysis analysis = analyse()) {
            return apply(analysis, proof, notes);
        }
    }

    private MigrationOutcome apply(Analysis analysis, Proof proof, List<String> notes) {
        Path journal = Workplace.journal(project);
        Plan plan = planned(analysis);
        try (Rewriting rewriting = open(analysis.codebase())) {
            ProjectTree tree = new ProjectTree(project, journal);
            Engine.Outcome outcome = engine(tree, rewriting, proof).run(PlanStates.selected(plan, request.wave()));
            Plan applied = PlanStates.applied(plan, analysis, outcome);
            MigrationOutcome came = outcome(result(analysis, plan, applied, outcome), outcome, notes);
            if (request.commits() == Commits.PER_WAVE) {
                new GitTree(project).commit(came.patches(), request.output(), CommitMessages.of(came));
            }
            return came;
        }
    }

    private static Result result(Analysis analysis, Plan planned, Plan now, Engine.Outcome outcome) {
        Result result = Assessment.result(analysis, now);
        return result.withMetrics(result.metrics().withRecipes(RecipeTable.of(planned, now, step -> outcome.brokeTests()
                .contains(step.id()))));
    }

    private Analysis analyse() {
        request.progress().accept("Analysing " + project);
        return Analyzer.analyze(request.analysis(), request.progress());
    }

    private Plan planned(Analysis analysis) {
        Plan plan = plan(analysis);
        request.progress().accept(PlanStates.summary(plan));
        return plan;
    }

    private Rewriting open(Codebase codebase) {
        return RecipeRewriting.open(project, Sources.of(codebase), request.progress());
    }

    private Engine engine(ProjectTree tree, Rewriting rewriting, Proof proof) {
        return new Engine(tree, rewriting, proof, request.progress());
    }

    private List<String> recover(Path journal) {
        List<String> notes = ProjectTree.recover(project, journal);
        notes.forEach(request.progress());
        return notes;
    }

    private void requireCleanTree() {
        if (request.uncommitted() == MigrationRequest.UncommittedChanges.REFUSED) {
            new GitTree(project).requireClean(request.output().toAbsolutePath().normalize());
        }
    }

    private void requireCommits() {
        if (request.commits() == Commits.NONE) {
            return;
        }
        if (request.uncommitted() == MigrationRequest.UncommittedChanges.ALLOWED) {
            throw new UsageException(
                    "Committing needs a clean tree: changes of yours and ours would mix in one commit.");
        }
        new GitTree(project).requireRepository();
    }

    private MigrationOutcome outcome(Result result, Engine.Outcome outcome, List<String> notes) {
        List<Path> written = new ArrayList<>(PlanFiles.write(result.plan(), request.output()));
        List<WavePatch> patches = outcome.patches().stream()
                .filter(patch -> request.wave().isEmpty()
                        || patch.wave() == request.wave().get())
                .toList();
        patches.forEach(patch -> written.add(patch.write(request.output())));
        return new MigrationOutcome(
                result,
                patches,
                paths(outcome, change -> change.before().isEmpty()),
                paths(outcome, change -> change.before().isPresent()),
                written,
                notes);
    }

    private static List<String> paths(Engine.Outcome outcome, Predicate<FileChange> which) {
        return outcome.changes().stream().filter(which).map(FileChange::path).toList();
    }
}
