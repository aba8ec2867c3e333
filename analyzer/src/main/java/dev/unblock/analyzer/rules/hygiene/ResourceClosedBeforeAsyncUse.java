package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds tasks that are handed something which the method closes without waiting for them. */
final class ResourceClosedBeforeAsyncUse implements Rule {

    /** Closing them waits for what was handed to them. */
    private static final List<String> WAIT_AT_CLOSE = List.of(
            "java.util.concurrent.ExecutorService",
            "java.util.concurrent.StructuredTaskScope",
            "java.net.http.HttpClient",
            "org.mockito.MockedStatic");

    private static final Set<String> WAITS =
            Set.of("join", "get", "await", "awaitTermination", "invokeAll", "invokeAny", "block", "blockLast", "allOf");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A task on another thread uses what the method that started it closes meanwhile.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> Stream.concat(
                        tasks(inspection, method),
                        ReturnedWhileClosing.in(inspection, method, ResourceClosedBeforeAsyncUse::waitsAtClose))
                .distinct());
    }

    private static Stream<Problem> tasks(Inspection inspection, MethodFact method) {
        return inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread() && !isStream(inspection, edge.site()))
                .flatMap(edge -> captured(edge.site())
                        .flatMap(value -> closing(inspection, method, edge, value))
                        .limit(1)
                        .map(closed -> problem(method, edge, closed)));
    }

    /** A parallel stream is done when its last call returns. */
    private static boolean isStream(Inspection inspection, CallSite call) {
        return inspection.isSubtype(call.target().owner(), "java.util.stream.BaseStream");
    }

    private static Stream<Value> captured(CallSite call) {
        return Values.functions(call)
                .flatMap(function -> function.captured().stream())
                .flatMap(Value::alternatives)
                .filter(value -> value instanceof Value.Result || value instanceof Value.Allocation);
    }

    /** Where the value is closed: the head of the block around the task, or a close() in its finally. */
    private static Stream<Site> closing(Inspection inspection, MethodFact method, CallEdge edge, Value value) {
        return inspection
                .tries()
                .around(edge.site().site())
                .filter(attempt -> !isWaitedFor(inspection, method, attempt, edge.site()))
                .flatMap(attempt ->
                        Stream.concat(opened(inspection, method, attempt, value), closed(method, attempt, value)));
    }

    private static Stream<Site> opened(Inspection inspection, MethodFact method, TryFact attempt, Value value) {
        List<CallSite> head = method.calls().stream()
                .filter(call ->
                        attempt.head().holds(call.site()) && !attempt.body().holds(call.site()))
                .toList();
        boolean waits = head.stream().anyMatch(call -> waitsAtClose(inspection, call));
        return waits
                ? Stream.empty()
                : head.stream().filter(call -> call.gives(value)).map(CallSite::site);
    }

    private static boolean waitsAtClose(Inspection inspection, CallSite opening) {
        String type = opening.target().isConstructor()
                ? opening.target().owner()
                : opening.target().returnType();
        return WAIT_AT_CLOSE.stream().anyMatch(one -> inspection.isSubtype(type, one));
    }

    private static Stream<Site> closed(MethodFact method, TryFact attempt, Value value) {
        return method.calls().stream()
                .filter(call -> call.target().name().equals("close") && attempt.isLast(call.site()))
                .filter(call ->
                        call.receiver().stream().flatMap(Value::alternatives).anyMatch(value::equals))
                .map(CallSite::site);
    }

    private static boolean isWaitedFor(Inspection inspection, MethodFact method, TryFact attempt, CallSite handOver) {
        boolean byName = method.calls().stream()
                .filter(call ->
                        call.index() > handOver.index() && attempt.body().holds(call.site()))
                .anyMatch(call -> WAITS.contains(call.target().name()));
        return byName
                || inspection.waits().in(method.key()).stream()
                        .filter(wait -> wait.kind().group() == Group.TASK)
                        .anyMatch(wait -> attempt.body().holds(wait.call().site())
                                && wait.call().index() > handOver.index());
    }

    private static Problem problem(MethodFact method, CallEdge edge, Site closed) {
        return Problem.at(method, edge.site())
                .severity(Severity.HIGH)
                .message(
                        "The task that is handed over here uses what this method closes as soon as it goes on, on another"
                                + " thread and most often before the task is done. Open and close it inside the task, or close it"
                                + " when the future completes.")
                .related(List.of(new Location(closed.file(), closed.line(), "closed by this method")));
    }
}
