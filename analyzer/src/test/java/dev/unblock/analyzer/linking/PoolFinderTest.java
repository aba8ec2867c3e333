package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.analyzer.program.ThreadPool;
import dev.unblock.model.Pool;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pools go by their names and know what is handed to them. */
class PoolFinderTest {

    private static final String HEAD = """
            package com.shop;
            import java.util.concurrent.*;
            import org.springframework.context.annotation.*;
            import org.springframework.core.task.TaskExecutor;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.scheduling.concurrent.*;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            """;

    private static List<ThreadPool> pools(String source) {
        return pools(Map.of(), source);
    }

    private static List<ThreadPool> pools(Map<String, String> settings, String source) {
        return Fixture.onLibraries(settings, HEAD + source).program().pools();
    }

    private static ThreadPool pool(List<ThreadPool> pools, String name) {
        return pools.stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in "
                        + pools.stream().map(ThreadPool::name).toList()));
    }

    @Test
    void namesExecutorBeansAndWhoHandsThemWork() {
        ThreadPool pool = pool(pools("""
                @Configuration class Pools {
                    @Bean ThreadPoolTaskExecutor reportExecutor() {
                        ThreadPoolTaskExecutor made = new ThreadPoolTaskExecutor();
                        made.setCorePoolSize(4);
                        made.setQueueCapacity(50);
                        made.setMaxPoolSize(6);
                        return made;
                    }
                }
                @RestController class Reports {
                    private final ThreadPoolTaskExecutor reportExecutor;
                    Reports(ThreadPoolTaskExecutor reportExecutor) { this.reportExecutor = reportExecutor; }
                    @GetMapping("/reports") void start() { reportExecutor.submit(() -> make()); }
                    private void make() {}
                }
                """), "reportExecutor");
        assertThat(pool.origin()).isEqualTo(Pool.Origin.BEAN);
        assertThat(pool.thread()).isEqualTo(ThreadContext.BOUNDED_POOL);
        assertThat(pool.executor().threads()).isEqualTo(Limit.of(6));
        assertThat(pool.executor().queue()).isEqualTo(Limit.of(50));
        assertThat(pool.built()).isPresent();
        assertThat(pool.handOvers())
                .extracting(handOver -> handOver.method().signature())
                .containsExactly("com.shop.Reports#start()");
        assertThat(pool.runs()).extracting(method -> method.name()).contains("make");
    }

    @Test
    void namesFieldsThatKeepAPool() {
        ThreadPool pool = pool(pools("""
                @Service class Mails {
                    private static final ExecutorService SENDERS = Executors.newCachedThreadPool();
                    public void send() { SENDERS.execute(() -> {}); }
                }
                """), "Mails.SENDERS");
        assertThat(pool.origin()).isEqualTo(Pool.Origin.FIELD);
        assertThat(pool.thread()).isEqualTo(ThreadContext.UNBOUNDED_POOL);
        assertThat(pool.executor().threads()).isEqualTo(Limit.UNBOUNDED);
        assertThat(pool.executor().madeBy()).isEqualTo("Executors.newCachedThreadPool()");
        assertThat(pool.handOvers()).hasSize(1);
    }

    @Test
    void tellsWhereAMethodMakesAPoolForItself() {
        ThreadPool pool = pool(pools("""
                @RestController class Quotes {
                    @GetMapping("/quotes") void all() {
                        ExecutorService pool = Executors.newFixedThreadPool(3);
                        pool.submit(() -> {});
                    }
                }
                """), "made in Quotes.all");
        assertThat(pool.origin()).isEqualTo(Pool.Origin.LOCAL);
        assertThat(pool.executor().threads()).isEqualTo(Limit.of(3));
    }

    @Test
    void knowsPoolsThatNobodyBuilt() {
        List<ThreadPool> pools = pools("""
                @Service class Jobs {
                    @Scheduled(fixedDelay = 1000) public void tidy() {}
                    @Async public CompletableFuture<String> mail() { return null; }
                }
                @RestController class Orders {
                    @GetMapping("/orders") void list() { CompletableFuture.runAsync(() -> {}); }
                    @GetMapping("/flux") Object flux() {
                        return reactor.core.publisher.Mono.fromCallable(() -> "a")
                                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
                    }
                }
                """);
        assertThat(pools)
                .extracting(ThreadPool::name)
                .contains(
                        "applicationTaskExecutor",
                        "taskScheduler",
                        "ForkJoinPool.commonPool()",
                        "Schedulers.boundedElastic()",
                        "the web server's request threads");
        assertThat(pool(pools, "taskScheduler").entryPoints()).containsExactly("scheduled:com.shop.Jobs#tidy()");
        assertThat(pool(pools, "the web server's request threads").entryPoints())
                .hasSize(2);
    }

    @Test
    void readsTheServersThreadsFromTheSettings() {
        ThreadPool pool = pool(pools(Map.of("server.tomcat.threads.max", "40"), """
                        @RestController class Orders { @GetMapping("/orders") void list() {} }
                        """), "Tomcat's request threads");
        assertThat(pool.executor().threads()).isEqualTo(Limit.of(40));
        assertThat(pool.executor().madeBy()).isEqualTo("server.tomcat.threads.max");
    }

    @Test
    void saysWhenAnExecutorCannotBeNamed() {
        List<ThreadPool> pools = pools("""
                public class Library {
                    private final Executor given;
                    public Library(Executor given) { this.given = given; }
                    public void start() { given.execute(() -> {}); }
                }
                """);
        assertThat(pools).extracting(ThreadPool::origin).containsExactly(Pool.Origin.UNKNOWN);
    }

    @Test
    void findsNoneWhereNothingIsHandedOver() {
        assertThat(pools("class Nothing { void run() {} }")).isEmpty();
    }
}
