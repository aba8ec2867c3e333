package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.model.FindingId;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The steps of a plan while it grows: each once, however many entry points need it. */
final class StepBook {

    static final String EXECUTOR_BEAN = "remoteCallExecutor";

    private static final int GUARD_RAILS = 0;
    private static final int THREAD_SAFE = 1;
    private static final int OFFLOAD = 2;
    private static final int UPWARD = 3;
    private static final int ASYNC_CLIENTS = 4;
    private static final int CLEAN_UP = 5;

    /** As long as most gateways wait; Tomcat's own 30 seconds would end what works today. */
    private static final int MVC_TIMEOUT_SECONDS = 60;

    /** As many as Tomcat takes connections: whoever was served before is not turned away. */
    private static final int CONNECTIONS = 8192;

    private static final Map<Integer, String> TITLES = Map.of(
            GUARD_RAILS,
            "Guard rails: timeouts, limits, support",
            THREAD_SAFE,
            "Make code safe to change threads",
            OFFLOAD,
            "Offload: independent calls at the same time",
            3,
            "Move callers upward",
            ASYNC_CLIENTS,
            "Asynchronous clients, composed up to the handler",
            CLEAN_UP,
            "Remove scaffolding");

    private final Map<String, StepDraft> drafts = new LinkedHashMap<>();
    private final Modules modules;
    private final Capacity capacity;

    StepBook(Modules modules, Capacity capacity) {
        this.modules = modules;
        this.capacity = capacity;
    }

    StepDraft asyncSupport(String module) {
        return draft(
                "AddAsyncSupport",
                module,
                () -> inBasePackage(
                        module,
                        new StepDraft(
                                id("AddAsyncSupport", module),
                                GUARD_RAILS,
                                "AddAsyncSupport",
                                "Add the AsyncSupport class",
                                module)));
    }

    StepDraft mvcTimeout(String module) {
        return draft(
                "SetMvcAsyncTimeout",
                module,
                () -> onlyApplicationOf(
                        module,
                        new StepDraft(
                                        id("SetMvcAsyncTimeout", module),
                                        GUARD_RAILS,
                                        "SetMvcAsyncTimeout",
                                        "Limit how long an asynchronous answer may take",
                                        module)
                                .option("seconds", MVC_TIMEOUT_SECONDS)));
    }

    /** As many threads as there are request threads: no request waits longer for one than it waited before. */
    StepDraft executorBean(String module) {
        return draft("AddBoundedExecutorBean", module, () -> inBasePackage(
                        module,
                        new StepDraft(
                                id("AddBoundedExecutorBean", module),
                                THREAD_SAFE,
                                "AddBoundedExecutorBean",
                                "Add a bounded executor for remote calls",
                                module))
                .option("beanName", EXECUTOR_BEAN)
                .option("threads", capacity.requestThreads())
                .option("queueCapacity", capacity.requestThreads()));
    }

    /** A controller of which some handlers return their work instead of doing it, which wants to know these contexts. */
    StepDraft callable(MethodFact handler, Set<String> contexts) {
        String module = modules.of(handler.site().file());
        String owner = handler.key().owner();
        return draft(
                        HandlerOffload.RECIPE,
                        owner,
                        () -> new StepDraft(
                                id(HandlerOffload.RECIPE, owner),
                                OFFLOAD,
                                HandlerOffload.RECIPE,
                                "Let the work of requests wait on an executor in " + simple(owner),
                                module))
                .target(handler.key().signature())
                .requires(
                        contexts.isEmpty()
                                ? mvcExecutor(module)
                                : mvcExecutor(module).more("contexts", contexts))
                .requires(mvcTimeout(module));
    }

    /** The blocking half of a twin, when nobody calls it any more. */
    StepDraft removal(MethodFact method) {
        String module = modules.of(method.site().file());
        return draft(
                        "RemoveSyncFacade",
                        module,
                        () -> new StepDraft(
                                id("RemoveSyncFacade", module),
                                CLEAN_UP,
                                "RemoveSyncFacade",
                                "Remove the blocking halves of twins that nobody calls",
                                module))
                .target(method.key().signature());
    }

