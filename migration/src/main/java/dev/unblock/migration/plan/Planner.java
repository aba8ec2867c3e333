package dev.unblock.migration.plan;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.PinnedWaits;
import dev.unblock.migration.hazards.Reach;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.migration.hazards.VirtualThreadHazards;
import dev.unblock.migration.plan.AsyncChain.Kind;
import dev.unblock.migration.plan.FanOutFinder.FanOut;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Way;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes a plan of an analysis.
 *
 * <p>Per request handler the ways are tried from the most to the least that they bring: free the thread altogether
 * (asynchronous clients and façades, composed all the way up), then wait shorter (independent reads at the same time),
 * then cheaper threads, then nothing. A way is taken whole or not at all. What stood in the way becomes a refusal.
 */
public final class Planner {

    private static final String PUBLIC_API = "public-api";

    private final Program program;
    private final List<Finding> findings;
    private final MockMvcTests tests;
    private final WaitIndex waits;
    private final AsyncChainFinder chains;
    private final FanOuts fanOuts;
    private final ChainValue value;
    private final ChainSteps steps;
    private final Capacity capacity;
    private final WayChooser chooser;
    private final StepBook book;
    private final Leftovers leftovers;
    private final Modules modules;
    private final FindingNumbers numbers;
    private final NamedMethods named;
    private final Hazards hazards;
    private final RefusalBook refusals;
    private final CheaperThreads threads;
    private final GeneratedSupport generated;
    private final ExecutorBeans executors;

    private Planner(Analysis analysis, TestSources tests, MockMvcTests standing) {
        this.program = analysis.program();
        this.findings = analysis.findings();
        this.tests = standing;
        Reach reach = new Reach(program);
        this.hazards = new Hazards(program, analysis.waits(), reach);
        this.numbers = new FindingNumbers(findings);
        this.named = new NamedMethods(program);
        this.refusals = new RefusalBook(numbers);
        this.waits = new WaitIndex(analysis, reach, numbers);
        this.executors = new ExecutorBeans(analysis.codebase(), program);
        ReadOnly readOnly = new ReadOnly(program, reach, waits);
        FacadeRules facades = new FacadeRules(program, waits, hazards, readOnly, executors);
        this.chains = new AsyncChainFinder(program, waits, hazards, facades, new MockedMethods(tests));
        this.fanOuts = new FanOuts(program, reach, hazards, new FanOutFinder(program, waits, hazards, facades));
        this.value = new ChainValue(program, waits, readOnly);
        this.modules = new Modules(analysis.codebase(), program);
        this.capacity = new Capacity(program.facts().settings());
        this.book = new StepBook(modules, capacity);
        this.steps = new ChainSteps(book, waits, readOnly, capacity);
        this.chooser = new WayChooser(program.facts(), capacity);
        PinnedWaits pins = new PinnedWaits(
                program,
                method -> waits.in(method).stream().map(WaitingCall::seen).toList(),
                waits::waits);
        this.generated = new GeneratedSupport(program);
        this.leftovers = new Leftovers(program, book, modules, tests);
        ThreadSteps threadSteps = new ThreadSteps(book, modules, capacity);
        this.threads = new CheaperThreads(
                waits,
                numbers,
                refusals,
                generated,
                new BootVirtualThreads(program, pins, waits, modules, threadSteps, capacity, chooser, refusals),
                chooser,
                List.of(
                        new CallableHandlers(
                                new HandlerOffload(program, hazards, modules, this.tests),
                                threadSteps,
                                capacity,
                                chooser),
                        new QuarkusResources(
                                program,
                                modules,
                                new VirtualThreadHazards(program, reach, pins),
                                threadSteps,
                                capacity,
                                chooser),
                        new MicronautControllers(program, hazards, threadSteps, capacity, chooser)));
    }

    /** The plan for what was analysed. */
    public static Plan plan(Analysis analysis, TestSources tests) {
        return new Planner(analysis, tests, MockMvcTests.in(tests)).plan(analysis.entryPoints());
    }

    /** The plan where tests through MockMvc change along with the handlers that they ask. */
    public static Plan planMovingTests(Analysis analysis, TestSources tests) {
        return new Planner(analysis, tests, MockMvcTests.thatStay(tests)).plan(analysis.entryPoints());
    }

    private Plan plan(List<EntryPoint> entryPoints) {
        List<EntryPoint> entries = entryPoints.stream()
                .sorted(Comparator.comparing(EntryPoint::id))
                .toList();
        List<Way> ways = entries.stream().map(this::way).toList();
        threads.plan();
        leftovers.plan();
        fanOuts.writeTo(refusals);
        NestedTasks tasks = new NestedTasks(program, named, waits);
        Set<String> gone = new PoolTasks(program, waits, book).plan(findings);
        ElementWork elements = new ElementWork(program, named, hazards);
        RepeatedWaits repeated = new RepeatedWaits(program, named);
        new GuardRails(
                        program, book, modules, capacity, tasks, elements, refusals, numbers, generated, executors,
                        repeated)
                .plan(findings.stream()
                        .filter(finding -> !gone.contains(finding.id()))
                        .toList());
        Map<String, Sighting> declined = new SharedNames(program, named).decline(book, refusals, numbers);
        declineTheRest();
        BitSet explained = explained();
        findings.stream()
                .filter(finding -> finding.family() == Family.BLOCKING && !explained.get(numbers.of(finding.id())))
                .forEach(this::explain);
        return new Plan(
                book.waves(),
                refusals.refusals(),
                IntStream.range(0, entries.size())
                        .mapToObj(at -> withoutStep(entries.get(at), ways.get(at), declined))
                        .toList());
    }

