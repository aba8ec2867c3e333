package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.inspection.Choices;
import dev.unblock.analyzer.inspection.Tries;
import dev.unblock.analyzer.program.Program;
import dev.unblock.recipes.web.CallsAfterTheChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What filters do when the chain has returned. A place counts where some way leads to it on which the request was passed on:
 * not in the other arm of a choice, nor behind a block that returns, nor in a clause for failures that no handler causes.
 */
final class FilterChains {

    private static final Set<String> CHAINS = Set.of("jakarta.servlet.FilterChain", "javax.servlet.FilterChain");
    private static final int DEPTH = 3;

    private final Program program;
    private final Choices choices;
    private final Tries tries;
    private final Map<String, List<Span>> returning;

    FilterChains(Program program) {
        this.program = program;
        this.choices = Choices.of(program.facts());
        this.tries = Tries.of(program.facts());
        this.returning = program.facts().files().stream()
                .collect(Collectors.toMap(SourceFile::path, SourceFile::returning, (first, again) -> first));
    }

    /**
     * Work after the chain.
     *
     * @param chain where the request is passed on
     * @param site where something is done afterwards
     */
    record Late(CallSite chain, Site site) {}

    static boolean hasOne(MethodFact method) {
        return method.key().parameterTypes().stream().anyMatch(CHAINS::contains);
    }

    /** What the method does after the chain that it could not do before the answer, in source order. */
    Stream<Late> lateWork(MethodFact method) {
        return method.calls().stream().filter(FilterChains::passesOn).flatMap(chain -> late(method, chain)
                .map(site -> new Late(chain, site)));
    }

    private static boolean passesOn(CallSite call) {
        return CHAINS.contains(call.target().owner())
                || call.target().parameterTypes().stream().anyMatch(CHAINS::contains);
    }

