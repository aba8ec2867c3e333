package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import java.util.Set;

/** The steps that let requests wait on other threads. */
final class ThreadSteps {

    /** As many as Tomcat takes connections: whoever was served before is not turned away. */
    private static final int CONNECTIONS = 8192;

    private final StepBook book;
    private final Modules modules;
    private final Capacity capacity;

    ThreadSteps(StepBook book, Modules modules, Capacity capacity) {
        this.book = book;
        this.modules = modules;
        this.capacity = capacity;
    }

    /** A controller of which some handlers return their work instead of doing it, which wants to know these contexts. */
    StepDraft callable(MethodFact handler, Set<String> contexts) {
        String module = modules.of(handler.site().file());
        return book.ofClass(
                        HandlerOffload.RECIPE,
                        StepBook.OFFLOAD,
                        "Let the work of requests wait on an executor in",
                        handler)
                .requires(
                        contexts.isEmpty()
                                ? mvcExecutor(module)
                                : mvcExecutor(module).more("contexts", contexts))
                .requires(book.mvcTimeout(module));
    }

    /** A resource of Quarkus of which some methods wait on virtual threads. */
    StepDraft virtualResource(MethodFact handler, int javaRelease) {
        return book.ofClass(
                        QuarkusResources.RECIPE, StepBook.OFFLOAD, "Let requests wait on virtual threads in", handler)
                .option("javaRelease", javaRelease);
    }

    /** A controller of Micronaut of which some methods leave the event loop. */
    StepDraft offLoop(MethodFact handler) {
        return book.ofClass(MicronautControllers.RECIPE, StepBook.OFFLOAD, "Wait off the event loop in", handler);
    }

    /** A class whose waits under a monitor keep the carriers of virtual threads. */
    StepDraft lock(MethodFact method, int javaRelease) {
        return book.ofClass(
                        "SynchronizedToReentrantLock",
                        StepBook.THREAD_SAFE,
                        "Wait under a lock instead of synchronized in",
                        method)
                .option("javaRelease", javaRelease);
    }

    /** An interceptor that would notice that it is called again when an answer is dispatched. */
    StepDraft skippingInterceptor(MethodFact method) {
        return book.ofMethod(
                "InterceptorSkipsAsyncDispatch", StepBook.GUARD_RAILS, "Begin once for each request in", method);
    }

    /** A filter whose login would be forgotten when an answer is dispatched. */
    StepDraft lastingLogin(MethodFact method) {
        return book.ofMethod(
                "LoginFilterCoversAsyncDispatch", StepBook.GUARD_RAILS, "Keep the login for the answer in", method);
    }

    private StepDraft mvcExecutor(String module) {
        return book.inModule(
                        "AddMvcTaskExecutor",
                        StepBook.THREAD_SAFE,
                        "Add a bounded executor for request handling",
                        module)
                .option("threads", capacity.requestThreads())
                .option("queueCapacity", CONNECTIONS);
    }

    /** Limits tasks to as many as there were request threads; what limited requests themselves is gone. */
    StepDraft virtualThreads(String module, int javaRelease) {
        return book.inApplication(
                        "EnableVirtualThreadsSafely", StepBook.OFFLOAD, "Answer requests on virtual threads", module)
                .option("concurrencyLimit", capacity.requestThreads())
                .option("javaRelease", javaRelease);
    }
}
