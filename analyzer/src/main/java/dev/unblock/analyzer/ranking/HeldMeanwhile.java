package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Locks;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Reach.Start;
import dev.unblock.analyzer.inspection.Transactions;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.model.Exposure.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which locks are held and which transactions are open where a thread waits, taken or opened in a caller included. */
final class HeldMeanwhile {

    private static final Set<String> RELEASED_BY = Set.of("java.util.concurrent.locks.Condition", "java.lang.Object");

    private final Routes routes;
    private final Transactions transactions;
    private final Reach locked;
    private final Reach transacted;

    HeldMeanwhile(Program program, Routes routes, Transactions transactions) {
        this.routes = routes;
        this.transactions = transactions;
        this.locked = Reach.narrow(program, locked(program), edge -> false);
        this.transacted = Reach.narrow(program, opened(program, transactions), transactions::isSuspendedBy);
    }

    /** The lock that is held at a call; none where the wait gives it up meanwhile. */
    Optional<Held> lock(MethodFact method, CallSite call, Wait wait) {
        if (RELEASED_BY.contains(wait.api().type())) {
            return Optional.empty();
        }
        return Locks.heldAt(method, call)
                .map(words -> held(new Start(method, call.site(), words), method))
                .or(() -> locked.start(method.key()).map(start -> held(start, method)));
    }

    Optional<Held> transaction(MethodFact method) {
        return transacted.start(method.key()).map(start -> held(start, method));
    }

    /** The transaction's time limit. */
    Optional<Long> transactionLimit(MethodFact method) {
        return transacted.start(method.key()).flatMap(start -> transactions.limit(start.method()));
    }

    private Held held(Start start, MethodFact method) {
        Site site = start.site();
        boolean always = start.method().equals(method)
                || routes.dominators(method.key()).contains(start.method().key());
        return new Held(start.reason(), start.method().named().signature(), site.file(), site.line(), always);
    }

    private static Map<MethodKey, Start> locked(Program program) {
        Map<MethodKey, Start> first = new HashMap<>();
        program.methods().forEach(method -> {
            Map<Integer, CallSite> locking = method.calls().stream()
                    .filter(call -> Locks.heldAt(method, call).isPresent())
                    .collect(Collectors.toMap(CallSite::index, call -> call));
            if (!locking.isEmpty()) {
                program.callees(method.key()).stream()
                        .filter(edge -> edge.hop().isSameThread()
                                && locking.containsKey(edge.site().index()))
                        .forEach(edge -> first.putIfAbsent(edge.callee(), start(method, edge)));
            }
        });
        return first;
    }

    private static Start start(MethodFact method, CallEdge edge) {
        return new Start(
                method, edge.site().site(), Locks.heldAt(method, edge.site()).orElseThrow());
    }

    private static Map<MethodKey, Start> opened(Program program, Transactions transactions) {
        List<MethodFact> opened =
                program.methods().filter(transactions::isOpenedFor).toList();
        return opened.stream()
                .collect(Collectors.toMap(
                        MethodFact::key,
                        method -> new Start(
                                method,
                                method.site(),
                                "transaction of " + method.named().name()),
                        (one, again) -> one));
    }
}
