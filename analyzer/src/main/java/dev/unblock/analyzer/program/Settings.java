package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.ThreadContext;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Spring Boot's settings say about threads. */
final class Settings {

    private static final String POOL = "spring.task.execution.pool.";

    private static final Pattern BEFORE_VIRTUAL_THREADS = Pattern.compile("([12]\\.|3\\.[01]\\.).*");

    private final Map<String, String> values;
    private final boolean virtualThreads;

    Settings(Facts facts) {
        this.values = facts.settings();
        boolean known = facts.springBoot()
                .filter(version -> BEFORE_VIRTUAL_THREADS.matcher(version).matches())
                .isEmpty();
        this.virtualThreads = known && "true".equalsIgnoreCase(values.get("spring.threads.virtual.enabled"));
    }

    boolean virtualThreads() {
        return virtualThreads;
    }

    /** The settings make the framework start this work on virtual threads instead. */
    ThreadContext actual(ThreadContext context) {
        boolean moved = virtualThreads()
                && (context == ThreadContext.REQUEST
                        || context == ThreadContext.SCHEDULER
                        || context == ThreadContext.LISTENER);
        return moved ? ThreadContext.VIRTUAL : context;
    }

    /** Boot's executor for asynchronous work: eight threads before a queue without end, unless told otherwise. */
    Executor defaultExecutor() {
        String madeBy = "Spring Boot's applicationTaskExecutor";
        if (virtualThreads()) {
            return new Executor(
                    Optional.of(ThreadContext.VIRTUAL),
                    Limits.UNBOUNDED,
                    Limits.of(0),
                    madeBy,
                    "applicationTaskExecutor");
        }
        Limit queue = number("queue-capacity").map(Limits::of).orElse(Limits.UNBOUNDED);
        Limit core = Limits.of(number("core-size").orElse(8));
        Limit max = number("max-size").map(Limits::of).orElse(Limits.UNBOUNDED);
        Limit threads = queue.kind() == Limit.Kind.UNBOUNDED ? core : max;
        boolean limited = threads.kind() == Limit.Kind.BOUNDED;
        return new Executor(
                Optional.of(limited ? ThreadContext.BOUNDED_POOL : ThreadContext.UNBOUNDED_POOL),
                threads,
                queue,
                madeBy,
                "applicationTaskExecutor");
    }

    /** Boot's scheduler: one thread, unless told otherwise. */
    Executor scheduler() {
        String size = values.getOrDefault("spring.task.scheduling.pool.size", "1");
        Limit threads = size.matches("\\d{1,9}") ? Limits.of(Integer.parseInt(size)) : Limits.BOUNDED;
        return new Executor(
                Optional.of(actual(ThreadContext.SCHEDULER)),
                threads,
                Limits.UNBOUNDED,
                "Spring Boot's taskScheduler",
                "taskScheduler");
    }

    private Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(POOL + name))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }
}
