package dev.unblock.analyzer.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytecodeReaderTest {

    @TempDir
    Path folder;

    @Test
    void namesTheSourceFileThroughTheSourceRoots() throws IOException {
        Path source = folder.resolve("core/src/main/java/shop/Till.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package shop; class Till {}");
        Codebase.Module module = module(List.of(folder.resolve("core/src/main/java")), List.of());

        BytecodeFacts facts = new BytecodeReader(folder, module)
                .compiled(InMemoryCompiler.compile(List.of("package shop;\nclass Till {}")));

        assertThat(facts.types().get(0).site().file()).isEqualTo("core/src/main/java/shop/Till.java");
    }

    @Test
    void listsAClassFileThatIsBroken() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target/classes/shop"));
        Files.write(classes.resolve("Broken.class"), "no class".getBytes(StandardCharsets.UTF_8));
        byte[] good = InMemoryCompiler.compile(List.of("package shop;\nclass Good {}"))
                .get("shop.Good");
        Files.write(classes.resolve("Good.class"), good);
        byte[] truncated = java.util.Arrays.copyOf(good, good.length / 2);
        Files.write(classes.resolve("Truncated.class"), truncated);

        BytecodeFacts facts =
                new BytecodeReader(folder, module(List.of(), List.of(folder.resolve("target/classes")))).main();

        assertThat(facts.types()).extracting(TypeFact::name).containsExactly("shop.Good");
        assertThat(facts.notAnalysed())
                .extracting(problem -> problem.file())
                .containsExactly("target/classes/shop/Broken.class", "target/classes/shop/Truncated.class");
    }

    @Test
    void listsAClassFileOfAFutureVersion() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        byte[] bytes = InMemoryCompiler.compile(List.of("class Future {}")).get("Future");
        bytes[7] = 120;
        Files.write(classes.resolve("Future.class"), bytes);

        BytecodeFacts facts = new BytecodeReader(folder, module(List.of(), List.of(classes))).main();

        assertThat(facts.notAnalysed().get(0).reason()).contains("Unsupported class file version 120");
    }

    @Test
    void readsAnnotationsWithTheirValues() {
        TypeFact type = read("""
                import java.lang.annotation.*;
                class A {
                    enum Mode { FAST }
                    @Repeatable(Jobs.class) @interface Job { String value(); int every() default 1; Mode mode() default Mode.FAST; Class<?> type() default A.class; }
                    @interface Jobs { Job[] value(); }
                    @Job(value = "once", every = 7, mode = Mode.FAST, type = A.class) @Job("twice") void run(@Deprecated String name) {}
                }
                """);

        MethodFact run = method(type, "run");
        List<AnnotationFact> jobs = run.annotations().stream()
                .filter(annotation -> annotation.type().equals("A$Job"))
                .toList();
        assertThat(jobs).hasSize(2);
        assertThat(jobs.get(0).values())
                .containsEntry("value", "once")
                .containsEntry("every", 7)
                .containsEntry("mode", "FAST")
                .containsEntry("type", "A");
        assertThat(run.parameters().get(0).name()).isEqualTo("name");
        assertThat(run.parameters().get(0).annotations())
                .extracting(AnnotationFact::type)
                .containsExactly("java.lang.Deprecated");
    }

    @Test
    void readsGenericReturnTypes() {
        TypeFact type = read("""
                import java.util.*;
                abstract class A<T> {
                    abstract Map<String, ? extends List<int[]>> map();
                    abstract T[] many();
                    abstract Map.Entry<T, ?> entry();
                    abstract void nothing();
                }
                """);

        assertThat(method(type, "map").genericReturnType())
                .isEqualTo("java.util.Map<java.lang.String, ? extends java.util.List<int[]>>");
        assertThat(method(type, "many").genericReturnType()).isEqualTo("T[]");
        assertThat(method(type, "entry").genericReturnType()).isEqualTo("java.util.Map$Entry<T, ?>");
        assertThat(method(type, "nothing").genericReturnType()).isEqualTo("void");
    }

    @Test
    void followsValuesIntoReceiversAndArguments() {
        TypeFact type = read("""
                import java.util.concurrent.*;
                class A {
                    final ExecutorService pool = Executors.newFixedThreadPool(4);
                    void run(Runnable task, long wait) throws Exception {
                        Future<?> future = pool.submit(task);
                        future.get(wait, TimeUnit.SECONDS);
                    }
                }
                """);

        CallSite get = call(method(type, "run"), "get");
        Value.Result submitted = (Value.Result) get.receiver().orElseThrow();
        assertThat(submitted.target().name()).isEqualTo("submit");
        assertThat(submitted.call()).isEqualTo(0);
        assertThat(submitted.receiver())
                .contains(new Value.FieldRead(
                        new FieldKey("A", "pool"),
                        "java.util.concurrent.ExecutorService",
                        Optional.of(new Value.Self())));
        assertThat(submitted.arguments()).containsExactly(new Value.Parameter(0));
        assertThat(get.arguments().get(0)).isEqualTo(new Value.Parameter(1));
        FieldAccess write = method(type, "<init>").accesses().get(0);
        assertThat(write.written().orElseThrow())
                .isInstanceOfSatisfying(Value.Result.class, made -> assertThat(made.arguments())
                        .containsExactly(new Value.Constant("int", "4")));
    }

    @Test
    void joinsWhatTwoWaysGive() {
        TypeFact type = read("""
                class A {
                    void run(boolean big) {
                        String text = big ? "big" : new String("small");
                        System.out.println(text);
                    }
                }
                """);

        Value argument = call(method(type, "run"), "println").arguments().get(0);
        assertThat(argument.alternatives())
                .containsExactlyInAnyOrder(
                        new Value.Constant("java.lang.String", "big"),
                        new Value.Allocation(
                                "java.lang.String", List.of(new Value.Constant("java.lang.String", "small"))));
    }

    @Test
    void survivesValuesThatFeedThemselves() {
        TypeFact type = read("""
                class A {
                    int run(int n) {
                        int sum = 0;
                        for (int i = 0; i < n; i++) { sum = sum * 2 + i; use(sum); }
                        return sum;
                    }
                    void use(int value) {}
                }
                """);

        assertThat(method(type, "run").returned()).isNotEmpty();
        assertThat(call(method(type, "run"), "use").site().loops()).isEqualTo(1);
    }

    @Test
    void countsLoopsAroundACallButNotTheLoopsHead() {
        TypeFact type = read("""
                import java.util.*;
                class A {
                    void run(List<List<String>> all) {
                        for (List<String> some : outer(all)) {
                            for (String one : some) { deep(one); }
                            do { shallow(); } while (some.isEmpty());
                        }
                        after();
                    }
                    List<List<String>> outer(List<List<String>> all) { return all; }
                    void deep(String s) {}
                    void shallow() {}
                    void after() {}
                }
                """);

        MethodFact run = method(type, "run");
        assertThat(call(run, "outer").site().loops()).isZero();
        assertThat(call(run, "deep").site().loops()).isEqualTo(2);
        assertThat(call(run, "shallow").site().loops()).isEqualTo(2);
        assertThat(call(run, "after").site().loops()).isZero();
    }

    @Test
    void knowsTheMethodThatALambdaInALambdaIsWrittenIn() {
        TypeFact type = read("""
                import java.util.function.*;
                class A {
                    Supplier<Runnable> make(String name) {
                        return () -> () -> System.out.println(name);
                    }
                }
                """);

        List<MethodFact> bodies =
                type.methods().stream().filter(m -> m.writtenIn().isPresent()).toList();
        assertThat(bodies).hasSize(2);
        assertThat(bodies).allMatch(body -> body.named().name().equals("make"));
        Value.Functional made =
                (Value.Functional) method(type, "make").returned().get(0);
        assertThat(made.type()).isEqualTo("java.util.function.Supplier");
        assertThat(made.captured()).containsExactly(new Value.Parameter(0));
    }

    @Test
    void holdsMonitorsAndLocksWhereTheyAreSurelyHeld() {
        TypeFact type = read("""
                import java.util.concurrent.locks.*;
                class A {
                    private final ReentrantLock lock = new ReentrantLock();
                    private final ReadWriteLock both = new ReentrantReadWriteLock();
                    void run() {
                        free();
                        synchronized (this) { inMonitor(); }
                        lock.lock();
                        try { inLock(); } finally { lock.unlock(); }
                        both.writeLock().lock();
                        inWriteLock();
                        both.writeLock().unlock();
                        if (lock.tryLock()) { try { tried(); } finally { lock.unlock(); } } else { refused(); }
                        after();
                    }
                    void free() {} void inMonitor() {} void inLock() {} void inWriteLock() {}
                    void tried() {} void refused() {} void after() {}
                }
                """);

        MethodFact run = method(type, "run");
        Value.FieldRead lock = new Value.FieldRead(
                new FieldKey("A", "lock"), "java.util.concurrent.locks.ReentrantLock", Optional.of(new Value.Self()));
        assertThat(call(run, "free").locks()).isEmpty();
        assertThat(call(run, "inMonitor").locks()).containsExactly(new Value.Self());
        assertThat(call(run, "inLock").locks()).containsExactly(lock);
        assertThat(call(run, "inWriteLock").locks()).hasSize(1);
        assertThat(call(run, "tried").locks()).containsExactly(lock);
        assertThat(call(run, "refused").locks()).isEmpty();
        assertThat(call(run, "after").locks()).isEmpty();
        assertThat(run.monitors()).hasSize(1);
    }

    @Test
    void writesACallInFinallyOnce() {
        TypeFact type = read("""
                class A {
                    int run(boolean early) {
                        try {
                            if (early) return 1;
                            work();
                        } catch (IllegalStateException e) {
                            return 2;
                        } finally {
                            close();
                        }
                        return 3;
                    }
                    void work() {} void close() {}
                }
                """);

        assertThat(method(type, "run").calls())
                .extracting(call -> call.target().name())
                .containsExactlyInAnyOrder("work", "close");
    }

    @Test
    void writesTheCloseOfAResourceOnce() {
        TypeFact type = read("""
                import java.io.*;
                class A {
                    int run(File file) throws IOException {
                        try (InputStream in = new FileInputStream(file)) {
                            return in.read();
                        }
                    }
                }
                """);

        MethodFact run = method(type, "run");
        assertThat(run.calls()).extracting(call -> call.target().name()).containsExactly("<init>", "read", "close");
        assertThat(run.catches()).isEmpty();
    }

    @Test
    void losesNothingBetweenOneTryWithResourcesAndTheNext() {
        TypeFact type = read("""
                import java.io.*;
                import java.util.zip.ZipFile;
                class A {
                    void run(File file) throws IOException {
                        try (OutputStream out = new FileOutputStream(file)) {
                            out.flush();
                        }
                        try (RandomAccessFile random = new RandomAccessFile(file, "r"); ZipFile zip = new ZipFile(file)) {
                            random.seek(10);
                        }
                    }
                }
                """);

        assertThat(method(type, "run").calls())
                .extracting(call -> call.target().name())
                .containsExactly("<init>", "flush", "close", "<init>", "<init>", "seek", "close", "close");
    }

    @Test
    void saysWhatCatchClausesDo() {
        TypeFact type = read("""
                class A {
                    void run() {
                        try { work(); } catch (InterruptedException e) { }
                        try { work(); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
                        try { work(); } catch (InterruptedException | RuntimeException e) { throw new IllegalStateException(e); }
                        try { work(); } catch (InterruptedException e) { log(e); return; }
                        work2();
                    }
                    void work() throws InterruptedException {} void work2() {} void log(Exception e) {}
                }
                """);

        assertThat(method(type, "run").catches())
                .extracting(CatchFact::uses)
                .containsExactly(
                        java.util.Set.of(),
                        java.util.Set.of(Use.INTERRUPT_RESTORED),
                        java.util.Set.of(Use.RETHROWN, Use.PASSED_ON),
                        java.util.Set.of(Use.PASSED_ON, Use.RETURNS));
        assertThat(method(type, "run").catches().get(2).types())
                .containsExactly("java.lang.InterruptedException", "java.lang.RuntimeException");
        assertThat(call(method(type, "run"), "work2").handled()).isEmpty();
        assertThat(call(method(type, "run"), "work").handled()).containsExactly("java.lang.InterruptedException");
    }

    @Test
    void showsIncrementsAsWritesOfWhatWasRead() {
        TypeFact type = read("class A { static int count; void run() { count++; } }");

        FieldAccess write = method(type, "run").accesses().get(1);
        assertThat(write.kind()).isEqualTo(FieldAccess.Kind.WRITE);
        assertThat(write.written().orElseThrow())
                .isEqualTo(new Value.Computed(List.of(
                        new Value.FieldRead(new FieldKey("A", "count"), "int", Optional.empty()),
                        new Value.Constant("int", "1"))));
    }

    @Test
    void tellsStoresIntoElementsOfArraysThatOthersMayHave() {
        TypeFact type = read("""
                class A {
                    private final long[] counts = {0, 0};
                    void run(int a, String[] names) {
                        counts[a] = 3;
                        counts[0] += a;
                        names[a] = "x";
                        int[] own = new int[2];
                        own[0] = 1;
                    }
                }
                """);

        MethodFact run = method(type, "run");
        assertThat(run.elementWrites()).extracting(ElementWrite::isUpdate).containsExactly(false, true, false);
        assertThat(run.elementWrites().get(2).array()).isEqualTo(new Value.Parameter(1));
        assertThat(run.elementWrites().get(0).index()).isEqualTo(new Value.Parameter(0));
    }

    @Test
    void takesAnOwnTypeForALockByItsName() {
        TypeFact type = readAll("""
                class A {
                    private final SpinLock lock = new SpinLock();
                    void run() { lock.lock(); inside(); lock.unlock(); after(); }
                    void inside() { }
                    void after() { }
                }
                class SpinLock { void lock() { } void unlock() { } }
                """).get(0);

        assertThat(call(method(type, "run"), "inside").locks()).hasSize(1);
        assertThat(call(method(type, "run"), "after").locks()).isEmpty();
    }

    @Test
    void namesTheClassThatDeclaresAnInheritedField() {
        List<TypeFact> types = readAll("class B extends A { int run() { return shared; } }\nclass A { int shared; }");

        MethodFact run = method(types.get(1), "run");
        assertThat(run.accesses().get(0).field()).isEqualTo(new FieldKey("A", "shared"));
    }

    @Test
    void tellsDroppedResultsFromUsedOnes() {
        TypeFact type = read(
                "class A { int run() { other(); int used = other(); nothing(); return used; } int other() { return 1; } void nothing() {} }");

        assertThat(method(type, "run").calls())
                .extracting(CallSite::result)
                .containsExactly(CallSite.Outcome.DROPPED, CallSite.Outcome.USED, CallSite.Outcome.NONE);
    }

    @Test
    void marksBridgesAsSynthetic() {
        TypeFact type = read(
                "class A implements java.util.concurrent.Callable<String> { public String call() { return \"\"; } }");

        assertThat(type.methods().stream().filter(m -> m.key().name().equals("call")))
                .filteredOn(m -> m.is(Modifier.SYNTHETIC))
                .extracting(m -> m.key().descriptor())
                .containsExactly("()Ljava/lang/Object;");
    }

    @Test
    void tellsConstructorsThatCallEachOtherFromNewObjects() {
        TypeFact type = read("class A { A() { this(1); } A(int n) { super(); Object other = new Object(); } }");

        List<CallSite> calls =
                type.methods().stream().flatMap(m -> m.calls().stream()).toList();
        assertThat(calls).extracting(call -> call.receiver().isPresent()).containsExactly(true, true, false);
    }

    private static Codebase.Module module(List<Path> sourceRoots, List<Path> classes) {
        return new Codebase.Module(
                ".",
                sourceRoots,
                List.of(),
                List.of(),
                classes,
                List.of(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
    }

    private TypeFact read(String source) {
        return readAll(source).stream()
                .filter(type -> type.name().equals("A"))
                .findFirst()
                .orElseThrow();
    }

    private List<TypeFact> readAll(String source) {
        BytecodeFacts facts = new BytecodeReader(folder, module(List.of(), List.of()))
                .compiled(InMemoryCompiler.compile(List.of(source)));
        assertThat(facts.notAnalysed()).isEmpty();
        return facts.types();
    }

    private static MethodFact method(TypeFact type, String name) {
        return type.methods().stream()
                .filter(method -> method.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CallSite call(MethodFact method, String name) {
        return method.calls().stream()
                .filter(call -> call.target().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
