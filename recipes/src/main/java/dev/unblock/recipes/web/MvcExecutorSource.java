package dev.unblock.recipes.web;

import dev.unblock.recipes.project.ThreadContext;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class that gives Spring MVC its executor, as text.
 *
 * @param logs whether it carries the context of log lines
 * @param contexts what else it carries from the request's thread
 */
public record MvcExecutorSource(
        String packageName,
        String className,
        int threads,
        int queueCapacity,
        boolean logs,
        List<ThreadContext> contexts) {
    public MvcExecutorSource {
        contexts = List.copyOf(contexts);
    }

    public String text() {
        return TEMPLATE.formatted(
                packageName,
                className,
                threads,
                queueCapacity,
                imports(),
                decorator().isEmpty()
                        ? ""
                        : "        executor.setTaskDecorator(%s::%s);\n".formatted(className, decorator()),
                (logs ? LOG_CONTEXT : "") + (contexts.isEmpty() ? "" : carried()));
    }

    /** The classes that it uses, for a compiler that does not know them. */
    public List<String> stubs() {
        return contexts.stream()
                .map(context -> "package %s; public class %s { public static Object %s() { return null; }"
                                .formatted(packageOf(context), simple(context), context.getter())
                        + " public static void %s(Object value) {} }".formatted(context.setter()))
                .toList();
    }

    private String decorator() {
        return contexts.isEmpty() ? (logs ? "withLogContext" : "") : "withContext";
    }

    private String imports() {
        Stream<String> own = contexts.stream()
                .filter(context -> !packageOf(context).equals(packageName))
                .map(ThreadContext::type);
        Stream<String> jdk = contexts.isEmpty()
                ? Stream.of()
                : Stream.of("java.util.function.Consumer", "java.util.function.Supplier");
        Stream<String> log = logs ? Stream.of("java.util.Map", "org.slf4j.MDC") : Stream.of();
        return Stream.of(own, jdk, log).flatMap(names -> names).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map("import %s;\n"::formatted)
                .collect(Collectors.joining());
    }

    private String carried() {
        String work = logs ? "withLogContext(work)" : "work";
        for (ThreadContext context : contexts) {
            work = "carrying(%1$s, %2$s::%3$s, %2$s::%4$s)"
                    .formatted(work, simple(context), context.getter(), context.setter());
        }
        return CARRIED.formatted(work);
    }

    private static String simple(ThreadContext context) {
        return context.type().substring(context.type().lastIndexOf('.') + 1);
    }

    private static String packageOf(ThreadContext context) {
        return context.type().substring(0, Math.max(0, context.type().lastIndexOf('.')));
    }

    private static final String TEMPLATE = """
            package %1$s;

            %5$simport org.springframework.beans.factory.DisposableBean;
            import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
            import org.springframework.stereotype.Component;
            import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
            import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

            /**
             * The threads on which the work of handlers that return a {@code Callable} waits: at most %3$d wait, and %4$d requests
             * queue behind them. It is no bean of its own, so that {@code @Async} methods keep their executor.
             */
            @Component
            class %2$s implements WebMvcConfigurer, DisposableBean {

                private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

                %2$s() {
                    executor.setThreadNamePrefix("mvc-task-");
                    executor.setCorePoolSize(%3$d);
                    executor.setMaxPoolSize(%3$d);
                    executor.setQueueCapacity(%4$d);
                    executor.setAllowCoreThreadTimeOut(true);
                    executor.setWaitForTasksToCompleteOnShutdown(true);
                    executor.setAwaitTerminationSeconds(30);
            %6$s        executor.initialize();
                }

                @Override
                public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                    configurer.setTaskExecutor(executor);
                }

                @Override
                public void destroy() {
                    executor.shutdown();
                }
            %7$s}
            """;

    private static final String LOG_CONTEXT = """

                /** Log lines of the work carry what those of the request's thread did. */
                private static Runnable withLogContext(Runnable work) {
                    Map<String, String> context = MDC.getCopyOfContextMap();
                    return () -> {
                        if (context != null) {
                            MDC.setContextMap(context);
                        }
                        try {
                            work.run();
                        } finally {
                            MDC.clear();
                        }
                    };
                }
            """;

    private static final String CARRIED = """

                /** The work knows what the request's thread knew. */
                private static Runnable withContext(Runnable work) {
                    return %s;
                }

                private static <T> Runnable carrying(Runnable work, Supplier<T> reader, Consumer<T> writer) {
                    T value = reader.get();
                    return () -> {
                        T before = reader.get();
                        writer.accept(value);
                        try {
                            work.run();
                        } finally {
                            writer.accept(before);
                        }
                    };
                }
            """;
}
