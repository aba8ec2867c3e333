package dev.unblock.migration.plan;

import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.Finding;
import dev.unblock.model.Remedy;
import dev.unblock.model.ThreadContext;
import dev.unblock.recipes.RecipeCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Steps for findings that a recipe cures where they are, class by class. */
final class GuardRails {

    private static final int CONNECT_MILLIS = 5_000;

    /** As long as most gateways wait, so that what works today goes on working. */
    private static final int REQUEST_MILLIS = 60_000;

    private static final int FUTURE_MILLIS = 30_000;

    /** How the ids of entry points begin that are a library's public methods. */
    private static final String PUBLIC_API = "public-api:";

    /** Several times as many as a common pool has threads, and few enough for one request. */
    private static final int AT_ONCE = 16;

    private static final Set<ThreadContext> IMPATIENT = Set.of(ThreadContext.REQUEST, ThreadContext.EVENT_LOOP);

    /** The recipes with what they are told; the wave is the remedy's. */
    private static Map<String, Guard> guards(int requestThreads) {
        return Map.ofEntries(
                Map.entry(
                        "AddHttpClientTimeouts",
                        new Guard(
                                "Give HTTP clients timeouts",
                                Map.of(
                                        "connectTimeoutMillis",
                                        CONNECT_MILLIS,
                                        "requestTimeoutMillis",
                                        REQUEST_MILLIS))),
                Map.entry("AtomicSharedCounter", new Guard("Make shared counters atomic", Map.of())),
                Map.entry(
                        "BoundFanOut",
                        new Guard(
                                "Bound the work per element",
                                Map.of("concurrency", AT_ONCE, "executorBean", StepBook.EXECUTOR_BEAN))),
                Map.entry("BoundFutureWaits", new Guard("Limit waits for futures", Map.of("millis", FUTURE_MILLIS))),
                Map.entry(
                        "BoundExecutorFactory",
                        new Guard(
                                "Bound the executors",
                                Map.of("maxThreads", requestThreads, "queueCapacity", requestThreads))),
                Map.entry("CheckThenActToPutIfAbsent", new Guard("Ask and change maps in one step", Map.of())),
                Map.entry("ConcurrentCollectionField", new Guard("Make shared collections thread-safe", Map.of())),
                Map.entry("DateFormatFieldToFormatter", new Guard("Replace shared date formats", Map.of())),
                Map.entry("RemoveBlockInOperator", new Guard("Compose instead of blocking", Map.of())),
                Map.entry("RestoreInterruptFlag", new Guard("Restore the interrupt flag", Map.of())),
                Map.entry(
                        "UseNamedExecutor",
                        new Guard("Name the executor", Map.of("executorBean", StepBook.EXECUTOR_BEAN))),
                Map.entry("VolatileField", new Guard("Declare shared fields volatile", Map.of())));
    }

    private record Guard(String title, Map<String, Object> options) {}

    private final Map<String, Guard> guards;
    private final Program program;
    private final StepBook book;
    private final Modules modules;
    private final NestedTasks tasks;
    private final ElementWork elements;
    private final RefusalBook refusals;
    private final FindingNumbers numbers;
    private final GeneratedSupport generated;
    private final ExecutorBeans executors;
    private final LoopFedPools fed;
    private final RepeatedWaits repeated;

    /** Pools that had no limit get as many threads as there are request threads: more cannot be asked of them at once. */
    GuardRails(
            Program program,
            StepBook book,
            Modules modules,
            Capacity capacity,
            NestedTasks tasks,
            ElementWork elements,
            RefusalBook refusals,
            FindingNumbers numbers,
            GeneratedSupport generated,
            ExecutorBeans executors,
            RepeatedWaits repeated) {
        this.guards = guards(capacity.requestThreads());
        this.program = program;
        this.book = book;
        this.modules = modules;
        this.fed = new LoopFedPools(program);
        this.tasks = tasks;
        this.elements = elements;
        this.refusals = refusals;
        this.numbers = numbers;
        this.generated = generated;
        this.executors = executors;
        this.repeated = repeated;
    }

    void plan(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .filter(finding -> finding.remedy().automation() == Remedy.Automation.AUTOMATIC)
                .filter(finding -> finding.remedy().hazards().isEmpty())
                .filter(finding -> finding.method().contains("#"))
                .forEach(this::plan);
    }