    /** A class whose waits under a monitor keep the carriers of virtual threads. */
    StepDraft lock(MethodFact method, int javaRelease) {
        String owner = method.key().owner();
        return draft("SynchronizedToReentrantLock", owner, () -> new StepDraft(
                                id("SynchronizedToReentrantLock", owner),
                                THREAD_SAFE,
                                "SynchronizedToReentrantLock",
                                "Wait under a lock instead of synchronized in " + simple(owner),
                                modules.of(method.site().file()))
                        .option("javaRelease", javaRelease))
                .target(method.key().signature());
    }

    /** An interceptor that would notice that it is called again when an answer is dispatched. */
    StepDraft skippingInterceptor(MethodFact method) {
        return draft(
                "InterceptorSkipsAsyncDispatch",
                method.key().signature(),
                () -> methodStep(
                        "InterceptorSkipsAsyncDispatch", GUARD_RAILS, "Begin once for each request in", method));
    }

    private StepDraft mvcExecutor(String module) {
        return draft("AddMvcTaskExecutor", module, () -> inBasePackage(
                        module,
                        new StepDraft(
                                id("AddMvcTaskExecutor", module),
                                THREAD_SAFE,
                                "AddMvcTaskExecutor",
                                "Add a bounded executor for request handling",
                                module))
                .option("threads", capacity.requestThreads())
                .option("queueCapacity", CONNECTIONS));
    }

    StepDraft twin(MethodFact method) {
        String module = modules.of(method.site().file());
        return draft(
                        "HttpClientSendToSendAsync",
                        method.key().signature(),
                        () -> methodStep(
                                "HttpClientSendToSendAsync", ASYNC_CLIENTS, "Add an asynchronous twin to", method))
                .requires(asyncSupport(module));
    }

    StepDraft composedTwin(MethodFact method, Calls calls, Leaves leaves) {
        String module = modules.of(method.site().file());
        return draft(
                        "ComposeAsyncTwin",
                        method.key().signature(),
                        () -> methodStep("ComposeAsyncTwin", leaves.wave(), "Compose the asynchronous twin of", method))
                .option("asyncCalls", signatures(calls.asynchronous()))
                .option("readOnlyCalls", signatures(calls.readOnly()))
                .requires(asyncSupport(module));
    }

    /** What a method calls: methods with twins, and those of them that change nothing. */
    record Calls(List<MethodKey> asynchronous, List<MethodKey> readOnly) {

        Calls {
            asynchronous = List.copyOf(asynchronous);
            readOnly = List.copyOf(readOnly);
        }
    }

    /** What a chain ends in, which decides when its upper part can come. */
    enum Leaves {
        FACADES,
        CLIENTS;

        int wave() {
            return this == CLIENTS ? ASYNC_CLIENTS : UPWARD;
        }
    }

    StepDraft handler(MethodFact method, Leaves leaves) {
        String module = modules.of(method.site().file());
        return draft(
                        "ControllerReturnsFuture",
                        method.key().signature(),
                        () -> methodStep("ControllerReturnsFuture", leaves.wave(), "Return a future from", method))
                .requires(asyncSupport(module))
                .requires(mvcTimeout(module));
    }

    /** One façade per class, whatever is offloaded of it. */
    StepDraft facade(MethodFact method) {
        String module = modules.of(method.site().file());
        String owner = method.key().owner();
        return draft("CreateAsyncFacade", owner, () -> new StepDraft(
                                id("CreateAsyncFacade", owner),
                                OFFLOAD,
                                "CreateAsyncFacade",
                                "Create an asynchronous facade beside " + simple(owner),
                                module)
                        .option("executorBean", EXECUTOR_BEAN))
                .target(method.key().signature())
                .requires(asyncSupport(module))
                .requires(executorBean(module));
    }

    StepDraft parallel(MethodFact method, List<MethodKey> reads) {
        String module = modules.of(method.site().file());
        return draft("ParallelizeIndependentCalls", method.key().signature(), () -> methodStep(
                                "ParallelizeIndependentCalls", OFFLOAD, "Run independent calls together in", method)
                        .option("executorBean", EXECUTOR_BEAN))
                .requires(asyncSupport(module))
                .requires(executorBean(module));
    }

