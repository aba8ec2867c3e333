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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds known heavy work of the processor on threads that are there to wait: a pool for waits, virtual threads. */
final class CpuWorkOnIoPool implements Rule {

    private static final String CURE = ". Give such work a pool of its own, with a thread per core.";

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
        return Stream.of(shared, virtual, elastic(inspection))
                .flatMap(problems -> problems)
                .distinct();
    }

    /** On the scheduler that a reactive library has for what must wait, which has many more threads than there are cores. */
    private static Stream<Problem> elastic(Inspection inspection) {
        Reach elastic = ElasticWork.of(inspection);
        return found(
                        inspection,
                        elastic,
                        work -> "Here " + work
                                + " runs on a scheduler made for waits, which has many more threads than there are cores: they take the"
                                + " processor from each other, and those who wait there come to no thread")
                .map(problem -> problem.severity(Severity.INFO));
    }

    /** Heavy work below the given methods, by known calls and by its own shape. */
    private static Stream<Problem> found(Inspection inspection, Reach running, UnaryOperator<String> words) {
        Stream<Problem> calls = inspection
                .calls()
                .filter(call -> running.start(call.method().key()).isPresent())
                .flatMap(call -> HeavyWork.of(inspection, call).stream().map(work -> problem(call, words.apply(work))));
        Stream<Problem> shapes = inspection
                .methods()
                .filter(method -> running.start(method.key()).isPresent())
                .flatMap(method -> HeavyCode.in(inspection, method).stream())
                .map(heavy -> heavy.problem().severity(Severity.INFO).message(words.apply(heavy.words()) + CURE));
        return Stream.concat(calls, shapes);
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
        return found(
                inspection,
                Pools.running(inspection, others),
                work -> "Here " + work + " takes a thread of " + pool
                        + ", whose other tasks wait for partners: one kind of work starves the other, and no number of"
                        + " threads is right for both");
    }

    private static boolean waits(Inspection inspection, MethodKey task) {
        return inspection.remote().in(task).isPresent()
                || inspection.database().in(task).isPresent();
    }

    private static Problem problem(Call call, String what) {
        return Problem.at(call.method(), call.site())
                .severity(HeavyWork.isAlwaysHeavy(call) ? Severity.LOW : Severity.INFO)
                .message(what + CURE);
    }
}
