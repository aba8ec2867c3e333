package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.hygiene.Pools.HandOver;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds known heavy work of the processor on threads that are there to wait: a pool for waits, virtual threads. */
final class CpuWorkOnIoPool implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "Work that keeps the processor busy for long shares its threads with work that waits.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> shared = Pools.of(inspection).entrySet().stream()
                .flatMap(pool -> onPool(inspection, pool.getKey(), pool.getValue()));
        Stream<Problem> virtual = inspection
                .calls()
                .filter(call -> inspection.place(call.method()) == Place.VIRTUAL)
                .flatMap(
                        call -> HeavyWork.of(inspection, call).stream()
                                .map(
                                        work -> problem(
                                                call,
                                                "Here " + work
                                                        + " keeps one of the few carriers of all virtual threads for as long as it takes")));
        return Stream.concat(shared, virtual).distinct();
    }

    private static Stream<Problem> onPool(Inspection inspection, String pool, List<HandOver> handOvers) {
        List<MethodKey> waiting = handOvers.stream()
                .map(HandOver::task)
                .filter(task -> waits(inspection, task))
                .toList();
        List<HandOver> others =
                handOvers.stream().filter(one -> !waiting.contains(one.task())).toList();
        if (waiting.isEmpty() || others.isEmpty()) {
            return Stream.empty();
        }
        Reach running = Pools.running(inspection, others);
        return inspection
                .calls()
                .filter(call -> running.start(call.method().key()).isPresent())
                .flatMap(call -> Optional.of(call).flatMap(one -> HeavyWork.of(inspection, one)).stream()
                        .map(work -> problem(
                                call,
                                "Here " + work + " takes a thread of " + pool
                                        + ", whose other tasks wait for partners: one kind of work starves the other, and no"
                                        + " number of threads is right for both")));
    }

    private static boolean waits(Inspection inspection, MethodKey task) {
        return inspection.remote().in(task).isPresent()
                || inspection.database().in(task).isPresent();
    }

    private static Problem problem(Call call, String what) {
        return Problem.at(call.method(), call.site())
                .severity(HeavyWork.isAlwaysHeavy(call) ? Severity.LOW : Severity.INFO)
                .message(what + ". Give such work a pool of its own, with a thread per core.");
    }
}
