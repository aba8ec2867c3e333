package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Remedy.Automation;
import dev.unblock.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

final class SequentialRemoteCalls implements Rule {

    /** Objects of these belong to one thread at a time and change with every call. */
    private static final List<String> ONE_THREAD_ONLY = List.of(
            "org.apache.kafka.clients.consumer.Consumer",
            "java.sql.Connection",
            "java.sql.Statement",
            "java.sql.ResultSet",
            "javax.persistence.EntityManager",
            "jakarta.persistence.EntityManager",
            "org.hibernate.SharedSessionContract",
            "org.apache.ibatis.session.SqlSession",
            "javax.jms.Session",
            "jakarta.jms.Session",
            "javax.jms.MessageConsumer",
            "jakarta.jms.MessageConsumer",
            "javax.naming.Context",
            "redis.clients.jedis.Jedis",
            "com.jcraft.jsch.Channel",
            "net.schmizz.sshj.sftp.SFTPClient",
            "org.apache.commons.net.SocketClient");

    /** Milliseconds. */
    private static final int WORTH_A_TASK = 10;

    private static final List<String> WRITES = List.of(
            "post",
            "put",
            "delete",
            "patch",
            "save",
            "create",
            "update",
            "insert",
            "send",
            "charge",
            "refund",
            "book",
            "exchange",
            "execute",
            "publish",
            "remove",
            "add",
            "cancel",
            "confirm",
            "reserve",
            "credit",
            "register");

    @Override
    public Family family() {
        return Family.BLOCKING;
    }

    @Override
    public String summary() {
        return "Independent remote reads run one after the other, so that their times add up.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> inspection.place(method).compareTo(Place.LISTENER) <= 0)
                .flatMap(method -> problem(inspection, method).stream());
    }

    private static Optional<Problem> problem(Inspection inspection, MethodFact method) {
        List<CallSite> independent = new ArrayList<>();
        for (CallSite call : method.calls()) {
            if (isRemoteRead(inspection, method, call)
                    && independent.stream()
                            .noneMatch(before -> uses(call, before)
                                    || isAlternative(call, before)
                                    || inspection.choices().isElsewhereDecided(before.site(), call.site())
                                    || inspection.choices().isBehindGuard(before.site(), call.site()))) {
                independent.add(call);
            }
        }
        return independent.size() < 2 ? Optional.empty() : Optional.of(problem(method, independent));
    }

    /** Its result is used, and neither its name nor that of the wait below speaks of a change. */
    private static boolean isRemoteRead(Inspection inspection, MethodFact method, CallSite call) {
        Optional<Wait> wait =
                call.result() == CallSite.Outcome.USED ? inspection.remote().at(method, call) : Optional.empty();
        return wait.isPresent()
                && !isWrite(call.target().name())
                && isWorthATask(wait.get())
                && !isStep(wait.get(), call)
                && ONE_THREAD_ONLY.stream()
                        .noneMatch(
                                type -> inspection.isSubtype(wait.get().target().owner(), type))
                && !isWrite(wait.get().target().name().replace("send", ""));
    }

    /** Handing over to another thread pays: no look-up of a host name, no stream that is open already, no short answer. */
    private static boolean isWorthATask(Wait wait) {
        return wait.kind() != Kind.DNS
                && wait.kind() != Kind.SOCKET
                && wait.api().latency() >= WORTH_A_TASK;
    }

    /** Several steps of one exchange, as of one connection, belong together. */
    private static boolean isStep(Wait wait, CallSite call) {
        return wait.call().equals(call) && call.target().owner().matches("javax?\\..*");
    }

    private static boolean isWrite(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WRITES.stream().anyMatch(lower::startsWith);
    }

    private static boolean uses(CallSite later, CallSite earlier) {
        return Stream.concat(later.receiver().stream(), later.arguments().stream())
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Result result && result.call() == earlier.index());
    }

    /** The same call with the same arguments is another branch, or a second try. */
    private static boolean isAlternative(CallSite later, CallSite earlier) {
        return later.target().equals(earlier.target()) && later.arguments().equals(earlier.arguments())
                || later.site().loops() != earlier.site().loops();
    }

    private static Problem problem(MethodFact method, List<CallSite> calls) {
        CallSite first = calls.get(0);
        return Problem.at(method, first)
                .severity(Severity.INFO)
                .confidence(Confidence.MEDIUM)
                .message(calls.size()
                        + " remote calls that do not need each other's results run one after the other here: the"
                        + " answer takes the sum of their times instead of the longest. Start them together on a bounded"
                        + " executor and combine.")
                .related(calls.stream()
                        .skip(1)
                        .map(call ->
                                new Location(call.site().file(), call.site().line(), "independent of the first"))
                        .toList())
                .remedy(new Remedy(
                        Optional.of("ParallelizeIndependentCalls"),
                        Optional.of(2),
                        Automation.ASSISTED,
                        List.of("H10"),
                        Optional.empty()));
    }
}