    private Stream<Site> late(MethodFact method, CallSite chain) {
        if (isHandedOver(method)) {
            return Stream.of(chain.site());
        }
        Stream<Site> called = method.calls().stream()
                .filter(call -> !passesOn(call) && mayFollow(method, chain, call))
                .filter(call -> !isHarmless(method, call, isInClause(method, chain, call.site()), DEPTH))
                .map(CallSite::site);
        Stream<Site> written = method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE)
                .map(FieldAccess::site)
                .filter(site -> isBehind(site, chain.site()) && isOnAWayFrom(method, chain, site));
        return Stream.of(called, written, swallowed(method, chain), closed(method, chain))
                .flatMap(sites -> sites);
    }

    private static boolean isBehind(Site site, Site other) {
        return site.line() > other.endLine() || site.line() == other.line() && site.column() > other.column();
    }

    /** The body of a lambda, which somebody may do something after: it passes on the chain of the method around it. */
    private boolean isHandedOver(MethodFact method) {
        return method.writtenIn()
                .flatMap(program::method)
                .filter(FilterChains::hasOne)
                .isPresent();
    }

    /** Where failures of the handler are kept from those who called the filter. */
    private Stream<Site> swallowed(MethodFact method, CallSite chain) {
        return around(chain)
                .flatMap(attempt -> attempt.clauses().stream())
                .flatMap(clause -> caught(method, clause).stream())
                .filter(clause -> mayCatchFailures(clause) && !clause.uses().contains(CatchFact.Use.RETHROWN))
                .map(CatchFact::site);
    }

    /** What is opened for the chain is closed after it. */
    private Stream<Site> closed(MethodFact method, CallSite chain) {
        return around(chain)
                .flatMap(attempt -> method.calls().stream()
                        .filter(call -> attempt.head().holds(call.site()) && !isOfTheThread(call)))
                .map(CallSite::site);
    }

    private Stream<TryFact> around(CallSite chain) {
        return tries.around(chain.site());
    }

    private boolean mayFollow(MethodFact method, CallSite chain, CallSite call) {
        return isRepeated(chain, call.site())
                || call.index() > chain.index()
                        && isOnAWayFrom(method, chain, call.site())
                        && !isAsked(method, chain, call);
    }

    /** Whether the filter asked before if the answer comes later; to ask is no work either. */
    private static boolean isAsked(MethodFact method, CallSite chain, CallSite call) {
        return method.calls().stream()
                .filter(asked -> asked.index() > chain.index() && asked.index() <= call.index())
                .anyMatch(asked ->
                        CallsAfterTheChain.askForDispatches(asked.target().name()));
    }

    private static boolean isRepeated(CallSite chain, Site site) {
        return chain.site().inLoop() && site.inLoop();
    }

    private boolean isOnAWayFrom(MethodFact method, CallSite chain, Site site) {
        return isRepeated(chain, site)
                || !choices.areApart(chain.site(), site)
                        && !isLeftBefore(method, chain, site)
                        && !isOfOtherFailures(method, chain, site);
    }

    /** The block that passes on returns, whether it succeeds or not, and the place stands in no {@code finally} on the way. */
    private boolean isLeftBefore(MethodFact method, CallSite chain, Site site) {
        boolean last = tries.in(chain.site())
                .filter(attempt -> attempt.isLast(site))
                .anyMatch(attempt -> Stream.concat(Stream.of(attempt.body()), attempt.clauses().stream())
                        .anyMatch(part -> part.holds(chain.site())));
        return !last
                && returning.getOrDefault(site.file(), List.of()).stream()
                        .filter(block -> block.holds(chain.site()) && !block.holds(site))
                        .anyMatch(block -> around(chain)
                                .filter(attempt -> startsBefore(attempt.body(), block))
                                .allMatch(attempt -> catches(method, attempt).noneMatch(this::mayCatchFailures)));
    }

    private static boolean startsBefore(Span one, Span other) {
        return one.firstLine() < other.firstLine()
                || one.firstLine() == other.firstLine() && one.firstColumn() < other.firstColumn();
    }

    private boolean isOfOtherFailures(MethodFact method, CallSite chain, Site site) {
        return clause(method, chain, site)
                .filter(clause -> !mayCatchFailures(clause))
                .isPresent();
    }

    private boolean isInClause(MethodFact method, CallSite chain, Site site) {
        return clause(method, chain, site).isPresent();
    }

    /** The clause around the place, of a {@code try} around the chain. */
    private Optional<CatchFact> clause(MethodFact method, CallSite chain, Site site) {
        return around(chain)
                .flatMap(attempt -> attempt.clauses().stream())
                .filter(clause -> clause.holds(site))
                .flatMap(clause -> caught(method, clause).stream())
                .findFirst();
    }

    private Stream<CatchFact> catches(MethodFact method, TryFact attempt) {
        return attempt.clauses().stream().flatMap(clause -> caught(method, clause).stream());
    }

    /** A clause's types stand right before its body. */
    private static Optional<CatchFact> caught(MethodFact method, Span body) {
        return method.catches().stream()
                .filter(clause -> Tries.isBefore(clause.site(), body))
                .reduce((first, second) -> second);
    }

    private boolean mayCatchFailures(CatchFact clause) {
        return clause.types().stream().anyMatch(type -> CallsAfterTheChain.mayFailAs(type, wanted -> is(type, wanted)));
    }

    private boolean isHarmless(MethodFact method, CallSite call, boolean afterFailure, int depth) {
        String owner = call.target().owner();
        boolean tells =
                !afterFailure && CallsAfterTheChain.onlyTell(call.target().name(), wanted -> is(owner, wanted));
        boolean fails = call.target().isConstructor() && is(owner, "java.lang.Throwable");
        return tells
                || fails
                || isOfTheThread(call)
                || depth > 0 && isHarmlessWithin(method, call, afterFailure, depth);
    }

    /** A method of the project that does nothing else. */
    private boolean isHarmlessWithin(MethodFact method, CallSite call, boolean afterFailure, int depth) {
        List<MethodFact> called = program.callees(method.key(), call)
                .flatMap(edge -> program.method(edge.callee()).stream())
                .toList();
        return !called.isEmpty()
                && called.stream()
                        .allMatch(next ->
                                next.accesses().stream().allMatch(access -> access.kind() == FieldAccess.Kind.READ)
                                        && next.calls().stream()
                                                .allMatch(inner -> isHarmless(next, inner, afterFailure, depth - 1)));
    }

    private boolean isOfTheThread(CallSite call) {
        String owner = call.target().owner();
        return CallsAfterTheChain.areOfTheThread(wanted -> is(owner, wanted));
    }

    private boolean is(String type, String wanted) {
        return type.equals(wanted) || program.facts().hierarchy().isSubtype(type, wanted);
    }
}
