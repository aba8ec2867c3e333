package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds parallel streams where many threads come by: all of them share one pool, and each other's slowest part. */
final class ParallelStreamOnCommonPool implements CallRule {

    private static final String FORK_JOIN = "java.util.concurrent.ForkJoinPool";

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "A parallel stream shares the common pool with everything else in the process.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean parallel = call.name().equals("parallelStream")
                        && call.site().target().parameterTypes().isEmpty()
                || call.name().equals("parallel")
                        && call.site().target().parameterTypes().isEmpty()
                        && inspection.isSubtype(call.owner(), "java.util.stream.BaseStream")
                || isMadeParallel(call);
        Place place = inspection.place(call.method());
        if (!parallel
                || isInOwnPool(inspection, call)
                || isMadeSequential(call)
                || place == Place.MAIN
                || place == Place.STARTUP
                || place == Place.TEST) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.at(call.method(), call.site())
                        .severity(place == Place.NOWHERE ? Severity.INFO : Severity.LOW)
                        .message(
                                "This stream runs on the common pool, about one thread per core for the whole process: requests that"
                                        + " come by here at the same time share those threads, and one that waits holds up all. Use it for pure"
                                        + " computation that was measured to gain, else a sequential stream or an executor of its own."));
    }

    /** {@code pool.submit(() -> orders.parallelStream()…)}: a task of a fork-join pool splits up into tasks of that pool. */
    private static boolean isInOwnPool(Inspection inspection, Call call) {
        List<CallEdge> runs = inspection.program().callers(call.method().key());
        return !runs.isEmpty()
                && runs.stream()
                        .allMatch(run -> !run.hop().isSameThread()
                                && inspection.isSubtype(run.site().target().owner(), FORK_JOIN));
    }

    /** The last word in a chain counts for the whole of it. */
    private static boolean isMadeSequential(Call call) {
        return call.method().calls().stream()
                .filter(other -> other.target().name().equals("sequential"))
                .flatMap(other -> other.receiver().stream())
                .flatMap(Values::chain)
                .anyMatch(link -> call.site().gives(link));
    }

    /** {@code StreamSupport.stream(elements, true)}. */
    private static boolean isMadeParallel(Call call) {
        List<Value> arguments = call.site().arguments();
        return call.owner().equals("java.util.stream.StreamSupport")
                && !arguments.isEmpty()
                && arguments.get(arguments.size() - 1) instanceof Value.Constant constant
                && Set.of("true", "1").contains(constant.text());
    }
}
