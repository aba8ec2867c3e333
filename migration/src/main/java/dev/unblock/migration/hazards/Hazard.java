package dev.unblock.migration.hazards;

/** The hazards by their ids, and what a person could do so that the change becomes safe. */
public enum Hazard {
    H1(
            "a transaction is bound to its thread",
            "Shrink the transaction so that the wait is outside of it, or let the callee open its own."),
    H2(
            "each parallel branch needs a database connection of its own",
            "Make the connection pool larger than the branches of all requests at once, or keep the calls in sequence."),
    H3(
            "the security context is bound to its thread",
            "Read what is needed before the wait and pass it as a value, or propagate the context with the task."),
    H4(
            "a thread local or logging context is bound to its thread",
            "Read what is needed before the wait and pass it as a value, or add a context-propagating task decorator."),
    H5("the request is bound to its thread", "Read what is needed from the request into values before the wait."),
    H6(
            "an entity may load lazily after its session has ended",
            "Map the entity to a value inside the transaction and return that."),
    H7("a lock is held by the thread", "Take the wait out of the locked section."),
    H8(
            "a failure would arrive as another exception",
            "Unwrap it where the result is awaited, or let the clause look at the cause."),
    H9(
            "an object that may change is shared with the moved work",
            "Pass immutable values, or copies, to the calls that run at the same time."),
    H10(
            "the order or number of side effects could change",
            "Make sure that the calls only read, or keep them in sequence."),
    H11(
            "the work is told to stop by an interrupt, which a future does not pass on",
            "Give the work a flag or a time limit of its own, or leave it on a thread that can be interrupted."),
    H12("nobody knows how long this may take", "Give the wait the limit that its work needs, by hand."),
    H13(
            "only the container's own limit ends an asynchronous answer",
            "Set spring.mvc.async.request-timeout to more than the limits of all that it waits for."),
    H14(
            "what stands around the handler does not expect an asynchronous answer",
            "Let tests dispatch the asynchronous result (MockMvc: asyncDispatch), and filters wait for its end."),
    H15("a cache would hold futures", "Cache inside the awaited call, or use a cache in asynchronous mode."),
    H16("a retry would not see asynchronous failures", "Retry inside of the asynchronous call, or leave it as it is."),
    H17("the call stays inside its own class, past every proxy", "Move the called method to a bean of its own."),
    H18("the method is asynchronous already", "Nothing: compose its result instead of waiting for it."),
    H19(
            "the signature is fixed from outside",
            "Call the class directly, or give the interface the asynchronous method by hand."),
    H20(
            "a checked exception does not fit through a future's function",
            "Wrap it where the work starts and unwrap it where the result is awaited."),
    H21(
            "work that waits would take the pool that the whole process shares",
            "Give the work an executor of its own, with a name and a limit."),
    H22(
            "tasks of one pool would wait for each other",
            "Compose the inner result instead of waiting for it, or use a pool of its own for the inner tasks."),
    H23(
            "a full executor refuses the task that would complete the future",
            "Complete the future exceptionally on RejectedExecutionException, or let the caller run the task."),
    H24("a new executor bean would take over other tasks", "Name the executor of every @Async method first."),
    H25(
            "virtual threads wait in a way that keeps their carriers, or pools change their meaning",
            "Move to Java 24, or use a ReentrantLock where the wait is; limit by themselves what is scarce."),
    H26("an event loop must not wait", "Compose the result, or subscribe on Schedulers.boundedElastic()."),
    H27(
            "another client would behave differently (interceptors, error handling, factories)",
            "Replace the client by hand, with tests for its errors, or use the JDK's HttpClient."),
    H28(
            "JDBC has no asynchronous counterpart that is a refactoring",
            "Leave it; cap the threads by the connection pool, or use virtual threads on a JDK that does not pin."),
    H29("an asynchronous twin is there already", "Call the twin, or give the new one another name by hand."),
    H30(
            "tests stub the method, and a mock's twin answers null",
            "Let the tests stub the twin, or keep the method behind a façade."),
    H31(
            "the API has no asynchronous counterpart that a recipe could use",
            "Move the work off the request by hand, or use virtual threads."),
    H32(
            "another class has the same name, and recipes find classes by name",
            "Rename one of the classes, or migrate their modules one at a time.");

    private final String title;
    private final String unblockedBy;

    Hazard(String title, String unblockedBy) {
        this.title = title;
        this.unblockedBy = unblockedBy;
    }

    /** Half a sentence that says what is unsafe. */
    public String title() {
        return title;
    }

    public String unblockedBy() {
        return unblockedBy;
    }
}
