package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Progress;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds loops that change nothing themselves and only look until another thread has. */
final class BusyWait implements Rule {

    /** Looking at what another thread changes. */
    private static final Set<String> LOOKS = Set.of(
            "get",
            "getPlain",
            "getAcquire",
            "getOpaque",
            "isDone",
            "isAlive",
            "isCancelled",
            "isTerminated",
            "isShutdown",
            "isInterrupted",
            "interrupted",
            "currentThread",
            "getCount",
            "getState",
            "getActiveCount",
            "isLocked",
            "isEmpty",
            "size",
            "peek");

    private static final Set<String> TAKES = Set.of("compareAndSet", "tryLock", "tryAcquire");
    private static final Set<String> LETS_OTHERS = Set.of("yield");
    private static final Set<String> OWNERS = Set.of("java.lang.Thread", "java.util.Collection", "java.util.Map");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    /** One thread that spins while the application starts takes nothing from anybody for long. */
    @Override
    public boolean needsManyThreads() {
        return true;
    }

    @Override
    public String summary() {
        return "A loop looks again and again until another thread has done something, and burns a core meanwhile.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Map<String, SourceFile> files = inspection.program().facts().files().stream()
                .collect(Collectors.toMap(SourceFile::path, Function.identity(), (first, again) -> first));
        Stream<Problem> looking = inspection
                .methods()
                .flatMap(method -> Optional.ofNullable(files.get(method.site().file())).stream()
                        .flatMap(file -> file.loops().stream())
                        .filter(loop -> loop.progress() == Progress.NONE && isWithin(loop, method))
                        .flatMap(loop -> problem(inspection, method, loop).stream()));
        return Stream.of(looking, SpinningPolls.inspect(inspection), SpinningInterrupts.inspect(inspection))
                .flatMap(problems -> problems);
    }

    private static boolean isWithin(LoopFact loop, MethodFact method) {
        return loop.line() >= method.site().line() && loop.line() <= method.endLine();
    }

    private static Optional<Problem> problem(Inspection inspection, MethodFact method, LoopFact loop) {
        List<CallSite> calls = method.calls().stream()
                .filter(call -> loop.body().holds(call.site()))
                .toList();
        boolean onlyLooks = calls.stream().allMatch(call -> looks(inspection, call) || lets(call) || takes(call));
        boolean written = method.accesses().stream()
                .anyMatch(access ->
                        access.kind() == FieldAccess.Kind.WRITE && loop.body().holds(access.site()));
        if (!onlyLooks || written) {
            return Optional.empty();
        }
        return seen(inspection, method, loop, calls).map(what -> Problem.at(
                        method, new Site(method.site().file(), loop.line(), 0, loop.line(), 0), "loop")
                .severity(calls.stream().anyMatch(BusyWait::lets) ? Severity.LOW : Severity.MEDIUM)
                .message("This loop asks " + what + " again and again and takes a whole core while it waits for another"
                        + " thread. Wait for a signal instead (a latch, a future, a condition), or use one that the thread"
                        + " sleeps on."));
    }

    /** What the loop looks at: something that another thread can change. */
    private static Optional<String> seen(
            Inspection inspection, MethodFact method, LoopFact loop, List<CallSite> calls) {
        Optional<String> field = method.accesses().stream()
                .filter(access -> loop.body().holds(access.site()))
                .filter(access -> calls.isEmpty() || calls.stream().allMatch(BusyWait::lets))
                .filter(access -> isChangeable(inspection, access))
                .map(access -> "the field " + access.field().name())
                .findFirst();
        return field.or(() -> calls.stream()
                .filter(call -> !lets(call) && !call.target().name().equals("currentThread"))
                .map(call -> call.target().name() + "()")
                .findFirst());
    }

    private static boolean isChangeable(Inspection inspection, FieldAccess access) {
        return inspection.program().type(access.field().owner()).stream()
                .flatMap(type -> type.fields().stream())
                .anyMatch(field -> field.key().equals(access.field()) && !field.is(Modifier.FINAL));
    }

    private static boolean looks(Inspection inspection, CallSite call) {
        String owner = call.target().owner();
        return LOOKS.contains(call.target().name())
                && (owner.startsWith("java.util.concurrent.")
                        || OWNERS.stream().anyMatch(type -> inspection.isSubtype(owner, type)))
                && !isTakingFromAStream(owner);
    }

    private static boolean isTakingFromAStream(String owner) {
        return owner.startsWith("java.util.stream.");
    }

    private static boolean lets(CallSite call) {
        return LETS_OTHERS.contains(call.target().name())
                && call.target().owner().equals("java.lang.Thread");
    }

    private static boolean takes(CallSite call) {
        boolean timed = call.target().parameterTypes().contains("java.util.concurrent.TimeUnit");
        return TAKES.contains(call.target().name())
                && !timed
                && call.target().owner().startsWith("java.util.concurrent.");
    }
}
