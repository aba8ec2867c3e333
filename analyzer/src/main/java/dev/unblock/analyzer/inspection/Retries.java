package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.Value;
import java.util.List;
import java.util.stream.Stream;

/** Tells loops that try the same call again from loops that go on to the next element. */
public final class Retries {

    private static final List<String> GIVES_NEXT = List.of("next", "poll", "take", "nextElement", "readLine");

    private Retries() {}

    public static boolean isRetried(MethodFact method, CallSite call) {
        return isCaughtInLoop(method, call) && !isAboutElement(call);
    }

    /** Its errors are caught, and a clause goes on with the loop. */
    private static boolean isCaughtInLoop(MethodFact method, CallSite call) {
        return call.site().inLoop()
                && !call.handled().isEmpty()
                && method.catches().stream()
                        .filter(c -> c.site().inLoop() && c.types().stream().anyMatch(call.handled()::contains))
                        .anyMatch(c ->
                                !c.uses().contains(Use.RETHROWN) && !c.uses().contains(Use.RETURNS));
    }

    /** What is asked about the next element is another call, not the same one again. */
    private static boolean isAboutElement(CallSite call) {
        return Stream.concat(call.arguments().stream(), call.receiver().stream())
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Computed computed
                                && (computed.operands().size() == 1 || isArrayElement(computed))
                        || part instanceof Value.Result result
                                && GIVES_NEXT.contains(result.target().name()));
    }

    private static boolean isArrayElement(Value.Computed computed) {
        return computed.operands().stream()
                .findFirst()
                .filter(array -> array instanceof Value.FieldRead read
                                && read.type().endsWith("[]")
                        || array instanceof Value.Allocation made && made.type().endsWith("[]")
                        || array instanceof Value.Result result
                                && result.target().returnType().endsWith("[]"))
                .isPresent();
    }
}