    private void plan(Finding finding) {
        Optional<String> recipe = finding.remedy()
                .recipe()
                .filter(guards::containsKey)
                .filter(name -> RecipeCatalog.find(name).isPresent());
        if (recipe.isEmpty()) {
            return;
        }
        Optional<Sighting> unfit = unfit(recipe.get(), finding);
        if (unfit.isPresent()) {
            refusals.decline(recipe.get(), unfit.get(), numbers.of(List.of(finding.id())));
            return;
        }
        Guard guard = guards.get(recipe.get());
        StepDraft step = book.guard(
                        recipe.get(), finding.remedy().wave().orElse(0), guard.title(), owner(finding), finding.file())
                .target(finding.method())
                .resolves(List.of(finding.id()));
        guard.options().forEach(step::option);
        if (guard.options().containsKey("executorBean")) {
            step.requires(book.executorBean(modules.of(finding.file())));
            if (recipe.get().equals("BoundFanOut")) {
                step.requires(book.asyncSupport(modules.of(finding.file())));
            }
            step.resolves(tasks.waitsOnTheCommonPool(finding.method()));
        }
    }

    /** What gives tasks a limit must not be done to tasks that wait for each other, nor to jobs that take their time. */
    private Optional<Sighting> unfit(String recipe, Finding finding) {
        return switch (recipe) {
            case "BoundFutureWaits" ->
                patient(finding).or(() -> calledByStrangers(finding)).or(() -> generated(finding));
            case "UseNamedExecutor" ->
                noBean(finding).or(() -> tasks.startedIn(finding.method())).or(() -> noExecutor(finding));
            case "BoundFanOut" ->
                noBean(finding).or(() -> elements.unfit(finding)).or(() -> noExecutor(finding));
            case "BoundExecutorFactory" ->
                tasks.onUnboundedPools()
                        .filter(seen -> isUnboundedPool(finding))
                        .or(() -> fedByAnEventLoop(finding));
            case "RestoreInterruptFlag" -> calledAgain(finding);
            default -> Optional.empty();
        };
    }

    /** With the flag set, the next wait of the same thread ends at once. */
    private Optional<Sighting> calledAgain(Finding finding) {
        return repeated.after(finding)
                .map(caller -> seen(
                        Hazard.H11,
                        finding,
                        "goes on after the interrupt, and " + caller.named().signature()
                                + " calls it again: that wait would end at once"));
    }

    private Optional<Sighting> noExecutor(Finding finding) {
        return executors.whyNot().map(why -> seen(Hazard.H24, finding, "starts work: " + why));
    }

    /** Where the queue is full, whoever submits runs the task itself: an event loop must not. */
    private Optional<Sighting> fedByAnEventLoop(Finding finding) {
        return fed.feeder(owner(finding))
                .map(method -> seen(
                        Hazard.H26,
                        finding,
                        "makes a pool to which " + method.named().signature()
                                + " hands tasks on an event loop, which would run them itself when the queue is full"));
    }

    /** Only a bean is given other beans, such as the executor. */
    private Optional<Sighting> noBean(Finding finding) {
        return program.scope(owner(finding)) == Program.Scope.SINGLETON
                ? Optional.empty()
                : Optional.of(seen(Hazard.H21, finding, "is in no bean that could be given the executor"));
    }

    /** Nobody is kept waiting by a job of half an hour, which a limit would end. */
    private static Optional<Sighting> patient(Finding finding) {
        return finding.threads().stream()
                .filter(thread -> !IMPATIENT.contains(thread))
                .findFirst()
                .map(thread -> seen(
                        Hazard.H12,
                        finding,
                        "waits on a " + thread.label() + " thread, too, where work may take as long as it needs"));
    }

    /** A library's callers decide how long they wait: what nothing but its public methods reach keeps its wait. */
    private static Optional<Sighting> calledByStrangers(Finding finding) {
        return finding.paths().stream().allMatch(path -> path.entryPoint().startsWith(PUBLIC_API))
                ? Optional.of(seen(
                        Hazard.H12, finding, "is reached from public methods alone, whose callers nobody here knows"))
                : Optional.empty();
    }

    /** What is awaited there is limited where it is started. */
    private Optional<Sighting> generated(Finding finding) {
        return generated.is(owner(finding))
                ? Optional.of(
                        seen(Hazard.H12, finding, "waits for whatever its callers started, which knows its own limit"))
                : Optional.empty();
    }

    private static Sighting seen(Hazard hazard, Finding finding, String because) {
        return new Sighting(hazard, finding.method(), finding.file(), finding.line(), finding.method() + " " + because);
    }

    private static String owner(Finding finding) {
        return finding.method().substring(0, finding.method().indexOf('#'));
    }

    private static boolean isUnboundedPool(Finding finding) {
        return finding.rule().equals("UnboundedThreadPool");
    }
}
