package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an interceptor does before the handler, when Spring calls it once more for the dispatch of an asynchronous answer. To
 * read the request, and to set what belongs to the thread, does no harm the second time.
 */
final class InterceptorCalls {

    private static final String BEGINNING = "preHandle";
    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";
    private static final Set<String> TELL_DISPATCHES = Set.of("getDispatcherType", "isConcurrentHandlingStarted");
    private static final List<String> HARMLESS = List.of(
            "java.lang.String",
            THREAD_LOCAL,
            "java.lang.Long",
            "java.lang.Integer",
            "java.lang.Boolean",
            "java.lang.Object",
            "java.util.Objects",
            "java.util.Optional",
            "java.util.UUID",
            "java.util.Locale",
            "java.time.",
            "org.slf4j.");
    private static final Set<String> CLEARING = Set.of("remove", "clear");
    private static final Pattern SETTING = Pattern.compile("(set|put|push).*");
    private static final int DEPTH = 3;

    private final Program program;

    InterceptorCalls(Program program) {
        this.program = program;
    }

    /** Whether a second call could be noticed. */
    boolean mind(TypeFact type) {
        Optional<MethodFact> beginning = beginning(type);
        return beginning.isPresent()
                && !tellsDispatches(type)
                && (clearsTooLate(type) || !isHarmless(beginning.get(), DEPTH));
    }

    Optional<MethodFact> beginning(TypeFact type) {
        return type.methods().stream()
                .filter(method -> method.key().name().equals(BEGINNING))
                .findFirst();
    }

    boolean tellsDispatches(TypeFact type) {
        return beginning(type).stream()
                .flatMap(method -> method.calls().stream())
                .anyMatch(call -> TELL_DISPATCHES.contains(call.target().name()));
    }

    /**
     * Whether it could return at once when it is called again: what it set for its thread would then be missing. What it
     * only asked its thread, nobody misses.
     */
    boolean couldSkip(TypeFact type) {
        return !clearsTooLate(type) && beginning(type).stream().noneMatch(method -> setsForTheThread(method, DEPTH));
    }

    private boolean setsForTheThread(MethodFact method, int depth) {
        return method.calls().stream().map(CallSite::target).anyMatch(this::setsForTheThread)
                || depth > 0 && called(method).anyMatch(next -> setsForTheThread(next, depth - 1));
    }

    private boolean setsForTheThread(MethodKey target) {
        return target.name().equals("setAuthentication")
                || isOfTheThread(target) && !target.name().startsWith("get");
    }

    private boolean isOfTheThread(MethodKey target) {
        return target.owner().equals(THREAD_LOCAL)
                || target.owner().equals("org.slf4j.MDC")
                || target.owner().endsWith(".SecurityContextHolder")
                || program.facts().hierarchy().isSubtype(target.owner(), THREAD_LOCAL);
    }

    /** Clearing comes once, on the thread of the dispatch; the first thread would keep what somebody left there. */
    private boolean clearsTooLate(TypeFact type) {
        Set<String> cleared = cleared(type);
        return program.facts().types().stream()
                .filter(other -> !other.test())
                .flatMap(other -> other.methods().stream())
                .anyMatch(method -> leavesBehind(method, cleared));
    }

    private Set<String> cleared(TypeFact type) {
        return type.methods().stream()
                .filter(method -> !method.key().name().equals(BEGINNING))
                .flatMap(method -> Stream.concat(Stream.of(method), called(method)))
                .flatMap(method -> method.calls().stream())
                .map(CallSite::target)
                .filter(target -> CLEARING.contains(target.name()) && isOfTheThread(target))
                .map(this::kept)
                .collect(Collectors.toSet());
    }

    private boolean leavesBehind(MethodFact method, Set<String> cleared) {
        return method.calls().stream()
                .filter(call -> SETTING.matcher(call.target().name()).matches())
                .filter(call -> isOfTheThread(call.target()) && cleared.contains(kept(call.target())))
                .anyMatch(set -> method.calls().stream()
                        .noneMatch(call -> call.index() > set.index()
                                && call.target().name().equals("clear")
                                && kept(call.target()).equals(kept(set.target()))));
    }

    /** One name for thread locals of all kinds. */
    private String kept(MethodKey target) {
        return program.facts().hierarchy().isSubtype(target.owner(), THREAD_LOCAL) ? THREAD_LOCAL : target.owner();
    }

    private boolean isHarmless(MethodFact method, int depth) {
        boolean writes = method.accesses().stream().anyMatch(access -> access.kind() == FieldAccess.Kind.WRITE);
        return !writes && depth > 0 && method.calls().stream().allMatch(call -> isHarmless(method, call, depth));
    }

    private boolean isHarmless(MethodFact method, CallSite call, int depth) {
        MethodKey target = call.target();
        boolean reads = target.owner().contains(".servlet.")
                && target.name().matches("(get|is).*")
                && !target.name().equals("getSession");
        List<MethodFact> own = called(method, call).toList();
        return reads
                || isRemembered(method, call)
                || HARMLESS.stream().anyMatch(target.owner()::startsWith)
                || !own.isEmpty() && own.stream().allMatch(next -> isHarmless(next, depth - 1));
    }

    /** {@code if (request.getAttribute("start") == null) { request.setAttribute("start", now()); }} */
    private static boolean isRemembered(MethodFact method, CallSite call) {
        return isOfRequest(call, "setAttribute")
                && !(call.arguments().get(0) instanceof Value.Unknown)
                && method.calls().stream()
                        .anyMatch(asked -> isOfRequest(asked, "getAttribute")
                                && asked.index() < call.index()
                                && asked.arguments().equals(call.arguments().subList(0, 1)));
    }

    private static boolean isOfRequest(CallSite call, String name) {
        return call.target().owner().contains(".servlet.")
                && call.target().name().equals(name);
    }

    private Stream<MethodFact> called(MethodFact method) {
        return program.callees(method.key()).stream().flatMap(edge -> program.method(edge.callee()).stream());
    }

    private Stream<MethodFact> called(MethodFact method, CallSite call) {
        return program.callees(method.key(), call).flatMap(edge -> program.method(edge.callee()).stream());
    }
}
