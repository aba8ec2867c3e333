package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where one request takes several connections at once: a transaction beside its caller's, tasks that each ask the database. */
final class DatabaseBranches implements HazardCheck {

    private final Program program;
    private final Annotations annotations;
    private final WaitsBelow database;
    private final Repeated repeated;

    DatabaseBranches(Program program, Waits waits) {
        this.program = program;
        this.annotations = new Annotations(program);
        this.database = WaitsBelow.of(program, waits, Set.of(Group.DATABASE));
        this.repeated = new Repeated(program);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        Stream<Sighting> beside = annotations
                .all(method, Annotations.TRANSACTIONAL)
                .filter(DatabaseBranches::isNew)
                .limit(1)
                .map(annotation -> Sighting.of(
                        Hazard.H2,
                        method.key(),
                        method.site(),
                        method.key().signature() + " takes a connection beside the one that its caller may hold"));
        return Stream.concat(beside, branches(method));
    }

    private static boolean isNew(AnnotationFact annotation) {
        return Stream.of("propagation", "value")
                .flatMap(element -> annotation.texts(element).stream())
                .anyMatch(text -> text.endsWith("REQUIRES_NEW"));
    }

    private Stream<Sighting> branches(MethodFact method) {
        List<CallEdge> tasks = program.callees(method.key()).stream()
                .filter(edge ->
                        !edge.hop().isSameThread() && database.in(edge.callee()).isPresent())
                .toList();
        long sites = tasks.stream().map(edge -> edge.site().index()).distinct().count();
        return tasks.stream()
                .filter(edge -> sites > 1 || repeated.isRepeated(method, edge.site()))
                .map(edge -> Sighting.of(
                        Hazard.H2,
                        method.key(),
                        edge.site().site(),
                        method.named().signature() + " starts several tasks, and each takes a connection ("
                                + database.in(edge.callee()).orElseThrow().called() + ")"))
                .distinct();
    }
}
