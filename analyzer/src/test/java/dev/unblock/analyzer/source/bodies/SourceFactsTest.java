package dev.unblock.analyzer.source.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.bodies.Resolution.With;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class SourceFactsTest {

    private static final String VARIED = """
            package com.shop;
            import static com.shop.Texts.*;
            import static java.util.Objects.requireNonNull;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.Supplier;
            class Orders extends Base implements Comparable<Orders> {
                private final List<Order> orders = new ArrayList<>();
                private final Map<String, List<Order>> byName = new HashMap<>();
                private final Store store;
                Orders(Store store) { this.store = requireNonNull(store); }
                long total() {
                    long sum = 0;
                    for (Order order : orders) { sum += order.amount() + order.customer().name().length(); }
                    for (var order : byName.get("a")) { sum += order.amount(); }
                    return sum + inherited() + super.inherited() + this.count(1) + count("x", 2) + count(1, 2, 3);
                }
                int count(int a) { return a; }
                int count(Integer a, int b) { return b; }
                int count(String a, int b) { return b; }
                int count(int... all) { return all.length; }
                void save(Order order) {
                    store.save(order).confirm(shorten(order.customer().name()));
                    Store.open(order.id).save(new Order(1, null));
                    var other = store.save(order);
                    other.confirm("x".trim());
                    TimeUnit.SECONDS.toMillis(1);
                    Kind.valueOf("ONE").next().name();
                }
                class Inner { void run() { total(); new Inner().run(); Orders.this.count(1); } }
                static class Nested { Nested next() { return new Nested(); } void all() { next().next().next(); } }
                enum Kind { ONE, TWO; Kind next() { return values()[ordinal()]; } }
                Supplier<Order> lazily(String name) { return () -> byName.get(name).get(0).copy(); }
                @Override public int compareTo(Orders other) { return Long.compare(total(), other.total()); }
                <T extends Store> void generic(T one, Box<Order> box) { one.save(box.get()).confirm("a"); box.get().copy(); }
            }
            class Base { int inherited() { return 1; } }
            class Order {
                final long id; private final Customer customer;
                Order(long id, Customer customer) { this.id = id; this.customer = customer; }
                long amount() { return id; } Customer customer() { return customer; } Order copy() { return this; }
            }
            record Customer(String name) { Customer { requireNonNull(name); } private static void requireNonNull(Object o) { } }
            class Store { Receipt save(Order order) { return new Receipt(); } static Store open(long id) { return new Store(); } }
            class Receipt { void confirm(String text) { } }
            class Box<T> { private T held; T get() { return held; } }
            class Texts { static String shorten(String text) { return text.substring(0, 1); } }
            """;

    @TempDir
    Path folder;

    @Test
    void isRightAboutEveryCallItResolvesByImports(TestReporter reporter) throws IOException {
        write("Orders.java", VARIED);
        Resolution found = Resolution.of(folder, List.of(), List.of(), With.IMPORTS_ONLY);
        reporter.publishEntry("by imports", String.valueOf(found.counts));
        assertThat(found.wrong).isEmpty();
        assertThat(found.unresolved).isEmpty();
        assertThat(found.otherDescriptor).noneMatch(line -> line.contains("owner=com.shop"));
    }

    @Test
    void isRightAboutEveryCallThatTheCompilerKnows(TestReporter reporter) throws IOException {
        write("Orders.java", VARIED);
        Resolution found = Resolution.of(folder, List.of(), List.of(), With.COMPILER);
        reporter.publishEntry("with compiler", String.valueOf(found.counts));
        assertThat(found.wrong).isEmpty();
        assertThat(found.unresolved).isEmpty();
        assertThat(found.otherDescriptor).isEmpty();
        assertThat(found.counts).doesNotContainKey("by imports");
    }

    @Test
    void namesTypesOfMissingLibrariesByTheirImports() throws IOException {
        MethodFact load = method("""
                package com.shop;
                import org.springframework.web.client.RestTemplate;
                import org.springframework.web.bind.annotation.*;
                import java.util.concurrent.CompletableFuture;
                @RestController
                class Orders {
                    private final RestTemplate rest = new RestTemplate();
                    @GetMapping(path = "/orders" + "/{id}", produces = {"a", "b"})
                    String load(@PathVariable long id) {
                        CompletableFuture.supplyAsync(() -> rest.getForObject("http://x", String.class)).join();
                        return rest.getForObject("http://x", String.class);
                    }
                }
                """, "load");
        CallSite call = call(load, "getForObject");
        assertThat(call.target().owner()).isEqualTo("org.springframework.web.client.RestTemplate");
        assertThat(call.attribution()).isEqualTo(Attribution.IMPORTS);
        assertThat(call(load, "supplyAsync").attribution()).isEqualTo(Attribution.COMPILER);
        assertThat(call(load, "join").target().owner()).isEqualTo("java.util.concurrent.CompletableFuture");
        AnnotationFact mapping = load.annotation("org.springframework.web.bind.annotation.GetMapping")
                .orElseThrow();
        assertThat(mapping.text("path")).contains("/orders/{id}");
        assertThat(mapping.texts("produces")).containsExactly("a", "b");
        assertThat(load.parameters().get(0).annotations())
                .extracting(AnnotationFact::type)
                .containsExactly("org.springframework.web.bind.annotation.PathVariable");
        assertThat(type("com.shop.Orders").annotations())
                .extracting(AnnotationFact::type)
                .containsExactly("org.springframework.web.bind.annotation.RestController");
    }

    /** Which comes first must not depend on where the parser's objects lie in memory, as it did. */
    @Test
    void takesTheFirstOfTwoTypesOfOneName() throws IOException {
        List<Integer> numbers = IntStream.range(0, 20).boxed().toList();
        String twins = numbers.stream()
                .map(i -> "class A" + i + " { } interface A" + i + " { void late(); }")
                .collect(Collectors.joining("\n", "package com.shop;\n", ""));
        write("com/shop/Orders.java", twins);
        assertThat(numbers)
                .allSatisfy(i -> assertThat(type("com.shop.A" + i).kind()).isEqualTo(TypeFact.Kind.CLASS));
    }

    @Test
    void makesMethodsOfLambdasThatCaptureFirst() throws IOException {
        MethodFact load = method("""
                package com.shop;
                class Orders {
                    void load(int a, String b) {
                        Runnable r = () -> System.out.println(b + a);
                        r.run();
                    }
                }
                """, "load");
        Value.Functional made = (Value.Functional) call(load, "run").receiver().orElseThrow();
        assertThat(made.type()).isEqualTo("java.lang.Runnable");
        assertThat(made.captured()).containsExactly(new Value.Self(), new Value.Parameter(1), new Value.Parameter(0));
        MethodFact lambda = type("com.shop.Orders").methods().stream()
                .filter(method -> method.key().equals(made.implementation()))
                .findFirst()
                .orElseThrow();
        assertThat(lambda.writtenIn()).contains(load.key());
        assertThat(lambda.is(Modifier.SYNTHETIC)).isTrue();
        assertThat(lambda.key().descriptor()).startsWith("(Ljava/lang/String;I)");
        assertThat(call(lambda, "println").target())
                .hasToString("MethodKey[owner=java.io.PrintStream, name=println, descriptor=(Ljava/lang/String;)V]");
    }

    @Test
    void followsValuesThroughVariablesThatAreAssignedOnce() throws IOException {
        MethodFact load = method("""
                package com.shop;
                import java.util.concurrent.*;
                class Orders {
                    private static final int THREADS = 2 * 4;
                    private ExecutorService field;
                    void load(boolean many, Runnable task) {
                        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
                        pool.execute(task);
                        ExecutorService either = many ? pool : field;
                        either.submit(task);
                        new Thread(task, "name").start();
                    }
                }
                """, "load");
        Value pool = call(load, "execute").receiver().orElseThrow();
        assertThat(pool).isInstanceOfSatisfying(Value.Result.class, result -> {
            assertThat(result.call()).isZero();
            assertThat(result.arguments()).containsExactly(new Value.Constant("int", "8"));
        });
        assertThat(call(load, "execute").arguments()).containsExactly(new Value.Parameter(1));
        assertThat(call(load, "submit").receiver().orElseThrow().alternatives())
                .containsExactly(
                        pool,
                        new Value.FieldRead(
                                new FieldKey("com.shop.Orders", "field"),
                                "java.util.concurrent.ExecutorService",
                                Optional.of(new Value.Self())));
        assertThat(call(load, "start").receiver())
                .contains(new Value.Allocation(
                        "java.lang.Thread",
                        List.of(new Value.Parameter(1), new Value.Constant("java.lang.String", "name"))));
        assertThat(call(load, "submit").result()).isEqualTo(Outcome.DROPPED);
        assertThat(call(load, "execute").result()).isEqualTo(Outcome.NONE);
        assertThat(call(load, "newFixedThreadPool").dispatch()).isEqualTo(Dispatch.STATIC);
        assertThat(call(load, "execute").dispatch()).isEqualTo(Dispatch.INTERFACE);
    }

    @Test
    void knowsWhichLocksAreHeld() throws IOException {
        MethodFact load = method("""
                package com.shop;
                import java.util.concurrent.locks.*;
                class Orders {
                    private final Lock lock = new ReentrantLock();
                    void load() {
                        before();
                        synchronized (this) { inside(); }
                        lock.lock();
                        try {
                            locked();
                            if (hashCode() > 1) { lock.unlock(); return; }
                            still();
                        } finally {
                            lock.unlock();
                        }
                        after();
                        if (lock.tryLock()) { tried(); lock.unlock(); } else { missed(); }
                        if (!lock.tryLock()) { return; }
                        late();
                    }
                    void before() { } void inside() { } void locked() { } void still() { } void after() { }
                    void tried() { } void missed() { } void late() { }
                }
                """, "load");
        assertThat(Map.of(
                        "before", held(load, "before"),
                        "inside", held(load, "inside"),
                        "locked", held(load, "locked"),
                        "still", held(load, "still"),
                        "after", held(load, "after"),
                        "tried", held(load, "tried"),
                        "missed", held(load, "missed"),
                        "late", held(load, "late")))
                .isEqualTo(Map.of(
                        "before", 0, "inside", 1, "locked", 1, "still", 1, "after", 0, "tried", 1, "missed", 0, "late",
                        1));
        assertThat(load.monitors()).singleElement().satisfies(monitor -> {
            assertThat(monitor.lock()).isEqualTo(new Value.Self());
            assertThat(monitor.site().line()).isEqualTo(7);
        });
    }

    @Test
    void knowsLoopsAndWhatIsCaught() throws IOException {
        MethodFact load = method("""
                package com.shop;
                class Orders {
                    void load() {
                        while (hashCode() > 1) {
                            try {
                                for (int i = 0; i < 3; i++) { Thread.sleep(10); }
                            } catch (InterruptedException | IllegalStateException e) {
                                Thread.currentThread().interrupt();
                                return;
                            }
                        }
                    }
                }
                """, "load");
        CallSite sleep = call(load, "sleep");
        assertThat(sleep.site().loops()).isEqualTo(2);
        assertThat(sleep.handled())
                .containsExactlyInAnyOrder("java.lang.InterruptedException", "java.lang.IllegalStateException");
        assertThat(call(load, "hashCode").handled()).isEmpty();
        CatchFact clause = load.catches().get(0);
        assertThat(clause.types()).containsExactly("java.lang.InterruptedException", "java.lang.IllegalStateException");
        assertThat(clause.uses()).containsExactlyInAnyOrder(Use.INTERRUPT_RESTORED, Use.RETURNS);
        assertThat(clause.calls()).extracting(MethodKey::name).containsExactly("currentThread", "interrupt");
    }

    @Test
    void recordsReadsAndWritesOfFields() throws IOException {
        MethodFact load = method("""
                package com.shop;
                class Orders {
                    static int all;
                    int own;
                    Orders other;
                    void load(int a) {
                        own = a;
                        this.other.own = all;
                        all++;
                    }
                }
                """, "load");
        assertThat(load.accesses())
                .extracting(access -> access.kind() + " " + access.field().name() + " "
                        + access.site().line())
                .containsExactly(
                        "WRITE own 7", "READ other 8", "READ all 8", "WRITE own 8", "READ all 9", "WRITE all 9");
        FieldAccess first = load.accesses().get(0);
        assertThat(first.object()).contains(new Value.Self());
        assertThat(first.written()).contains(new Value.Parameter(0));
        assertThat(load.accesses().get(4).object()).isEmpty();
    }

    @Test
    void recordsStoresIntoElementsOfArraysThatOthersMayHave() throws IOException {
        MethodFact load = method("""
                package com.shop;
                class Orders {
                    private final int[] counts = {0, 0};
                    void load(int a, String[] names) {
                        counts[a] = 3;
                        counts[0] += a;
                        counts[1]++;
                        names[a] = "x";
                        int[] own = new int[2];
                        own[0] = 1;
                    }
                }
                """, "load");
        assertThat(load.elementWrites())
                .extracting(write -> write.site().line() + " " + write.isUpdate())
                .containsExactly("5 false", "6 true", "7 true", "8 false");
        assertThat(load.elementWrites().get(3).array()).isEqualTo(new Value.Parameter(1));
        assertThat(load.elementWrites().get(0).index()).isEqualTo(new Value.Parameter(0));
    }

    @Test
    void takesAnOwnTypeForALockByItsName() throws IOException {
        MethodFact load = method("""
                package com.shop;
                class Orders {
                    private final SpinLock lock = new SpinLock();
                    void load() {
                        lock.lock();
                        inside();
                        lock.unlock();
                        after();
                    }
                    void inside() { } void after() { }
                }
                class SpinLock { void lock() { } void unlock() { } }
                """, "load");
        assertThat(held(load, "inside")).isEqualTo(1);
        assertThat(held(load, "after")).isZero();
    }

    @Test
    void runsInitialisersInEveryConstructorThatCallsNoOther() throws IOException {
        MethodFact unused = method("""
                package com.shop;
                class Orders {
                    private final Thread thread = new Thread(() -> { });
                    { thread.start(); }
                    Orders() { this(1); }
                    Orders(int a) { thread.interrupt(); }
                    static final Object LOCK = new Object();
                    void load() { }
                }
                """, "load");
        assertThat(unused.calls()).isEmpty();
        List<MethodFact> constructors = type("com.shop.Orders").methods().stream()
                .filter(method -> method.key().isConstructor())
                .toList();
        assertThat(names(constructors.get(0))).containsExactly("<init>");
        assertThat(names(constructors.get(1))).containsExactly("<init>", "start", "interrupt");
        assertThat(names(one("com.shop.Orders", "<clinit>"))).containsExactly("<init>");
    }

    @Test
    void makesTypesOfAnonymousAndLocalOnes() throws IOException {
        method("""
                package com.shop;
                class Orders {
                    Runnable load(String name) {
                        class Local { int length() { return name.length(); } }
                        return new Runnable() {
                            @Override public void run() { new Local().length(); load("x"); }
                        };
                    }
                }
                """, "load");
        TypeFact anonymous = type("com.shop.Orders$1");
        assertThat(anonymous.interfaces()).containsExactly("java.lang.Runnable");
        assertThat(anonymous.outer()).contains("com.shop.Orders");
        assertThat(call(one("com.shop.Orders$1", "run"), "length").target().owner())
                .isEqualTo("com.shop.Orders$1Local");
        assertThat(call(one("com.shop.Orders$1", "run"), "load").target().owner())
                .isEqualTo("com.shop.Orders");
        assertThat(call(one("com.shop.Orders$1Local", "length"), "length")
                        .target()
                        .owner())
                .isEqualTo("java.lang.String");
        assertThat(one("com.shop.Orders", "load").returned())
                .containsExactly(new Value.Allocation("com.shop.Orders$1", List.of()));
    }

    @Test
    void knowsWhatLombokWouldWrite() throws IOException {
        MethodFact load = method("""
                package com.shop;
                import lombok.*;
                import lombok.extern.slf4j.Slf4j;
                @Slf4j
                class Orders {
                    @Data static class Order { private Customer customer; private boolean open; }
                    @Getter static class Customer { private String name; }
                    void load(Order order) {
                        order.getCustomer().getName();
                        order.setOpen(order.isOpen());
                        log.info("loaded");
                    }
                }
                """, "load");
        assertThat(load.calls())
                .extracting(call -> call.target().owner() + "#" + call.target().name())
                .containsExactly(
                        "com.shop.Orders$Order#getCustomer",
                        "com.shop.Orders$Customer#getName",
                        "com.shop.Orders$Order#isOpen",
                        "com.shop.Orders$Order#setOpen",
                        "org.slf4j.Logger#info");
    }

    @Test
    void saysWhenTheCalledTypeIsNotKnown() throws IOException {
        MethodFact load = method(
                "package com.shop; class Orders { void load(missing.Client client) { client.open().send(); } }",
                "load");
        assertThat(call(load, "open").target().owner()).isEqualTo("missing.Client");
        assertThat(call(load, "send").target().owner()).isEqualTo(SourceFacts.UNKNOWN);
    }

    private MethodFact method(String source, String name) throws IOException {
        write("com/shop/Orders.java", source);
        return one("com.shop.Orders", name);
    }

    private MethodFact one(String type, String name) {
        return type(type).methods().stream()
                .filter(method -> method.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TypeFact type(String name) {
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        try (ClassPathHierarchy libraries = new ClassPathHierarchy(List.of(), List.of())) {
            return new SourceFacts(codebase, Set.of(Part.MAIN), libraries)
                    .types(Set.of("com/shop/Orders.java")).stream()
                            .filter(type -> type.name().equals(name))
                            .findFirst()
                            .orElseThrow();
        }
    }

    private static CallSite call(MethodFact method, String name) {
        return method.calls().stream()
                .filter(call -> call.target().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(MethodFact method) {
        return Stream.of(method)
                .flatMap(one -> one.calls().stream())
                .map(call -> call.target().name())
                .toList();
    }

    private static int held(MethodFact method, String call) {
        return call(method, call).locks().size();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
