package dev.unblock.analyzer.linking;

import static dev.unblock.analyzer.linking.Contexts.check;

import org.junit.jupiter.api.Test;

/** Lambdas, method references and task objects are followed to where they run. */
class FunctionalObjectsTest {

    @Test
    void followsLambdasReturnedFromFactories() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    @GetMapping("/orders") void list() {
                        pool.submit(task("a"));
                        make("b").get();
                    }
                    private Runnable task(String name) {
                        return () -> {
                            name.trim(); // threads: bounded-pool
                        };
                    }
                    private Supplier<String> make(String name) {
                        return () ->
                            name.trim(); // threads: request
                    }
                    private Supplier<String> neverCalled(String name) {
                        return () ->
                            name.trim(); // threads:
                    }
                }
                """);
    }

    @Test
    void loadsACachesValuesWhereTheyAreAsked() {
        check("""
                @Configuration class Caches {
                    @Bean com.google.common.cache.LoadingCache<Long, String> names() {
                        return com.google.common.cache.CacheBuilder.newBuilder().build(
                                new com.google.common.cache.CacheLoader<Long, String>() {
                            @Override public String load(Long id) {
                                return id.toString(); // threads: request
                            }
                        });
                    }
                }
                @RestController class Orders {
                    @Autowired private com.google.common.cache.LoadingCache<Long, String> names;
                    @GetMapping("/orders") String list() { return names.getUnchecked(1L); }
                }
                """);
    }

    @Test
    void loadsACachesValuesByALambdaThatALoaderIsMadeFrom() {
        check("""
                @Component class Caches {
                    private final com.google.common.cache.LoadingCache<Long, String> names;
                    Caches() {
                        com.google.common.cache.CacheLoader<Long, String> loader =
                                com.google.common.cache.CacheLoader.from(this::load);
                        names = com.google.common.cache.CacheBuilder.newBuilder().build(loader);
                    }
                    private String load(Long id) {
                        return id.toString(); // threads: request
                    }
                    String name(Long id) { return names.getUnchecked(id); }
                }
                @RestController class Orders {
                    @Autowired private Caches caches;
                    @GetMapping("/orders") String list() { return caches.name(1L); }
                }
                """);
    }

    @Test
    void takesAnOwnMapOnlyWhereItIsSeenToCome() {
        check("""
                class Single<K, V> extends java.util.AbstractMap<K, V> {
                    @Override public V put(K key, V value) {
                        value.hashCode(); // threads: startup
                        return value;
                    }
                    @Override public java.util.Set<Entry<K, V>> entrySet() { return java.util.Set.of(); }
                }
                @Component class Start {
                    @jakarta.annotation.PostConstruct void start() {
                        java.util.Map<String, String> own = new Single<>();
                        own.put("a", "b");
                    }
                }
                @RestController class Orders {
                    @GetMapping("/orders") void list(@RequestParam java.util.Map<String, String> given) {
                        given.put("a", "b");
                    }
                }
                """);
    }

    @Test
    void takesAnOwnTaskOfTheJdksKindWhereverOneIsRun() {
        check("""
                class Clean extends java.util.TimerTask {
                    @Override public void run() {
                        "a".trim(); // threads: request
                    }
                }
                class Tasks { Object first() { return new Clean(); } }
                @RestController class Orders {
                    @GetMapping("/orders") void list(@RequestParam java.util.TimerTask given) {
                        given.run();
                    }
                }
                """);
    }

    @Test
    void runsTheHandlerOfAProxyThatTheProjectMakes() {
        check("""
                interface Remote { String ask(String name); }
                interface Other { String ask(String name); }
                final class Client<T> {
                    private final Class<T> type;
                    private Client(Class<T> type) { this.type = type; }
                    static <T> T create(Class<T> type) { return new Client<>(type).instance(); }
                    @SuppressWarnings("unchecked") T instance() {
                        return (T) java.lang.reflect.Proxy.newProxyInstance(
                                null, new Class<?>[] {type}, new Handler());
                    }
                    private class Handler implements java.lang.reflect.InvocationHandler {
                        public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
                            return method.getName(); // threads: request
                        }
                    }
                }
                @RestController class Orders {
                    private final Remote remote = Client.create(Remote.class);
                    @GetMapping("/orders") String list() { return remote.ask("a"); }
                }
                @Component class Jobs {
                    @Scheduled(fixedRate = 1) void run(Other other) { other.ask("b"); }
                }
                """);
    }

    @Test
    void followsCurriedFunctions() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(4);
                    private final Function<String, Runnable> curried = name -> () -> {
                        name.trim(); // threads: bounded-pool
                    };
                    @GetMapping("/orders") void list() {
                        pool.execute(curried.apply("a"));
                        Function<String, Function<String, String>> both = a -> b ->
                            a.concat(b); // threads: request
                        both.apply("a").apply("b");
                    }
                }
                """);
    }

    @Test
    void endsWhereASupplierGivesWhatItIsMadeFrom() {
        check("""
                @RestController class Orders {
                    interface Step extends Supplier<Step> {}
                    @GetMapping("/orders") void list() {
                        last(() -> null);
                    }
                    private String last(Supplier<Supplier> step) {
                        step.toString().trim(); // threads: request
                        return last(step.get());
                    }
                }
                """);
    }

    @Test
    void runsCallBacksOnlyForWhoPassesThem() {
        check("""
                interface Found { void address(String text); void none(); }
                @Service class Geocoder {
                    @Async public void later(Found found) { found.address("a"); }
                    void now(String at, Found found) {
                        if (found != null) {
                            answer(at, found);
                        }
                    }
                    private void answer(String at, Found found) {
                        found.address(at);
                    }
                }
                @RestController class Orders {
                    @Autowired Geocoder geocoder;
                    @GetMapping("/plain") void plain() {
                        geocoder.now("x", null);
                    }
                    @GetMapping("/other") void other() {
                        geocoder.later(new Found() {
                            public void address(String text) {
                                text.trim(); // threads: bounded-pool
                            }
                            public void none() {
                                "n".trim(); // threads:
                            }
                        });
                    }
                }
                @Component class Jobs {
                    @Autowired Geocoder geocoder;
                    @Scheduled(fixedRate = 7) void tick() {
                        geocoder.now("y", new Found() {
                            public void address(String text) {
                                text.strip(); // threads: scheduler
                            }
                            public void none() {
                                "m".trim(); // threads:
                            }
                        });
                    }
                }
                """);
    }

    @Test
    void followsLambdasGivenToBuilders() {
        check("""
                class Job {
                    private final Runnable before;
                    private final Runnable body;
                    private Job(Builder builder) { this.before = builder.before; this.body = builder.body; }
                    void start(Executor pool) { before.run(); pool.execute(body); }
                    static Builder builder() { return new Builder(); }
                    static class Builder {
                        private Runnable before;
                        private Runnable body;
                        Builder before(Runnable task) { this.before = task; return this; }
                        Builder body(Runnable task) { this.body = task; return this; }
                        Job build() { return new Job(this); }
                    }
                }
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    @GetMapping("/orders") void list() {
                        Job.builder().before(() ->
                            "a".trim() // threads: request
                        ).body(() ->
                            "b".trim() // threads: unbounded-pool
                        ).build().start(pool);
                    }
                }
                """);
    }

    @Test
    void followsDecoratorsOfTheProject() {
        check("""
                class Traced implements Runnable {
                    private final Runnable inner;
                    Traced(Runnable inner) { this.inner = inner; }
                    public void run() {
                        "x".trim(); // threads: bounded-pool
                        inner.run();
                    }
                }
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    @GetMapping("/orders") void list() {
                        pool.execute(new Traced(() ->
                            "a".trim())); // threads: bounded-pool
                        pool.execute(mdc(() ->
                            "b".trim())); // threads: bounded-pool
                    }
                    static Runnable mdc(Runnable task) {
                        Object context = new Object();
                        return () -> { context.hashCode(); task.run(); };
                    }
                }
                """);
    }

    @Test
    void followsMapsOfHandlers() {
        check("""
                interface Handler { void handle(String text); }
                @RestController class Orders {
                    private final Map<String, Handler> handlers = new HashMap<>();
                    private final Map<String, Handler> others = Map.of("x", text ->
                        text.strip(), // threads: scheduler
                        "y", this::other);
                    Orders() {
                        handlers.put("a", text ->
                            text.trim()); // threads: request
                        register("b", this::two);
                    }
                    private void register(String name, Handler handler) { handlers.put(name, handler); }
                    private void two(String text) {
                        text.trim(); // threads: request
                    }
                    private void other(String text) {
                        text.trim(); // threads: scheduler
                    }
                    @GetMapping("/orders") void list(String name) {
                        handlers.get(name).handle("a");
                    }
                    @Scheduled(fixedRate = 5) void tick() {
                        others.values().forEach(handler -> handler.handle("a"));
                    }
                }
                """);
    }

    @Test
    void runsBodiesOfEnumConstantsWhereTheyAreCalled() {
        check("""
                enum Kind {
                    FAST { String run() {
                        return "a".trim(); // threads: request
                    } },
                    SLOW { String run() {
                        return "b".trim(); // threads: request
                    } };
                    abstract String run();
                }
                enum Op {
                    TRIM(text ->
                        text.trim()); // threads: request
                    private final UnaryOperator<String> op;
                    Op(UnaryOperator<String> op) { this.op = op; }
                    String apply(String text) { return op.apply(text); }
                }
                @RestController class Orders {
                    @GetMapping("/orders") String list(Kind kind, Op op) { return kind.run() + op.apply("x"); }
                }
                """);
    }

    @Test
    void runsTemplateMethodsAndSuperCalls() {
        check("""
                abstract class Import {
                    void run() { before(); load(); }
                    protected void before() {
                        "a".trim(); // threads: scheduler
                    }
                    protected abstract void load();
                }
                class FileImport extends Import {
                    @Override protected void before() { super.before(); }
                    protected void load() {
                        "b".trim(); // threads: scheduler
                    }
                }
                class NeverMadeImport extends Import {
                    protected void load() {
                        "c".trim(); // threads:
                    }
                }
                @Component class Jobs {
                    @Scheduled(fixedRate = 5) void tick() { new FileImport().run(); }
                }
                """);
    }

    @Test
    void runsLocalAndAnonymousClasses() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    @GetMapping("/orders") void list() throws Exception {
                        class Local implements Callable<String> {
                            public String call() {
                                return "a".trim(); // threads: bounded-pool
                            }
                        }
                        pool.submit(new Local());
                        Callable<String> here = new Callable<>() {
                            public String call() {
                                return "b".trim(); // threads: request
                            }
                        };
                        here.call();
                    }
                }
                """);
    }

    @Test
    void runsFieldTasksAndSetTasks() {
        check("""
                @RestController class Orders {
                    private Runnable onDone;
                    private final Runnable always = this::work;
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    void setOnDone(Runnable task) { this.onDone = task; }
                    @GetMapping("/orders") void list() {
                        setOnDone(() ->
                            "a".trim()); // threads: bounded-pool
                        pool.execute(() -> onDone.run());
                        pool.execute(always);
                    }
                    private void work() {
                        "b".trim(); // threads: bounded-pool
                    }
                }
                """);
    }

    @Test
    void tellsHandlersApartByWhatTheyHandle() {
        check("""
                record Ordered(String id) {}
                record Paid(String id) {}
                interface Handler<T> { void handle(T command); }
                @Component class OnOrdered implements Handler<Ordered> {
                    public void handle(Ordered command) {
                        command.id(); // threads: request
                    }
                }
                @Component class OnPaid implements Handler<Paid> {
                    public void handle(Paid command) {
                        command.id(); // threads: scheduler
                    }
                }
                @RestController class Orders {
                    @Autowired Handler<Ordered> handler;
                    @GetMapping("/orders") void list() { handler.handle(new Ordered("a")); }
                }
                @Component class Jobs {
                    @Autowired Handler<Paid> handler;
                    @Scheduled(fixedRate = 5) void tick() { handler.handle(new Paid("a")); }
                }
                """);
    }

    @Test
    void runsWideTemplateMethodsOfEntryPoints() {
        check("""
                abstract class Decoder implements jakarta.servlet.Filter {
                    public void doFilter(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse answer,
                            jakarta.servlet.FilterChain chain) {
                        decode("x");
                    }
                    protected abstract Object decode(Object text);
                }
                abstract class Text extends Decoder {}
                class D1 extends Text { protected Object decode(Object text) {
                    return text.toString(); // threads: request
                } }
                class D2 extends D1 {} class D3 extends Text { protected Object decode(Object text) { return 3; } }
                class D4 extends Text { protected Object decode(Object text) { return 4; } }
                class D5 extends Text { protected Object decode(Object text) { return 5; } }
                class D6 extends Text { protected Object decode(Object text) { return 6; } }
                class D7 extends Text { protected Object decode(Object text) { return 7; } }
                class D8 extends Text { protected Object decode(Object text) { return 8; } }
                class D9 extends Text { protected Object decode(Object text) { return 9; } }
                class D10 extends Text { protected Object decode(Object text) {
                    return text.hashCode(); // threads: request
                } }
                class Pipeline {
                    static void add(Consumer<List<Decoder>> made) { made.accept(new ArrayList<>()); }
                    static void fill() {
                        add(list -> { list.add(new D1()); list.add(new D2()); list.add(new D3()); list.add(new D4()); });
                        add(list -> { list.add(new D5()); list.add(new D6()); list.add(new D7()); list.add(new D8()); });
                        add(list -> { list.add(new D9()); list.add(new D10()); });
                    }
                }
                """);
    }
}
