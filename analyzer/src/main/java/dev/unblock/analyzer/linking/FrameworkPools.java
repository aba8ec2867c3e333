package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Settings;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Pool;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Pools that nobody in the project builds: the web server's, the listener containers', the JDK's. */
final class FrameworkPools {

    /** A pool by name. */
    record Named(String id, String name, Pool.Origin origin, Executor executor) {}

    private static final Set<String> OF_LISTENERS =
            Set.of("kafka-listener", "rabbit-listener", "jms-listener", "sqs-listener", "pulsar-listener");
    private static final String ACCEPT_COUNT = "server.tomcat.accept-count";
    private static final int TOMCATS_ACCEPT_COUNT = 100;

    private final Settings settings;
    private final boolean boot;
    private final Set<String> libraries;
    private final ProjectIndex index;

    FrameworkPools(ProjectIndex index, Settings settings) {
        this.index = index;
        this.settings = settings;
        this.boot = index.facts().springBoot().isPresent();
        this.libraries = index.facts().modules().stream()
                .map(ModuleFact::libraries)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    /** The threads on which a framework begins this; nothing for threads that are no pool, as the main one. */
    Optional<Named> of(EntryPoint entryPoint) {
        return switch (entryPoint.thread()) {
            case REQUEST -> entryPoint.kind().equals("public-api") ? Optional.empty() : Optional.of(webServer());
            case EVENT_LOOP ->
                Optional.of(named("event-loops", "event loops", Pool.Origin.FRAMEWORK, ThreadContext.EVENT_LOOP));
            case LISTENER ->
                OF_LISTENERS.contains(entryPoint.kind()) ? Optional.of(listeners(entryPoint.kind())) : Optional.empty();
            case VIRTUAL -> Optional.of(virtual());
            default -> Optional.empty();
        };
    }

    /** What runs there where the executor's own name was lost. */
    Named of(ThreadContext thread) {
        return switch (thread) {
            case COMMON_POOL -> named("commonPool", "ForkJoinPool.commonPool()", Pool.Origin.JDK, thread);
            case VIRTUAL -> virtual();
            case EVENT_LOOP -> named("client-event-loops", "clients' event loops", Pool.Origin.FRAMEWORK, thread);
            case SCHEDULER -> named("unknown-schedulers", "schedulers and timers not known by name", thread);
            case UNBOUNDED_POOL -> named("unknown-unbounded", "new threads and executors not known by name", thread);
            default -> named("unknown-" + thread.label(), "executors and threads not known by name", thread);
        };
    }

    private static Named virtual() {
        Executor executor =
                new Executor(Optional.of(ThreadContext.VIRTUAL), Limit.UNBOUNDED, Limit.of(0), "", "virtual");
        return new Named("virtual-threads", "virtual threads", Pool.Origin.JDK, executor);
    }

    private Named webServer() {
        String server = server();
        int threads = settings.capacity().requestThreads();
        boolean isSet = Settings.REQUEST_THREADS.stream()
                .anyMatch(key -> !settings.text(key).isEmpty());
        String made = isSet
                ? Settings.REQUEST_THREADS.stream()
                        .filter(key -> !settings.text(key).isEmpty())
                        .findFirst()
                        .orElseThrow()
                : boot ? "Spring Boot's default" : "";
        boolean known = isSet || boot && !server.equals("Undertow");
        Executor executor = new Executor(
                Optional.of(ThreadContext.REQUEST),
                known ? Limit.of(threads) : Limit.BOUNDED,
                acceptQueue(server),
                made,
                "web-server");
        return new Named(
                "web-server",
                (server.isEmpty() ? "the web server" : server) + "'s request threads",
                Pool.Origin.FRAMEWORK,
                executor);
    }

    private Limit acceptQueue(String server) {
        String count = settings.resolved(settings.text(ACCEPT_COUNT));
        if (count.matches("\\d{1,9}")) {
            return Limit.of(Integer.parseInt(count));
        }
        return boot && server.equals("Tomcat") ? Limit.of(TOMCATS_ACCEPT_COUNT) : Limit.NOT_KNOWN;
    }

    private String server() {
        for (String server : List.of("Undertow", "Jetty", "Tomcat")) {
            String name = server.toLowerCase(Locale.ROOT);
            boolean used = libraries.contains("spring-boot-starter-" + name)
                    || libraries.contains(name + "-embed-core")
                    || libraries.contains(name + "-server")
                    || libraries.contains(name + "-core")
                    || !settings.text("server." + name + ".threads.max").isEmpty();
            if (used) {
                return server;
            }
        }
        boolean starter = libraries.contains("spring-boot-starter-web")
                || libraries.contains("spring-boot-starter-webmvc")
                || index.facts().hierarchy().isKnown("org.apache.catalina.startup.Tomcat");
        return starter ? "Tomcat" : "";
    }

    private Named listeners(String kind) {
        String broker = kind.substring(0, kind.indexOf('-'));
        String key = broker.equals("rabbit")
                ? "spring.rabbitmq.listener.simple.concurrency"
                : "spring." + broker + ".listener.concurrency";
        String set = settings.resolved(settings.text(key));
        Executor executor = new Executor(
                Optional.of(ThreadContext.LISTENER),
                Limit.BOUNDED,
                Limit.NOT_KNOWN,
                set.matches("\\d{1,9}") ? key + "=" + set : "",
                "");
        return new Named(kind + "s", broker + " listener containers", Pool.Origin.FRAMEWORK, executor);
    }

    private static Named named(String id, String name, ThreadContext thread) {
        return named(id, name, Pool.Origin.UNKNOWN, thread);
    }

    private static Named named(String id, String name, Pool.Origin origin, ThreadContext thread) {
        Limit threads = thread == ThreadContext.UNBOUNDED_POOL ? Limit.UNBOUNDED : Limit.BOUNDED;
        Limit queue = thread == ThreadContext.COMMON_POOL ? Limit.UNBOUNDED : Limit.NOT_KNOWN;
        return new Named(id, name, origin, new Executor(Optional.of(thread), threads, queue, "", ""));
    }
}
