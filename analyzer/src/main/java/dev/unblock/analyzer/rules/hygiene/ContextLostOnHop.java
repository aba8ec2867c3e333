package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Reach.Start;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class ContextLostOnHop implements Rule {

    /** Holders of what belongs to the caller's thread, and the hazard that losing it is. */
    private static final Map<String, String> HOLDERS = Map.of(
            "org.springframework.security.core.context.SecurityContextHolder", "H3",
            "org.springframework.web.context.request.RequestContextHolder", "H5",
            "org.springframework.context.i18n.LocaleContextHolder", "H5",
            "org.springframework.transaction.support.TransactionSynchronizationManager", "H1",
            "org.slf4j.MDC", "H4");

    private static final Set<String> READS = Set.of(
            "get",
            "getContext",
            "getRequestAttributes",
            "currentRequestAttributes",
            "getLocale",
            "getCurrentTransactionName",
            "getResource",
            "getCopyOfContextMap");
    /** The server takes them for the next request when this one has its answer, unless it was told to wait. */
    private static final Set<String> OF_ONE_REQUEST = Set.of(
            "jakarta.servlet.http.HttpServletRequest",
            "jakarta.servlet.ServletRequest",
            "javax.servlet.http.HttpServletRequest",
            "javax.servlet.ServletRequest");

    /** How far callers are followed up to where the work was handed over. */
    private static final int MOST_STEPS = 50;

    /** What the task itself puts back on its thread. */
    private static final Set<String> PUTS_BACK =
            Set.of("setContextMap", "setContext", "setRequestAttributes", "setLocale");

    /** What makes a task that brings the context along. */
    private static final Set<String> CARRIES = Set.of("setTaskDecorator", "startAsync", "wrap", "captureAll");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A task reads what was left on its caller's thread: user, request, log context or a thread-local.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        if (inspection.calls().anyMatch(call -> call.name().equals("setTaskDecorator"))) {
            return Stream.empty();
        }
        Set<FieldKey> set = threadLocalsSet(inspection);
        Reach known = Reach.of(inspection.program(), tasks(inspection, Place.REQUEST), method -> false);
        Map<MethodKey, Start> ofUnknown = tasks(inspection, Place.NOWHERE);
        asyncMethods(inspection).forEach(ofUnknown::putIfAbsent);
        Reach unknown = Reach.of(inspection.program(), ofUnknown, method -> false);
        return inspection.calls().flatMap(call -> hazard(inspection, call, set).stream()
                .flatMap(hazard -> problem(inspection, call, known, hazard)
                        .map(problem -> problem.severity(Severity.HIGH))
                        .or(() -> problem(inspection, call, unknown, hazard)
                                .map(problem -> problem.severity(Severity.INFO)))
                        .stream()));
    }

    private static Optional<Problem> problem(Inspection inspection, Call call, Reach tasks, String hazard) {
        MethodKey method = call.method().key();
        return tasks.start(method)
                .filter(start -> !carriesContext(inspection, start))
                .filter(start -> !OF_ONE_REQUEST.contains(call.owner()) || !isAnsweredLater(inspection, start))
                .map(start -> problem(inspection, call, start, tasks.way(method), hazard));
    }

    /** All places from which work that comes by the method is handed to another thread: one of them is enough, but each is wrong. */
    private static Stream<Location> handOvers(Inspection inspection, MethodKey method) {
        Set<MethodKey> seen = new LinkedHashSet<>(Set.of(method));
        Deque<MethodKey> next = new ArrayDeque<>(seen);
        List<CallEdge> found = new ArrayList<>();
        while (!next.isEmpty() && seen.size() <= MOST_STEPS) {
            for (CallEdge edge : inspection.program().callers(next.remove())) {
                if (!edge.hop().isSameThread()) {
                    found.add(edge);
                } else if (seen.add(edge.caller())) {
                    next.add(edge.caller());
                }
            }
        }
        return found.stream()
                .filter(edge -> !carriesContext(inspection, start(inspection, edge)))
                .map(edge -> edge.site().site())
                .map(ContextLostOnHop::handedOver)
                .distinct();
    }

    private static Location handedOver(Site site) {
        return new Location(site.file(), site.line(), "handed to another thread here");
    }

    /** Work that is handed from such a thread to another, which does not carry the context. */
    private static Map<MethodKey, Start> tasks(Inspection inspection, Place from) {
        Map<MethodKey, Start> tasks = new HashMap<>();
        inspection.methods().forEach(method -> inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .filter(edge -> inspection.place(method) == from)
                .forEach(edge -> tasks.putIfAbsent(edge.callee(), start(inspection, edge))));
        return tasks;
    }

    /** Work that Spring hands to another thread, whoever calls it. */
    private static Map<MethodKey, Start> asyncMethods(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> SpringAnnotations.own(inspection, method, SpringAnnotations.ASYNC)
                        .isPresent())
                .collect(Collectors.toMap(
                        MethodFact::key, method -> new Start(method, method.site(), "@Async"), (one, other) -> one));
    }

    private static Start start(Inspection inspection, CallEdge edge) {
        return new Start(
                inspection.program().method(edge.caller()).orElseThrow(),
                edge.site().site(),
                edge.site().target().name());
    }

    private static Optional<String> hazard(Inspection inspection, Call call, Set<FieldKey> threadLocals) {
        if (OF_ONE_REQUEST.contains(call.owner())) {
            return Optional.of("H5");
        }
        if (!READS.contains(call.name()) || isExpectedToFail(call)) {
            return Optional.empty();
        }
        return Optional.ofNullable(HOLDERS.get(call.owner()))
                .or(() -> inspection.isSubtype(call.owner(), "java.lang.ThreadLocal")
                                && Values.receiverField(call.site())
                                        .filter(threadLocals::contains)
                                        .filter(field -> !isFilledHere(call, field))
                                        .isPresent()
                        ? Optional.of("H4")
                        : Optional.empty());
    }

    /** Who catches that there is none has an answer of its own. */
    private static boolean isExpectedToFail(Call call) {
        return call.name().startsWith("current")
                && call.site().handled().stream()
                        .anyMatch(type -> type.endsWith("Exception") || type.endsWith("Throwable"));
    }

    /** Whoever asks first on a thread makes what is there: each thread has its own. */
    private static boolean isFilledHere(Call call, FieldKey field) {
        return call.method().calls().stream()
                .filter(other -> other.target().name().equals("set"))
                .anyMatch(other ->
                        Values.receiverField(other).filter(field::equals).isPresent());
    }

    /** Thread-locals that carry something from call to call; those that only hold a thread's own object are never set. */
    private static Set<FieldKey> threadLocalsSet(Inspection inspection) {
        return inspection
                .calls()
                .filter(call ->
                        call.name().equals("set") && inspection.isSubtype(call.owner(), "java.lang.ThreadLocal"))
                .flatMap(call -> Values.receiverField(call.site()).stream())
                .collect(Collectors.toSet());
    }

    /** The method that hands the task over makes one that brings the context along, or the task puts it back. */
    private static boolean carriesContext(Inspection inspection, Start start) {
        return inspection
                .methods()
                .filter(method -> method.named().equals(start.method().named()))
                .anyMatch(method -> method.calls().stream()
                        .map(call -> call.target().name())
                        .anyMatch(name -> CARRIES.contains(name)
                                || PUTS_BACK.contains(name) && isTaskOf(inspection, method, start)));
    }

    /** Handed over at the very place, and not another task of the same method. */
    private static boolean isTaskOf(Inspection inspection, MethodFact method, Start start) {
        List<CallEdge> handed = inspection.program().callers(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .toList();
        return handed.isEmpty()
                || handed.stream().anyMatch(edge -> edge.site().site().equals(start.site()));
    }

    /** Whose answer comes later keeps its request until then. */
    private static boolean isAnsweredLater(Inspection inspection, Start start) {
        String returned = start.method().key().returnType();
        return Futures.isFuture(inspection, returned)
                || Futures.isPublisher(inspection, returned)
                || returned.equals("java.util.concurrent.Callable")
                || returned.startsWith("org.springframework.web.");
    }

    private static Problem problem(Inspection inspection, Call call, Start start, List<CallSite> way, String hazard) {
        Location handed = handedOver(start.site());
        Stream<Location> others = handOvers(inspection, call.method().key()).filter(other -> !other.equals(handed));
        Stream<Location> steps = way.stream()
                .map(step -> new Location(step.site().file(), step.site().line(), "and on by this call"));
        return Problem.at(call.method(), call.site())
                .message(call.owner().substring(call.owner().lastIndexOf('.') + 1) + "." + call.name()
                        + " is asked on another thread than the one it was filled on (the work is handed over by "
                        + start.reason()
                        + "): it answers nothing, or what another task left there. Read it before and pass"
                        + " it along, or propagate the context.")
                .related(Stream.of(Stream.of(handed), steps, others)
                        .flatMap(places -> places)
                        .toList())
                .remedy(Remedy.manual(hazard + ": context does not travel by itself."));
    }
}
