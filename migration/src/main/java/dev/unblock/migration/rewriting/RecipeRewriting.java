package dev.unblock.migration.rewriting;

import dev.unblock.migration.engine.Content;
import dev.unblock.migration.engine.FileChange;
import dev.unblock.migration.engine.Proposal;
import dev.unblock.migration.engine.Rewriting;
import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.recipes.RecipeRefusal;
import dev.unblock.recipes.RecipeStep;
import dev.unblock.recipes.RewriteResult;
import dev.unblock.recipes.RewriteSession;
import dev.unblock.recipes.Rewriter;
import dev.unblock.recipes.files.SourceChange;
import dev.unblock.recipes.files.SourceSet;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps become recipes; the project is parsed once and only what changed is parsed again. */
public final class RecipeRewriting implements Rewriting {

    private static final Logger LOG = LoggerFactory.getLogger(RecipeRewriting.class);

    private final RewriteSession session;
    private final Function<Step, List<RecipeStep>> along;

    private RecipeRewriting(RewriteSession session, Function<Step, List<RecipeStep>> along) {
        this.session = session;
        this.along = along;
    }

    /**
     * Parses the sources.
     *
     * @param along what has to change in tests when a step changes something
     */
    public static RecipeRewriting open(
            Path project, List<SourceSet> sources, Function<Step, List<RecipeStep>> along, Consumer<String> progress) {
        return new RecipeRewriting(Rewriter.open(project, sources, progress), along);
    }

    /** A recipe that fails at some code fails alone: its step is refused, and all others go on. */
    @Override
    public Proposal propose(Step step) {
        try {
            return proposed(step);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("{} failed", step.id(), e);
            return new Proposal(List.of(), List.of(failure(step, e)), List.of());
        }
    }

    private static Refusal failure(Step step, Throwable thrown) {
        return new Refusal(
                FindingId.of(step.recipe(), step.id(), "failed", 0),
                step.recipe(),
                "PROOF",
                step.targets().isEmpty() ? step.module() : step.targets().get(0),
                step.module(),
                1,
                "The recipe failed here (" + thrown.getClass().getSimpleName() + "); nothing was changed.",
                "Make the change by hand as the rule's page shows, and report the failure.",
                step.findings());
    }

    private Proposal proposed(Step step) {
        RecipeStep recipe = new RecipeStep(step.recipe(), step.options());
        RewriteResult alone = session.run(List.of(recipe));
        List<RecipeStep> tests = alone.changes().isEmpty() ? List.of() : along.apply(step);
        if (tests.isEmpty()) {
            return proposal(step, alone);
        }
        List<RecipeRefusal> stuck = session.run(tests).refusals();
        return stuck.isEmpty()
                ? proposal(
                        step,
                        session.run(
                                Stream.concat(Stream.of(recipe), tests.stream()).toList()))
                : withoutStuck(step, stuck);
    }

    /** Targets whose tests cannot change along stay as they are, and keep no others from it. */
    private Proposal withoutStuck(Step step, List<RecipeRefusal> stuck) {
        List<String> free = step.targets().size() < 2
                ? List.of()
                : step.targets().stream()
                        .filter(target -> session.run(along.apply(step.withTargets(List.of(target))))
                                .refusals()
                                .isEmpty())
                        .toList();
        List<Refusal> refusals =
                stuck.stream().map(refusal -> refusal(step, refusal)).toList();
        Proposal rest = free.isEmpty() || free.size() == step.targets().size()
                ? new Proposal(List.of(), List.of(), List.of())
                : proposed(step.withTargets(free));
        return new Proposal(
                rest.changes(),
                Stream.concat(refusals.stream(), rest.refusals().stream()).toList(),
                rest.problems());
    }

    private static Proposal proposal(Step step, RewriteResult result) {
        return new Proposal(
                result.changes().stream().map(RecipeRewriting::change).toList(),
                result.refusals().stream()
                        .map(refusal -> refusal(step, refusal))
                        .toList(),
                result.parseProblems());
    }

    @Override
    public void refresh(Collection<String> paths) {
        session.refresh(paths);
    }

    @Override
    public void close() {
        session.close();
    }

    private static FileChange change(SourceChange change) {
        Optional<Content> before = change.before().map(text -> Content.of(text.getBytes(change.encoding())));
        Optional<Content> after = change.after()
                .map(text -> change.path().endsWith(".java")
                        ? LongLines.broken(change.before().orElse(""), text)
                        : text)
                .map(text -> Content.of(text.getBytes(change.encoding())));
        return new FileChange(change.path(), before, after);
    }

    private static Refusal refusal(Step step, RecipeRefusal refusal) {
        String method = refusal.member().isBlank() ? refusal.className() : refusal.className() + "#" + refusal.member();
        return new Refusal(
                FindingId.of(refusal.recipe(), method, refusal.hazard() + " " + refusal.evidence(), 0),
                refusal.recipe(),
                refusal.hazard(),
                method,
                refusal.path(),
                Math.max(1, refusal.line()),
                refusal.evidence(),
                refusal.whatWouldUnblock(),
                step.findings());
    }
}