    /** Limits tasks to as many as there were request threads; what limited requests themselves is gone. */
    StepDraft virtualThreads(String module, int javaRelease) {
        return draft(
                "EnableVirtualThreadsSafely",
                module,
                () -> onlyApplicationOf(
                        module,
                        new StepDraft(
                                        id("EnableVirtualThreadsSafely", module),
                                        OFFLOAD,
                                        "EnableVirtualThreadsSafely",
                                        "Answer requests on virtual threads",
                                        module)
                                .option("concurrencyLimit", capacity.requestThreads())
                                .option("javaRelease", javaRelease)));
    }

    /** In a project of several applications only the one that needs it is configured anew. */
    private StepDraft onlyApplicationOf(String module, StepDraft step) {
        return modules.applicationPackage(module)
                .map(name -> inBasePackage(module, step))
                .orElse(step);
    }

    /** The base package of the step's module, and its folder where another module has that package as well. */
    private StepDraft inBasePackage(String module, StepDraft step) {
        step.option("packageName", modules.basePackage(module));
        modules.sourceRoot(module).ifPresent(root -> step.option("sourceRoot", root));
        return step;
    }

    /** A change where one method hands a task to a pool. */
    StepDraft task(String recipe, int wave, String title, MethodFact method) {
        return draft(recipe, method.key().signature(), () -> methodStep(recipe, wave, title, method));
    }

    /** A guard rail at methods of one class. */
    StepDraft guard(String recipe, int wave, String title, String owner, String file) {
        return draft(
                recipe,
                owner,
                () -> new StepDraft(id(recipe, owner), wave, recipe, title + " in " + simple(owner), modules.of(file)));
    }

    /** Adds a finding to the step that lets the calls of this method run together, where there is one. */
    boolean resolveByFanOut(String method, String finding) {
        List<StepDraft> steps = drafts.values().stream()
                .filter(draft -> draft.letsCallsOverlap() && draft.targets().contains(method))
                .toList();
        steps.forEach(draft -> draft.resolves(List.of(finding)));
        return !steps.isEmpty();
    }

    /** Ids of all findings that a step resolves. */
    Set<String> resolved() {
        return drafts.values().stream()
                .flatMap(draft -> draft.findings().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The steps by wave; within a wave a step comes after those it requires, else by id. */
    List<Wave> waves() {
        Map<Integer, List<StepDraft>> byWave = new TreeMap<>();
        drafts.values().forEach(draft -> byWave.computeIfAbsent(draft.wave(), k -> new ArrayList<>())
                .add(draft));
        return byWave.entrySet().stream()
                .map(entry -> new Wave(entry.getKey(), TITLES.get(entry.getKey()), ordered(entry.getValue())))
                .toList();
    }

    private List<Step> ordered(Collection<StepDraft> wave) {
        Map<String, StepDraft> open = new TreeMap<>();
        wave.forEach(draft -> open.put(draft.id(), draft));
        List<Step> steps = new ArrayList<>();
        while (!open.isEmpty()) {
            StepDraft next = open.values().stream()
                    .filter(draft -> draft.requires().stream().noneMatch(open::containsKey))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("steps require each other: " + open.keySet()));
            open.remove(next.id());
            steps.add(next.step());
        }
        return steps;
    }

    private StepDraft methodStep(String recipe, int wave, String title, MethodFact method) {
        String signature = method.key().signature();
        return new StepDraft(
                        id(recipe, signature),
                        wave,
                        recipe,
                        title + " " + simple(signature),
                        modules.of(method.site().file()))
                .target(signature);
    }

    private StepDraft draft(String recipe, String key, Supplier<StepDraft> making) {
        return drafts.computeIfAbsent(id(recipe, key), k -> making.get());
    }

    private static String id(String recipe, String key) {
        return FindingId.of(recipe, key, "", 0);
    }

    private static List<String> signatures(List<MethodKey> methods) {
        return methods.stream().map(MethodKey::signature).sorted().toList();
    }

    /** {@code com.shop.OrderService#load(long)} to {@code OrderService#load(long)}. */
    private static String simple(String name) {
        int end = name.contains("#") ? name.indexOf('#') : name.length();
        return name.substring(name.lastIndexOf('.', end - 1) + 1);
    }
}
