package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.stream.Stream;

final class BlockingParallelStream implements Rule {

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
        return "A parallel stream whose elements each wait for something.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.methods().flatMap(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> isParallelStep(inspection, edge))
                .flatMap(edge -> inspection.slowOrDatabase().in(edge.callee()).stream()
                        .map(wait -> problem(inspection, method, edge, wait)))
                .distinct());
    }

    private static boolean isParallelStep(Inspection inspection, CallEdge edge) {
        return edge.hop().context().filter(ThreadContext.COMMON_POOL::equals).isPresent()
                && inspection.isSubtype(edge.site().target().owner(), "java.util.stream.BaseStream");
    }

    /** While the application starts nobody else uses the pool. */
    private static Severity severity(Inspection inspection, MethodFact method) {
        return inspection.place(method) == Place.STARTUP ? Severity.INFO : Severity.HIGH;
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallEdge edge, Wait wait) {
        return Problem.at(method, edge.site())
                .until(lastLine(method, edge.site()))
                .severity(severity(inspection, method))
                .sink(wait.kind().label(), wait.called())
                .message("Every element of this parallel stream waits in " + wait.called()
                        + " on the common pool, which has about one thread per core for the whole process: it is neither"
                        + " fast nor alone. Use a bounded executor.")
                .remedy(Remedy.recipe("BoundFanOut", 1));
    }

    /** Where the stream is run: at the end of the chain of calls that the stage stands in. */
    private static int lastLine(MethodFact method, CallSite stage) {
        return method.calls().stream()
                .filter(call -> call.receiver().stream()
                        .flatMap(Value::parts)
                        .anyMatch(part -> part instanceof Value.Result result && result.call() == stage.index()))
                .mapToInt(call -> call.site().endLine())
                .reduce(stage.site().endLine(), Math::max);
    }
}
