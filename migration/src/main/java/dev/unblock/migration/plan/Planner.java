package dev.unblock.migration.plan;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.plan.AsyncChain.Link;
import dev.unblock.migration.plan.OffloadFinder.FanOut;
import dev.unblock.migration.plan.StepBook.Calls;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a plan of an analysis.
 *
 * <p>Per request handler the ways are tried from the most to the least that they bring: free the thread altogether
 * (asynchronous clients, composed all the way up), then wait shorter (independent reads at the same time), then cheaper
 * threads, then nothing. A way is taken whole or not at all. What stood in the way becomes a refusal.
 */
public final class Planner {

    private final Program program;
    private final List<Finding> findings;
    private final TestSources tests;
    private final WaitIndex waits;
    private final ReadOnly readOnly;
    private final AsyncChainFinder chains;
    private final OffloadFinder offloads;
    private final Modules modules;
    private final Capacity capacity;
    private final WayChooser chooser;
    private final StepBook book;
    private final RefusalBook refusals = new RefusalBook();

    private Planner(Analysis analysis, Catalogue catalogue, TestSources tests) {
        this.program = analysis.program();
        this.findings = analysis.findings().stream()
                .filter(finding -> finding.status() != Finding.Status.SUPPRESSED)
                .toList();
        this.tests = tests;
        Hazards hazards = new Hazards(program);
        this.waits = new WaitIndex(analysis, catalogue);
        this.readOnly = new ReadOnly(program, waits);
        this.chains = new AsyncChainFinder(program, waits, hazards);
        this.offloads = new OffloadFinder(program, waits, hazards, readOnly);
        this.modules = new Modules(analysis.codebase(), program);
        this.capacity = new Capacity(program.facts().settings());
        this.chooser = new WayChooser(program.facts(), capacity);
        this.book = new StepBook(modules, capacity);
    }

    /** The plan for what was analysed. */
    public static Plan plan(Analysis analysis, Catalogue catalogue, TestSources tests) {
        return new Planner(analysis, catalogue, tests).plan(analysis.entryPoints());
    }

    private Plan plan(List<EntryPoint> entryPoints) {
        List<Way> ways = entryPoints.stream()
                .sorted(Comparator.comparing(EntryPoint::id))
                .map(this::way)
                .toList();
        new GuardRails(book, modules).plan(findings);
        declineTheRest();
        return new Plan(book.waves(), refusals.refusals(), ways);
    }

    private Way way(EntryPoint entry) {
        Optional<MethodFact> method = program.methodOf(entry).flatMap(program::method);
        List<WaitingCall> below = method.map(fact -> waits.below(fact.key())).orElse(List.of());
        if (below.isEmpty()) {
            return chooser.nothingWaits(entry);
        }
        if (!WayChooser.isRequest(entry)) {
            return chooser.notARequest(entry, below);
        }
        return handlerWay(entry, method.get(), below);
    }

    private Way handlerWay(EntryPoint entry, MethodFact handler, List<WaitingCall> below) {
        AsyncChainFinder.Search search = chains.search(handler);
        List<Obstacle> obstacles = new ArrayList<>(search.obstacles());
        mockMvcTests(entry, handler).ifPresent(obstacles::add);
        if (search.chain().isPresent() && obstacles.isEmpty()) {
            String gain = capacity.freed(below);
            plan(search.chain().get(), below, gain);
            return chooser.asyncClient(entry, below, gain);
        }
        OffloadFinder.Search offload = offloads.search(handler);
        if (!offload.fanOuts().isEmpty()) {
            offload.fanOuts().forEach(this::plan);
            decline(obstacles, below);
            return chooser.offload(entry, gain(offload.fanOuts().get(0)), obstacles);
        }
        decline(obstacles, below);
        decline(offload.obstacles(), below);
        return chooser.threadsOrNothing(entry, below, obstacles);
    }

    private Optional<Obstacle> mockMvcTests(EntryPoint entry, MethodFact handler) {
        return entry.route()
                .map(tests::mockMvcCalls)
                .filter(calls -> !calls.isEmpty())
                .map(calls -> new Obstacle(
                        "ControllerReturnsFuture",
                        calls.stream()
                                .map(call -> new Sighting(
                                        Hazard.H14,
                                        handler.key().signature(),
                                        call.file(),
                                        call.line(),
                                        "this test calls the route through MockMvc and expects its answer at once"))
                                .toList()));
    }

    private void plan(AsyncChain chain, List<WaitingCall> below, String gain) {
        List<String> ids = ids(below);
        for (Link link : chain.links()) {
            StepDraft step = link.isLeaf()
                    ? book.twin(link.method())
                    : book.composedTwin(link.method(), new Calls(link.calls(), readOnly(link.calls())));
            step.resolves(ids(waits.below(link.method().key())));
            link.calls().forEach(callee -> step.requires(draftOf(chain, callee)));
        }
        StepDraft top = book.handler(chain.handler()).resolves(ids).gain(gain);
        chain.calls().forEach(callee -> top.requires(draftOf(chain, callee)));
    }

    private StepDraft draftOf(AsyncChain chain, MethodKey callee) {
        return chain.links().stream()
                .filter(link -> link.method().key().equals(callee))
                .map(link -> link.isLeaf()
                        ? book.twin(link.method())
                        : book.composedTwin(link.method(), new Calls(link.calls(), readOnly(link.calls()))))
                .findFirst()
                .orElseThrow();
    }

    private List<MethodKey> readOnly(List<MethodKey> calls) {
        return calls.stream().filter(readOnly::isReadOnly).toList();
    }

    private void plan(FanOut fanOut) {
        StepDraft parallel = book.parallel(fanOut.method()).gain(gain(fanOut));
        for (MethodKey callee : fanOut.calls()) {
            List<String> ids = ids(waits.below(callee));
            program.method(callee)
                    .ifPresent(fact -> parallel.requires(book.facade(fact).resolves(ids)));
            parallel.resolves(ids);
        }
    }

    private String gain(FanOut fanOut) {
        return capacity.overlapped(fanOut.calls().stream().map(waits::below).toList());
    }

    private void decline(List<Obstacle> obstacles, List<WaitingCall> below) {
        obstacles.forEach(obstacle -> refusals.decline(obstacle, ids(below)));
    }

    /** Every finding that no step resolves and no refusal explains has no counterpart, or it would have been tried. */
    private void declineTheRest() {
        Set<String> resolved = book.resolved();
        for (WaitingCall wait : waits.all()) {
            List<String> open = wait.findings().stream()
                    .filter(id -> !resolved.contains(id) && !refusals.covers(id))
                    .toList();
            if (!open.isEmpty()) {
                refusals.decline(new Obstacle("HttpClientSendToSendAsync", NoCounterpart.of(wait)), open);
            }
        }
    }

    private static List<String> ids(List<WaitingCall> waits) {
        return waits.stream()
                .flatMap(wait -> wait.findings().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
