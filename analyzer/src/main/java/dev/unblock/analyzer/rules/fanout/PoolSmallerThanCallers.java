package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;

/** Finds pools of threads that ask the database while there are fewer connections than threads. */
final class PoolSmallerThanCallers implements CallRule {

    private static final List<String> SETTINGS =
            List.of("spring.datasource.hikari.maximum-pool-size", "spring.datasource.tomcat.max-active");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A pool has more threads that ask the database than there are connections to it.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean known = SETTINGS.stream().anyMatch(inspection.program().facts().settings()::containsKey);
        if (!known) {
            return Optional.empty();
        }
        int connections = inspection.program().capacity().databaseConnections();
        return ExecutorCalls.target(inspection, call.method(), call.site())
                .flatMap(executor -> executor.threads().value())
                .filter(threads -> threads > connections && asksDatabase(inspection, call))
                .map(threads -> Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .confidence(Confidence.MEDIUM)
                        .message("Up to " + threads
                                + " of these tasks run at once and each needs a connection to the database, of"
                                + " which there are " + connections
                                + ": the others wait for one, and so does everybody else. Let the pool have fewer threads than"
                                + " there are connections, or raise the connections."));
    }

    private static boolean asksDatabase(Inspection inspection, Call call) {
        return inspection
                .program()
                .callees(call.method().key(), call.site())
                .filter(edge -> !edge.hop().isSameThread())
                .anyMatch(edge -> inspection.database().in(edge.callee()).isPresent());
    }
}
