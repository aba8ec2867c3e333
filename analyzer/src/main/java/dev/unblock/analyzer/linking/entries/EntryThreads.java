package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.entries.WebStack.Served;
import dev.unblock.analyzer.linking.threads.ExecutorFinder;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.threads.Multicaster;
import dev.unblock.analyzer.linking.threads.PipelineGroups;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.program.QuarkusRest;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * On which thread a framework calls a method, by a word of the entry tables.
 *
 * <ul>
 *   <li>{@code request}, {@code scheduler} …: that thread, or a virtual one where Spring Boot's settings say so
 *   <li>{@code web}: request, or event-loop where the module runs on WebFlux
 *   <li>{@code fixed X}: X whatever the settings say
 *   <li>{@code signature X}: event-loop where the method returns something reactive, else X, as Quarkus has it
 *   <li>{@code loop X}: event-loop unless the method is annotated as blocking, then X
 *   <li>{@code message}: event-loop for RSocket, a pool for STOMP
 * </ul>
 */
final class EntryThreads {

    private static final Set<String> MUTINY = Set.of("io.smallrye.mutiny.Uni", "io.smallrye.mutiny.Multi");
    private static final Set<String> PUBLISHERS = Set.of(
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux",
            "org.reactivestreams.Publisher",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.Completable",
            "io.reactivex.Flowable",
            "io.reactivex.Observable",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.reactivex.rxjava3.core.Completable",
            "io.reactivex.rxjava3.core.Flowable",
            "io.reactivex.rxjava3.core.Observable");
    private static final Set<String> STAGES = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.Flow$Publisher",
            "io.vertx.core.Future",
            "org.jboss.resteasy.reactive.RestMulti");
    private static final String ON_VIRTUAL_THREAD = "io.smallrye.common.annotation.RunOnVirtualThread";
    private static final Set<String> TRANSACTIONAL =
            Set.of("jakarta.transaction.Transactional", "javax.transaction.Transactional");
    private static final int VIRTUAL_THREADS = 21;
    private static final String MICRONAUT_NON_BLOCKING = "io.micronaut.core.annotation.NonBlocking";
    private static final Set<String> QUARKUS = Set.of("quarkus-");
    private static final Set<String> QUARKUS_CLASSIC = Set.of("quarkus-resteasy");
    private static final Map<String, ThreadContext> EXECUTE_ON = Map.of(
            "io", ThreadContext.REQUEST,
            "blocking", ThreadContext.REQUEST,
            "IO", ThreadContext.REQUEST,
            "BLOCKING", ThreadContext.REQUEST,
            "virtual", ThreadContext.VIRTUAL,
            "VIRTUAL", ThreadContext.VIRTUAL,
            "scheduled", ThreadContext.SCHEDULER,
            "SCHEDULED", ThreadContext.SCHEDULER);

    private final ProjectIndex index;
    private final HandOffs handOffs;
    private final ExecutorFinder executors;
    private final Modules modules;
    private final WebStack stack;
    private final PipelineGroups pipelines;
    private final Optional<ThreadContext> multicaster;

    EntryThreads(ProjectIndex index, HandOffs handOffs, ExecutorFinder executors, Modules modules) {
        this.index = index;
        this.handOffs = handOffs;
        this.executors = executors;
        this.modules = modules;
        this.stack = new WebStack(index, modules);
        this.pipelines = new PipelineGroups(index);
        this.multicaster = new Multicaster(index, handOffs).thread();
    }

    /** A listener's thread: the multicaster's own, if that has an executor. */
    ThreadContext ofListener(String word, int method) {
        return handOffs.asyncContext(index.method(method), index.typeOf(method))
                .or(() -> multicaster)
                .orElseGet(() -> of(word, method));
    }

    ThreadContext of(String word, int method) {
        MethodFact fact = index.method(method);
        TypeFact type = index.typeOf(method);
        return handOffs.asyncContext(fact, type).orElseGet(() -> called(word, fact, type));
    }

    /** A handler of Spring's. Where nothing tells the stack, a handler that returns a publisher does. */
    boolean isOnWebFlux(int method) {
        Served served = stack.of(index.typeOf(method));
        return served == Served.BY_EVENT_LOOPS
                || served == Served.NOT_KNOWN && returns(index.method(method), PUBLISHERS);
    }

    /** The thread of a handler of Spring's. */
    ThreadContext ofHandler(int method) {
        MethodFact fact = index.method(method);
        TypeFact type = index.typeOf(method);
        if (!isOnWebFlux(method)) {
            return handOffs.asyncContext(fact, type)
                    .orElseGet(() -> modules.settings(type).actual(ThreadContext.REQUEST));
        }
        boolean waits = !returns(fact, PUBLISHERS) && !returns(fact, STAGES);
        return waits ? blockingExecution(type) : ThreadContext.EVENT_LOOP;
    }

    /** WebFlux on virtual threads, or told so by its configurer, runs handlers that return plain values elsewhere. */
    private ThreadContext blockingExecution(TypeFact type) {
        if (modules.settings(type).virtualThreads()) {
            return ThreadContext.VIRTUAL;
        }
        return index.subtypes("org.springframework.web.reactive.config.WebFluxConfigurer").stream()
                .flatMap(configurer -> configurer.methods().stream())
                .filter(method -> method.key().name().equals("configureBlockingExecution"))
                .flatMap(method -> method.calls().stream()
                        .filter(call -> call.target().name().equals("setExecutor"))
                        .flatMap(call -> call.arguments().stream())
                        .map(executor -> new Located(index.number(method.key()).orElseThrow(), executor)))
                .map(executor -> handOffs.hop(executor).context().orElse(ThreadContext.EVENT_LOOP))
                .findFirst()
                .orElse(ThreadContext.EVENT_LOOP);
    }

    private ThreadContext called(String word, MethodFact method, TypeFact type) {
        Optional<ThreadContext> worker = word.endsWith(ThreadContext.EVENT_LOOP.label())
                ? handOffs.workers().of(type).or(() -> pipelines.of(type))
                : Optional.empty();
        if (worker.isPresent()) {
            return worker.get();
        }
        String[] parts = word.split(" ", 2);
        return switch (parts[0]) {
            case "web" -> web(type);
            case "fixed" -> named(parts[1]);
            case "signature" ->
                told(method, type, named(parts[1]))
                        .orElseGet(() -> bySignature(method, type) ? ThreadContext.EVENT_LOOP : named(parts[1]));
            case "loop" ->
                told(method, type, named(parts[1]))
                        .or(() -> selected(method, type, named(parts[1])))
                        .orElse(ThreadContext.EVENT_LOOP);
            case "message" -> message(method, type);
            // Spring's scheduled jobs run on the application's own scheduler, if it has one.
            case "scheduler" -> executors.ofScheduled().context().orElse(ThreadContext.SCHEDULER);
            default -> modules.settings(type).actual(named(word));
        };
    }

    private ThreadContext web(TypeFact type) {
        return stack.of(type) == Served.BY_EVENT_LOOPS
                ? ThreadContext.EVENT_LOOP
                : modules.settings(type).actual(ThreadContext.REQUEST);
    }

    private ThreadContext message(MethodFact method, TypeFact type) {
        boolean socket = modules.uses(type, Set.of("spring-boot-starter-rsocket", "rsocket-"))
                || index.facts().hierarchy().isKnown("io.rsocket.RSocket");
        boolean stomp = modules.uses(type, Set.of("spring-boot-starter-websocket", "spring-websocket"))
                || index.facts().hierarchy().isKnown("org.springframework.web.socket.WebSocketHandler");
        return returns(method, PUBLISHERS) || socket && !stomp ? ThreadContext.EVENT_LOOP : ThreadContext.BOUNDED_POOL;
    }

    private boolean bySignature(MethodFact method, TypeFact type) {
        boolean classic = modules.uses(type, QUARKUS_CLASSIC) && !QuarkusRest.serves(modules.of(type));
        boolean quarkus =
                modules.uses(type, QUARKUS) || index.facts().hierarchy().isKnown("io.quarkus.runtime.Quarkus");
        return !classic
                && (returns(method, MUTINY) || quarkus && (returns(method, PUBLISHERS) || returns(method, STAGES)));
    }

    /** What Micronaut's {@code thread-selection} says of handlers that say nothing themselves. */
    private Optional<ThreadContext> selected(MethodFact method, TypeFact type, ThreadContext blocking) {
        return switch (modules.settings(type)
                .text("micronaut.server.thread-selection")
                .toUpperCase(Locale.ROOT)) {
            case "IO", "BLOCKING" -> Optional.of(blocking);
            case "AUTO" ->
                returns(method, PUBLISHERS) || returns(method, STAGES) || has(method, MICRONAUT_NON_BLOCKING)
                        ? Optional.empty()
                        : Optional.of(blocking);
            default -> Optional.empty();
        };
    }

    private static boolean has(MethodFact method, String annotation) {
        return method.annotations().stream().anyMatch(one -> one.type().equals(annotation));
    }

    private boolean returns(MethodFact method, Set<String> types) {
        return index.supertypes(method.key().returnType()).stream().anyMatch(types::contains);
    }

    /** What the method or its type says about threads in so many words: the nearer counts. */
    private Optional<ThreadContext> told(MethodFact method, TypeFact type, ThreadContext blocking) {
        return told(method.annotations(), blocking)
                .or(() -> told(type.annotations(), blocking))
                .map(thread -> isKeptOnWorkers(method, type) && thread == ThreadContext.VIRTUAL ? blocking : thread);
    }

    /** Quarkus runs no resource in a transaction of its own on a virtual thread, whatever else it says. */
    private static boolean isKeptOnWorkers(MethodFact method, TypeFact type) {
        List<String> all = Stream.concat(method.annotations().stream(), type.annotations().stream())
                .map(AnnotationFact::type)
                .toList();
        return all.contains(ON_VIRTUAL_THREAD) && TRANSACTIONAL.stream().anyMatch(all::contains);
    }

    private Optional<ThreadContext> told(List<AnnotationFact> annotations, ThreadContext blocking) {
        return annotations.stream()
                .flatMap(annotation -> told(annotation, blocking).stream())
                .findFirst();
    }

    private Optional<ThreadContext> told(AnnotationFact annotation, ThreadContext blocking) {
        return switch (annotation.type()) {
            case "io.smallrye.common.annotation.NonBlocking" -> Optional.of(ThreadContext.EVENT_LOOP);
            case ON_VIRTUAL_THREAD -> Optional.of(ThreadContext.VIRTUAL);
            case "io.smallrye.common.annotation.Blocking",
                    "io.smallrye.reactive.messaging.annotations.Blocking",
                    "jakarta.transaction.Transactional",
                    "javax.transaction.Transactional" -> Optional.of(blocking);
            case "io.micronaut.scheduling.annotation.ExecuteOn" ->
                Stream.of(annotation.text("value").orElse(""))
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .map(this::executor)
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** Micronaut's executor for what waits has virtual threads where there are any. */
    private ThreadContext executor(String name) {
        boolean virtual = name.equalsIgnoreCase("blocking") && index.facts().javaRelease() >= VIRTUAL_THREADS;
        return virtual ? ThreadContext.VIRTUAL : EXECUTE_ON.getOrDefault(name, ThreadContext.BOUNDED_POOL);
    }

    private static ThreadContext named(String label) {
        return Arrays.stream(ThreadContext.values())
                .filter(context -> context.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thread called " + label));
    }
}
