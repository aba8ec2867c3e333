package dev.unblock.migration;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.engine.Engine;
import dev.unblock.migration.engine.GitTree;
import dev.unblock.migration.engine.ProjectLock;
import dev.unblock.migration.engine.ProjectTree;
import dev.unblock.migration.engine.Recovery;
import dev.unblock.migration.engine.Rewriting;
import dev.unblock.migration.engine.SlicePatch;
import dev.unblock.migration.engine.Unfinished;
import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.rewriting.RecipeRewriting;
import dev.unblock.migration.rewriting.Sources;
import dev.unblock.model.Plan;
import dev.unblock.model.UsageException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A migration that changes the project in place: the project is built as it is first, each slice is proven, and whatever
 * ends the run leaves the tree at its last proven slice, from which the same request goes on.
 */
final class Applying {

    private final MigrationRequest request;
    private final Path project;
    private final Path journal;
    private final GitTree git;
    private final TestsAlong tests;
    private final List<String> notes = new ArrayList<>();

    Applying(MigrationRequest request, Path project) {
        this.request = request;
        this.project = project;
        this.journal = Workplace.journal(project);
        this.git = new GitTree(project);
        this.tests = new TestsAlong(request.tests());
    }

    MigrationOutcome run() {
        ProjectLock lock = ProjectLock.take(Workplace.lock(project));
        try {
            return alone();
        } catch (UncheckedIOException e) {
            throw new UsageException(
                    "A file could not be read or written: " + e.getCause().getMessage()
                            + ". Nothing is lost: mend that and run the same command again.",
                    e);
        } finally {
            lock.close();
        }
    }

    private MigrationOutcome alone() {
        Recovery recovery = Recovery.of(project, journal);
        recovery.told().forEach(this::note);
        requireClean(recovery.unfinished().map(Unfinished::files).orElse(Set.of()));
        requireCommits();
        Proof proof = ProofChoice.of(request, project);
        Optional<RunStart> start = recovery.unfinished().flatMap(this::sameRun);
        if (start.isPresent()) {
            return goOn(recovery.unfinished().orElseThrow(), start.get(), proof);
        }
        recovery.unfinished().ifPresent(this::takeBack);
        return startAnew(proof);
    }

    private Optional<RunStart> sameRun(Unfinished unfinished) {
        return RunStart.read(unfinished.header())
                .filter(start -> start.options().equals(RunStart.options(request)));
    }

    private void takeBack(Unfinished unfinished) {
        unfinished.takeBack();
        note("Took an interrupted run back that was told something else");
    }

    private MigrationOutcome goOn(Unfinished unfinished, RunStart start, Proof proof) {
        note("Going on with an interrupted run; " + unfinished.kept() + " step(s) of it stay");
        proof.recall(start.proof());
        return take(start, unfinished.resume(), proof, Analyzer.codebase(request.analysis()));
    }

    private MigrationOutcome startAnew(Proof proof) {
        proof.establish();
        request.progress().accept("Analysing " + project);
        RunStart start;
        Codebase codebase;
        try (Analysis analysis = Analyzer.analyze(request.analysis(), request.progress())) {
            Plan plan = tests.plan(analysis);
            codebase = analysis.codebase();
            start = new RunStart(RunStart.options(request), proof.memory(), Assessment.found(analysis), plan);
        }
        request.progress().accept(PlanStates.summary(start.plan()));
        ProjectTree tree = new ProjectTree(project, journal);
        tree.begin(start.written());
        return take(start, tree, proof, codebase);
    }

    private MigrationOutcome take(RunStart start, ProjectTree tree, Proof proof, Codebase codebase) {
        try (Rewriting rewriting = RecipeRewriting.open(
                project,
                Sources.of(codebase, tests.extent(), request.progress()),
                tests.recipes(start.found().entryPoints()),
                request.progress())) {
            Engine.Outcome outcome = new Engine(tree, rewriting, proof, request.progress())
                    .run(PlanStates.selected(start.plan(), request.wave()), came -> commit(came, tree));
            Plan applied = PlanStates.applied(start.plan(), start.found(), outcome);
            TakenSteps.of(project).keep(applied);
            return Outcomes.of(request, start.found(), start.plan(), applied, outcome, notes);
        }
    }

    private void commit(Engine.Outcome outcome, ProjectTree tree) {
        if (request.commits() == Commits.NONE) {
            return;
        }
        for (SlicePatch patch : outcome.slices()) {
            if (!tree.isCommitted(patch.slice().id())) {
                git.commit(patch.diff(), CommitMessage.of(patch));
                tree.committed(patch.slice().id());
            }
        }
    }

    private void note(String note) {
        notes.add(note);
        request.progress().accept(note);
    }

    private void requireClean(Set<String> ours) {
        if (request.uncommitted() == UncommittedChanges.REFUSED) {
            git.requireClean(request.output().toAbsolutePath().normalize(), ours);
        }
    }

    private void requireCommits() {
        if (request.commits() == Commits.NONE) {
            return;
        }
        if (request.uncommitted() == UncommittedChanges.ALLOWED) {
            throw new UsageException(
                    "Committing needs a clean tree: changes of yours and ours would mix in one commit.");
        }
        git.requireRepository();
    }
}
