package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkerTest {

    private static final String IMPORTS = """
            package app;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.context.annotation.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.scheduling.concurrent.*;
            """;

    @Test
    void composesRoutesFromTypeAndMethodWhereverTheMappingStands() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @RequestMapping("/api/") interface OrdersApi {
                            @RequestMapping(value = "/orders/{id}", method = RequestMethod.GET) String one(long id);
                        }
                        @RestController class Orders implements OrdersApi {
                            public String one(long id) { return ""; }
                            @PostMapping("orders") void add() {}
                            void notMapped() {}
                        }
                        abstract class Base { @DeleteMapping("/{id}") public void drop(long id) {} }
                        @RestController @RequestMapping("/cars") class Cars extends Base {}
                        """, "spring");

        assertThat(fixture.program().entryPoints())
                .extracting(EntryPoint::kind, EntryPoint::method, point -> point.route()
                        .orElse(""))
                .containsExactlyInAnyOrder(
                        tuple("spring-mvc", "app.Base#drop(long)", "DELETE /cars/{id}"),
                        tuple("spring-mvc", "app.Orders#add()", "POST /api/orders"),
                        tuple("spring-mvc", "app.Orders#one(long)", "GET /api/orders/{id}"));
    }

    @Test
    void showsTheShortestPathOfEachEntryPointWithLinesOfTheCalls() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @RestController class Orders {
                            @Autowired Prices prices;
                            @GetMapping("/a") void a() {
                                prices.load("a"); // a calls
                            }
                            @GetMapping("/b") void b() {
                                List.of("b").forEach(name -> {
                                    prices.load(name); // b calls
                                });
                            }
                        }
                        @Service class Prices {
                            void load(String name) {
                                fetch(name); // load calls
                            }
                            private void fetch(String name) {
                                name.trim(); // fetch calls
                            }
                        }
                        """, "spring");
        MethodFact fetch = fixture.method("app.Prices", "fetch");
        CallSite trim = fixture.call("app.Prices", "trim");

        List<CallPath> paths = fixture.program().paths(fetch.key(), trim.site(), 5);

        assertThat(paths)
                .extracting(CallPath::entryPoint)
                .containsExactly("spring-mvc:app.Orders#a()", "spring-mvc:app.Orders#b()");
        assertThat(paths.get(1).frames())
                .extracting(CallPath.Frame::method, CallPath.Frame::line)
                .containsExactly(
                        tuple("app.Orders#b()", fixture.line("b calls")),
                        tuple("app.Prices#load(String)", fixture.line("load calls")),
                        tuple("app.Prices#fetch(String)", fixture.line("fetch calls")));
    }

    @Test
    void showsOnlyPathsThatEndOnTheThreadThatIsAskedFor() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @RestController class Orders {
                            private final ExecutorService pool = new ThreadPoolExecutor(
                                2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10));
                            @GetMapping("/direct") void direct() { load(); }
                            @GetMapping("/pooled") void pooled() { pool.submit(() -> load()); }
                            private void load() { "a".trim(); }
                        }
                        """, "spring");
        MethodFact load = fixture.method("app.Orders", "load");

        assertThat(fixture.program().paths(load.key(), load.site(), ThreadContext.REQUEST, 5))
                .extracting(CallPath::entryPoint)
                .containsExactly("spring-mvc:app.Orders#direct()");
        assertThat(fixture.program().paths(load.key(), load.site(), ThreadContext.BOUNDED_POOL, 5))
                .extracting(CallPath::entryPoint)
                .containsExactly("spring-mvc:app.Orders#pooled()");
        assertThat(fixture.program().paths(load.key(), load.site(), ThreadContext.SCHEDULER, 5))
                .isEmpty();
    }

    @Test
    void endsOnRecursion() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @RestController class Orders {
                            @GetMapping("/a") void a(int n) { b(n); }
                            private void b(int n) { if (n > 0) { c(n - 1); } }
                            private void c(int n) { b(n); pass(() -> c(n)); }
                            private Supplier<String> pass(Runnable r) { pass(r); return () -> pass(r).get(); }
                        }
                        """, "spring");

        assertThat(fixture.program().threads(fixture.method("app.Orders", "c").key()))
                .containsExactly(ThreadContext.REQUEST);
    }

    @Test
    void followsFieldsThroughConstructorsToWhatCallersPass() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        class Client {
                            final int timeout;
                            Client(int timeout) { this.timeout = timeout; }
                            int wait(String name) { return timeout; }
                        }
                        class Use {
                            static final Client FAST = new Client(5);
                            static Client slow() { return new Client(700); }
                        }
                        """, "spring");

        assertThat(fixture.program().valuesOf(new FieldKey("app.Client", "timeout")))
                .containsExactlyInAnyOrder(new Value.Constant("int", "5"), new Value.Constant("int", "700"));
    }

    @Test
    void saysUnknownOrTheParameterWhereTheTrailIsLost() {
        Fixture fixture = Fixture.of(IMPORTS + "class A { static void a(Object o) { o.hashCode(); } }", "spring");
        MethodFact method = fixture.method("app.A", "a");

        assertThat(fixture.program().origins(method.key(), new Value.Parameter(0)))
                .containsExactly(new Value.Parameter(0));
    }

    @Test
    void knowsHowLongObjectsLive() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @Service class One {}
                        @Service @Scope("prototype") class Many {}
                        @Component @org.springframework.web.context.annotation.RequestScope class PerRequest {}
                        class Plain {}
                        class Made {}
                        enum Kind { A }
                        @Configuration class Config { @Bean Made made() { return new Made(); } }
                        class Gate implements jakarta.servlet.Filter { public void doFilter(Object request) {} }
                        """, "spring");

        assertThat(fixture.program().scope("app.One")).isEqualTo(Scope.SINGLETON);
        assertThat(fixture.program().scope("app.Many")).isEqualTo(Scope.NARROW);
        assertThat(fixture.program().scope("app.PerRequest")).isEqualTo(Scope.NARROW);
        assertThat(fixture.program().scope("app.Plain")).isEqualTo(Scope.PLAIN);
        assertThat(fixture.program().scope("app.Made")).isEqualTo(Scope.SINGLETON);
        assertThat(fixture.program().scope("app.Kind")).isEqualTo(Scope.SINGLETON);
        assertThat(fixture.program().scope("app.Gate")).isEqualTo(Scope.SINGLETON);
    }

    @Test
    void tellsAnExecutorsLimitsAndIdentity() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @Configuration class Pools {
                            @Bean ThreadPoolTaskExecutor mailPool() {
                                ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
                                pool.setCorePoolSize(3);
                                pool.setMaxPoolSize(8);
                                pool.setQueueCapacity(50);
                                return pool;
                            }
                        }
                        @Service class First {
                            private final ThreadPoolTaskExecutor mailPool;
                            First(ThreadPoolTaskExecutor mailPool) { this.mailPool = mailPool; }
                            void run() { mailPool.execute(() -> {}); }
                        }
                        @Service class Second {
                            @Autowired ThreadPoolTaskExecutor mailPool;
                            private final Executor fixed = Executors.newFixedThreadPool(6);
                            void run() { mailPool.submit(() -> ""); }
                            void other() { fixed.execute(() -> {}); }
                        }
                        """, "spring");

        Executor first = fixture.executorOf("app.First", "execute");
        Executor second = fixture.executorOf("app.Second", "submit");
        Executor fixed = fixture.executorOf("app.Second", "execute");

        assertThat(first.context()).contains(ThreadContext.BOUNDED_POOL);
        assertThat(first.threads()).isEqualTo(new Limit(Limit.Kind.BOUNDED, Optional.of(8)));
        assertThat(first.queue()).isEqualTo(new Limit(Limit.Kind.BOUNDED, Optional.of(50)));
        assertThat(first.identity()).isNotEmpty().isEqualTo(second.identity());
        assertThat(fixed.madeBy()).isEqualTo("Executors.newFixedThreadPool(6)");
        assertThat(fixed.queue().kind()).isEqualTo(Limit.Kind.UNBOUNDED);
        assertThat(fixed.identity()).isEqualTo("app.Second#fixed");
    }

    @Test
    void givesReferencesToLibraryMethodsABody() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        @RestController class Orders {
                            private final CountDownLatch latch = new CountDownLatch(1);
                            private final ExecutorService pool = Executors.newCachedThreadPool();
                            @GetMapping("/a") void a() { pool.submit(latch::countDown); }
                        }
                        """, "spring");
        MethodFact body = fixture.caller("app.Orders", "countDown");

        assertThat(body.named()).isEqualTo(fixture.method("app.Orders", "a").key());
        assertThat(fixture.program().threads(body.key())).containsExactly(ThreadContext.UNBOUNDED_POOL);
        CallSite call = body.calls().get(0);
        assertThat(fixture.program().origins(body.key(), call.receiver().orElseThrow()))
                .first()
                .isInstanceOf(Value.Allocation.class);
    }

    @Test
    void reachesAbstractMethodsThatOnlyAFrameworkImplements() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        interface Prices { String load(String name); }
                        @RestController class Orders {
                            @Autowired Prices prices;
                            @GetMapping("/a") void a() { prices.load("a"); }
                        }
                        """, "spring");

        assertThat(fixture.program()
                        .threads(fixture.method("app.Prices", "load").key()))
                .containsExactly(ThreadContext.REQUEST);
    }
}
