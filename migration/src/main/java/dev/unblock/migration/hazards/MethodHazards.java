package dev.unblock.migration.hazards;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.CallPath;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Every hazard that the facts show in a method itself, with its place and what was seen there.
 *
 * <p>What that means for a step depends on the step: a wait for the database stands in the way of an asynchronous client
 * and not in that of virtual threads. {@link Hazards} answers for the steps.
 */
public final class MethodHazards {

    private final Program program;
    private final List<HazardCheck> checks;

    private MethodHazards(Program program, List<HazardCheck> checks) {
        this.program = program;
        this.checks = checks;
    }

    public static MethodHazards of(Analysis analysis) {
        Program program = analysis.program();
        Waits waits = analysis.waits();
        WaitsBelow any = WaitsBelow.of(program, waits, EnumSet.complementOf(EnumSet.of(Group.LOCK, Group.NOTHING)));
        return new MethodHazards(
                program,
                List.of(
                        new DeclaredSemantics(program),
                        new TransactionTemplates(program),
                        new DatabaseBranches(program, waits),
                        new ThreadBoundContext(program),
                        new LazyEntities(program, waits),
                        new LockedSections(program, waits),
                        new CaughtTypes(program, waits),
                        new SideEffects(program, waits::in),
                        new Interruption(program),
                        new UntimedWaits(waits),
                        new AsyncHandlers(program),
                        new AroundAsyncRequests(program),
                        new FixedSignatures(program),
                        new CheckedExceptions(program),
                        new CommonPoolWaits(program, waits),
                        new FoundHazards(analysis.findings()),
                        new Rejections(program),
                        new PinnedWaits(
                                program, waits::in, method -> any.in(method).isPresent()),
                        new EventLoopWaits(program, waits),
                        new ClientSemantics(program),
                        new DatabaseWaits(waits),
                        new Twins(program),
                        new StubbedMethods(program)));
    }

    /** Sorted. */
    public List<Sighting> in(MethodFact method) {
        return checks.stream()
                .flatMap(check -> check.in(method))
                .distinct()
                .sorted()
                .toList();
    }

    /** The shortest way on which an entry point leads to what was seen in the method; empty where none does. */
    public Optional<CallPath> path(MethodKey method, Sighting seen) {
        Site place = new Site(seen.file(), seen.line(), 0, seen.line(), 0);
        return program.paths(method, place, 1).stream().findFirst();
    }
}