    /** The way of a handler whose step was declined afterwards. */
    private Way withoutStep(EntryPoint entry, Way way, Map<String, Sighting> declined) {
        return program.methodOf(entry)
                .map(method -> declined.get(method.signature()))
                .map(why -> chooser.declined(entry, why))
                .orElse(way);
    }

    private Way way(EntryPoint entry) {
        Optional<MethodFact> method = program.methodOf(entry).flatMap(program::method);
        if (method.filter(fact -> waits.waits(fact.key())).isEmpty()) {
            return chooser.nothingWaits(entry);
        }
        WaitSet below = waits.below(method.get().key());
        if (!WayChooser.isRequest(entry)) {
            return threads.elsewhere(entry, method.get(), below);
        }
        return entry.kind().equals(PUBLIC_API)
                ? apiWay(entry, method.get(), below)
                : handlerWay(entry, method.get(), below);
    }

    /** Nobody knows who calls a library, so its methods keep their results; inside, calls may still overlap. */
    private Way apiWay(EntryPoint entry, MethodFact method, WaitSet below) {
        Sighting fixed = Sighting.of(
                Hazard.H19,
                method.key(),
                method.site(),
                method.key().signature() + " is public: code outside of the project may call it");
        return withoutChain(entry, method, below, List.of(new Obstacle("ControllerReturnsFuture", fixed)));
    }

    private Way handlerWay(EntryPoint entry, MethodFact handler, WaitSet below) {
        AsyncChainFinder.Search search = chains.search(handler);
        List<Obstacle> obstacles = new ArrayList<>(search.obstacles());
        mockMvcTests(entry, handler).ifPresent(obstacles::add);
        search.chain().flatMap(value::whyNone).ifPresent(obstacles::add);
        if (search.chain().isPresent() && obstacles.isEmpty()) {
            return chainWay(entry, search.chain().get(), below);
        }
        refusals.decline(obstacles, waits.findingsBelow(handler.key()));
        return withoutChain(entry, handler, below, obstacles);
    }

    private Way withoutChain(EntryPoint entry, MethodFact handler, WaitSet below, List<Obstacle> obstacles) {
        List<FanOut> overlapping = fanOuts.below(handler);
        if (!overlapping.isEmpty()) {
            overlapping.forEach(steps::plan);
            threads.leave(handler);
            return chooser.offload(entry, steps.gain(overlapping.get(0)), obstacles);
        }
        fanOuts.decline(handler, waits.findingsBelow(handler.key()));
        return threads.way(entry, handler, below, obstacles);
    }

    private Way chainWay(EntryPoint entry, AsyncChain chain, WaitSet below) {
        String gain = chain.has(Kind.FACADE) ? capacity.moved(below) : capacity.freed(below);
        leftovers.add(chain, steps.plan(chain, gain));
        return chain.has(Kind.FACADE)
                ? chooser.offload(entry, gain, List.of())
                : chooser.asyncClient(entry, below, gain);
    }

    private Optional<Obstacle> mockMvcTests(EntryPoint entry, MethodFact handler) {
        List<Sighting> calls =
                entry.route().map(route -> tests.calls(route, handler)).orElse(List.of());
        return calls.isEmpty() ? Optional.empty() : Optional.of(new Obstacle("ControllerReturnsFuture", calls));
    }

    /** Every finding that no step resolves and no refusal explains has no counterpart, or it would have been tried. */
    private void declineTheRest() {
        BitSet explained = explained();
        for (WaitingCall wait : waits.all()) {
            BitSet open = numbers.of(wait.findings());
            open.andNot(explained);
            if (!open.isEmpty()) {
                refusals.decline("CreateAsyncFacade", NoCounterpart.of(wait), open);
                explained.or(open);
            }
        }
    }

    /** Numbers of the findings that a step resolves or a refusal explains. */
    private BitSet explained() {
        BitSet explained = refusals.covered();
        explained.or(numbers.of(book.resolved()));
        return explained;
    }

    /** A finding about several waits goes the way of its waits. */
    private void explain(Finding finding) {
        if (book.resolveByFanOut(finding.method(), finding.id())) {
            return;
        }
        BitSet below = new BitSet();
        named.of(finding.method()).forEach(method -> below.or(waits.findingsBelow(method.key())));
        Sighting place = new Sighting(
                Hazard.H10,
                finding.method(),
                finding.file(),
                finding.line(),
                "no step can run these calls at the same time: they depend on each other, or are not known to only read");
        Obstacle obstacle = refusals.obstacleOf(below).orElse(new Obstacle("ParallelizeIndependentCalls", place));
        refusals.decline(List.of(obstacle), numbers.of(List.of(finding.id())));
    }
}
