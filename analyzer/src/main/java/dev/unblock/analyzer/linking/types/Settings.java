package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.program.Program.Capacity;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Spring Boot's settings say about threads. */
public final class Settings {

    private static final String POOL = "spring.task.execution.pool.";

    public static final List<String> REQUEST_THREADS = List.of(
            "server.tomcat.threads.max",
            "server.tomcat.max-threads",
            "server.jetty.threads.max",
            "server.undertow.threads.worker");
    private static final List<String> CONNECTIONS =
            List.of("spring.datasource.hikari.maximum-pool-size", "spring.datasource.tomcat.max-active");
    private static final int VIRTUAL_THREADS_SINCE = 21;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:{}]+)(?::([^{}]*))?}");

    private final Map<String, String> values;
    private final boolean knowsVirtualThreads;

    private Settings(Map<String, String> values, boolean knowsVirtualThreads) {
        this.values = values;
        this.knowsVirtualThreads = knowsVirtualThreads;
    }

    public static Settings of(Facts facts) {
        boolean boot = facts.springBoot()
                .filter(version -> version.matches("[12]\\..*|3\\.[01](\\D.*)?"))
                .isEmpty();
        return new Settings(facts.settings(), boot && facts.javaRelease() >= VIRTUAL_THREADS_SINCE);
    }

    /** The same application with other settings. */
    Settings with(Map<String, String> other) {
        return new Settings(other, knowsVirtualThreads);
    }

    /** Empty where nothing is set. */
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    public boolean anyBelow(String prefix) {
        return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }

    /** The text with what its placeholders stand for, as far as that is set or has a default. */
    public String resolved(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String otherwise = found.group(2) == null ? found.group() : found.group(2);
            return Matcher.quoteReplacement(values.getOrDefault(found.group(1), otherwise));
        });
    }

    /** Spring Boot 3.2 and later on a JDK that has them. */
    public boolean virtualThreads() {
        return knowsVirtualThreads && text("spring.threads.virtual.enabled").equalsIgnoreCase("true");
    }

    /** The settings make the framework start this work on virtual threads instead. */
    public ThreadContext actual(ThreadContext context) {
        boolean moved = virtualThreads()
                && (context == ThreadContext.REQUEST
                        || context == ThreadContext.SCHEDULER
                        || context == ThreadContext.LISTENER);
        return moved ? ThreadContext.VIRTUAL : context;
    }

    public Capacity capacity() {
        return new Capacity(
                firstNumber(REQUEST_THREADS).orElse(200),
                firstNumber(CONNECTIONS).orElse(10),
                firstNumber(List.of("spring.task.scheduling.pool.size")).orElse(1),
                !text("spring.jpa.open-in-view").equalsIgnoreCase("false"),
                Optional.of(text("spring.mvc.async.request-timeout")).filter(timeout -> !timeout.isEmpty()));
    }

    private Optional<Integer> firstNumber(List<String> keys) {
        return keys.stream()
                .map(this::text)
                .map(this::resolved)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    /** Boot's executor for asynchronous work: eight threads before a queue without end, unless told otherwise. */
    public Executor defaultExecutor() {
        String madeBy = "Spring Boot's applicationTaskExecutor";
        if (virtualThreads()) {
            return new Executor(
                    Optional.of(ThreadContext.VIRTUAL),
                    Limit.UNBOUNDED,
                    Limit.of(0),
                    madeBy,
                    "applicationTaskExecutor");
        }
        Limit queue = number("queue-capacity").map(Limit::of).orElse(Limit.UNBOUNDED);
        Limit core = Limit.of(number("core-size").orElse(8));
        Limit max = number("max-size").map(Limit::of).orElse(Limit.UNBOUNDED);
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
    public Executor scheduler() {
        String size = values.getOrDefault("spring.task.scheduling.pool.size", "1");
        Limit threads = size.matches("\\d{1,9}") ? Limit.of(Integer.parseInt(size)) : Limit.BOUNDED;
        return new Executor(
                Optional.of(actual(ThreadContext.SCHEDULER)),
                threads,
                Limit.UNBOUNDED,
                "Spring Boot's taskScheduler",
                "taskScheduler");
    }

    private Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(POOL + name))
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }
}
