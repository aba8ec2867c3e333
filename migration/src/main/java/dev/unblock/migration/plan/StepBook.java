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
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The steps of a plan while it grows: each once, however many entry points need it. */
final class StepBook {

    static final String EXECUTOR_BEAN = "remoteCallExecutor";

    static final int GUARD_RAILS = 0;
    static final int THREAD_SAFE = 1;
    static final int OFFLOAD = 2;
    private static final int UPWARD = 3;
    private static final int ASYNC_CLIENTS = 4;
    private static final int CLEAN_UP = 5;

    /** As long as most gateways wait; Tomcat's own 30 seconds would end what works today. */
    private static final int MVC_TIMEOUT_SECONDS = 60;

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
        return inModule("AddAsyncSupport", GUARD_RAILS, "Add the AsyncSupport class", module);
    }

    StepDraft mvcTimeout(String module) {
        return inApplication(
                        "SetMvcAsyncTimeout", GUARD_RAILS, "Limit how long an asynchronous answer may take", module)
                .option("seconds", MVC_TIMEOUT_SECONDS);
    }

    /** As many threads as there are request threads: no request waits longer for one than it waited before. */
    StepDraft executorBean(String module) {
        return inModule("AddBoundedExecutorBean", THREAD_SAFE, "Add a bounded executor for remote calls", module)
                .option("beanName", EXECUTOR_BEAN)
                .option("threads", capacity.requestThreads())
                .option("queueCapacity", capacity.requestThreads());
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

    StepDraft twin(MethodFact method) {
        return ofMethod("HttpClientSendToSendAsync", ASYNC_CLIENTS, "Add an asynchronous twin to", method)
                .requires(asyncSupport(modules.of(method.site().file())));
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
                .more("readOnlyCalls", signatures(reads))
                .requires(asyncSupport(module))
                .requires(executorBean(module));
    }

    /** A step for the application of a module: in a project of several, only the one that needs it is configured anew. */
    StepDraft inApplication(String recipe, int wave, String title, String module) {
        return draft(recipe, module, () -> {
            StepDraft step = new StepDraft(id(recipe, module), wave, recipe, title, module);
            return modules.applicationPackage(module)
                    .map(name -> inBasePackage(module, step))
                    .orElse(step);
        });
    }

    /** A step that adds something to a module, in its base package. */
    StepDraft inModule(String recipe, int wave, String title, String module) {
        return draft(
                recipe,
                module,
                () -> inBasePackage(module, new StepDraft(id(recipe, module), wave, recipe, title, module)));
    }

    /** One step for all methods of a class that the recipe changes; this is one of them. */
    StepDraft ofClass(String recipe, int wave, String title, MethodFact method) {
        String owner = method.key().owner();
        String module = modules.of(method.site().file());
        return draft(
                        recipe,
                        owner,
                        () -> new StepDraft(id(recipe, owner), wave, recipe, title + " " + simple(owner), module))
                .target(method.key().signature());
    }

    /** A step for one method alone. */
    StepDraft ofMethod(String recipe, int wave, String title, MethodFact method) {
        return draft(recipe, method.key().signature(), () -> methodStep(recipe, wave, title, method));
    }

    /** The base package of the step's module, and its folder where another module has that package as well. */
    private StepDraft inBasePackage(String module, StepDraft step) {
        step.option("packageName", modules.basePackage(module));
        modules.sourceRoot(module).ifPresent(root -> step.option("sourceRoot", root));
        return step;
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

    /** Takes steps out, with all that build on them; what only these needed goes along. */
    List<StepDraft> takeOut(Predicate<StepDraft> unwanted) {
        Map<String, StepDraft> out = new LinkedHashMap<>();
        Set<String> needed = required(drafts.values());
        List<StepDraft> found = drafts.values().stream().filter(unwanted).toList();
        while (!found.isEmpty()) {
            found.forEach(draft -> out.put(draft.id(), drafts.remove(draft.id())));
            Set<String> stillNeeded = required(drafts.values());
            found = drafts.values().stream()
                    .filter(draft -> draft.requires().stream().anyMatch(out::containsKey)
                            || needed.contains(draft.id()) && !stillNeeded.contains(draft.id()))
                    .toList();
        }
        return List.copyOf(out.values());
    }

    private static Set<String> required(Collection<StepDraft> drafts) {
        return drafts.stream().flatMap(draft -> draft.requires().stream()).collect(Collectors.toSet());
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
