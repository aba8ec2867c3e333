package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.inference.FactsCache;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WaitsThroughLibrariesTest {

    @TempDir
    Path folder;

    @Test
    void followsCallsToWhatWaits() {
        check("""
                package lib;
                public final class Store {
                    public static byte[] load(String name) throws Exception { return Disk.read(name); }
                    public static String name(String text) { return text.trim(); }
                }
                package lib;
                final class Disk {
                    static byte[] read(String name) throws Exception {
                        return java.nio.file.Files.readAllBytes(java.nio.file.Path.of(name));
                    }
                }
                """, """
                package app;
                final class App {
                    void run() throws Exception {
                        lib.Store.load("a"); // file high
                        lib.Store.name("b"); // -
                    }
                }
                """);
    }

    @Test
    void believesWhatALibrarysAuthorSaysOfItsMethods() {
        try (LibraryFixture fixture = LibraryFixture.of(folder, """
                package lib;
                public interface Store {
                    @org.jetbrains.annotations.Blocking String load();
                    String name();
                }
                package lib;
                public final class Disk implements Store {
                    public String load() { return ""; }
                    public String name() { return ""; }
                    @org.jetbrains.annotations.NonBlocking
                    public static void write(String text) throws Exception {
                        java.nio.file.Files.writeString(java.nio.file.Path.of("f"), text);
                    }
                }
                package app;
                final class App {
                    void run(lib.Store store, lib.Disk disk) throws Exception {
                        store.load();
                        store.name();
                        disk.load();
                        lib.Disk.write("a");
                    }
                }
                """)) {
            assertThat(fixture.waits(FactsCache.none()))
                    .extracting(wait ->
                            wait.kind().label() + " " + wait.call().target().owner())
                    .containsExactly("declared lib.Store", "declared lib.Disk");
        }
    }

    @Test
    void showsTheWay() {
        try (LibraryFixture fixture = LibraryFixture.of(folder, """
                package lib;
                public final class Pause {
                    public void shortly() { this.pause(5); }
                    private void pause(long millis) {
                        try { Thread.sleep(millis); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    }
                }
                package app;
                final class App {
                    void run(lib.Pause pause) { pause.shortly(); }
                }
                """)) {
            assertThat(fixture.way()).isEqualTo("Pause#shortly Pause#pause Thread#sleep");
        }
    }

    @Test
    void isLessSureOfWhatOnlySomeRunsDo() {
        check("""
                package lib;
                public final class Settings {
                    private byte[] known;
                    public byte[] once() throws Exception {
                        if (known == null) { known = now(); }
                        return known;
                    }
                    public byte[] unlessKnown() throws Exception {
                        if (known != null) { return known; }
                        return now();
                    }
                    public byte[] checked(String name) throws Exception {
                        if (name == null) { throw new IllegalArgumentException("name"); }
                        return now();
                    }
                    public byte[] now() throws Exception {
                        return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("settings"));
                    }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Settings settings) throws Exception {
                        settings.now(); // file high
                        settings.checked("c"); // file high
                        settings.once(); // file medium
                        settings.unlessKnown(); // file medium
                    }
                }
                """);
    }

    @Test
    void isSureWhereEveryBranchWaits() {
        check("""
                package lib;
                public final class Client {
                    private final Transport transport = new Transport();
                    public enum Method { GET, POST }
                    public String call(Method method) throws Exception {
                        try {
                            switch (method) {
                                case GET: return transport.get();
                                case POST: return transport.post();
                                default: throw new IllegalArgumentException("method");
                            }
                        } catch (java.io.IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    public String either(boolean secure) throws Exception {
                        return secure ? transport.get() : transport.post();
                    }
                    public String orNot(Method method) throws Exception {
                        switch (method) {
                            case GET: return transport.get();
                            case POST: return transport.post();
                            default: return "";
                        }
                    }
                    public String deep(Method method) throws Exception { return "<" + call(method) + ">"; }
                }
                package lib;
                final class Transport {
                    String get() throws Exception { return java.nio.file.Files.readString(java.nio.file.Path.of("get")); }
                    String post() throws Exception { return java.nio.file.Files.readString(java.nio.file.Path.of("post")); }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Client client) throws Exception {
                        client.call(lib.Client.Method.GET); // file high
                        client.either(true); // file high
                        client.deep(lib.Client.Method.POST); // file high
                        client.orNot(lib.Client.Method.GET); // file medium
                    }
                }
                """);
    }

    @Test
    void keepsQuietAboutWhatIsThreeTimesInDoubt() {
        check("""
                package lib;
                public final class Deep {
                    public static void first(int a) throws Exception { if (a > 1) { second(a); } }
                    public static void second(int a) throws Exception { if (a > 2) { third(a); } }
                    public static void third(int a) throws Exception { if (a > 3) { Thread.sleep(a); } }
                }
                """, """
                package app;
                final class App {
                    void run() throws Exception {
                        lib.Deep.first(7); // -
                        lib.Deep.second(8); // sleep medium
                    }
                }
                """);
    }

    @Test
    void leavesOutWhatRunsAfterAnException() {
        check("""
                package lib;
                public final class Retry {
                    public static int parse(String text) throws Exception {
                        try { return Integer.parseInt(text); } catch (NumberFormatException e) { Thread.sleep(9); return 0; }
                    }
                    public static int parseAndWait(String text) throws Exception {
                        int number;
                        try { number = Integer.parseInt(text); } catch (NumberFormatException e) { number = 0; }
                        Thread.sleep(10);
                        return number;
                    }
                }
                """, """
                package app;
                final class App {
                    void run() throws Exception {
                        lib.Retry.parse("a"); // -
                        lib.Retry.parseAndWait("b"); // sleep high
                    }
                }
                """);
    }

    @Test
    void takesTheImplementationsThatThereAreObjectsOf() {
        check("""
                package lib;
                public interface Source { byte[] read() throws Exception; }
                package lib;
                public final class MemorySource implements Source {
                    public byte[] read() { return new byte[3]; }
                }
                package lib;
                public final class DiskSource implements Source {
                    public byte[] read() throws Exception {
                        return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("d"));
                    }
                }
                package lib;
                public final class Sources {
                    public static Source memory() { return new MemorySource(); }
                }
                """, """
                package app;
                final class App {
                    void run() throws Exception {
                        lib.Source source = lib.Sources.memory();
                        source.read(); // -
                    }
                }
                """);
    }

    @Test
    void isLessSureWithTwoImplementations() {
        check(SHAPES, """
                package app;
                final class App {
                    void run(lib.Shape shape) throws Exception {
                        new lib.Round();
                        new lib.Flat();
                        shape.draw(); // file medium
                    }
                }
                """);
    }

    @Test
    void givesUpOnThreeImplementations() {
        check(SHAPES, """
                package app;
                final class App {
                    void run(lib.Shape shape) throws Exception {
                        new lib.Round();
                        new lib.Flat();
                        new lib.Deep();
                        shape.draw(); // -
                    }
                }
                """);
    }

    @Test
    void knowsObjectsMadeRightThere() {
        check(SHAPES + """
                        package lib;
                        public final class Pen {
                            public static void flat() throws Exception { new Flat().draw(); }
                            public static void round() throws Exception { new Round().draw(); }
                        }
                        """, """
                package app;
                final class App {
                    void run() throws Exception {
                        new lib.Deep();
                        lib.Pen.flat(); // file high
                        lib.Pen.round(); // -
                    }
                }
                """);
    }

    @Test
    void takesTheNamedClassWhereAFrameworkMakesTheObject() {
        check("""
                package lib;
                public class Client {
                    public void call() throws Exception { Thread.sleep(6); }
                }
                package lib;
                public interface Remote { void call() throws Exception; }
                package lib;
                public final class Proxy implements Remote {
                    public void call() throws Exception { Thread.sleep(7); }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Client client, lib.Remote remote) throws Exception {
                        client.call(); // sleep high
                        remote.call(); // -
                    }
                }
                """);
    }

    @Test
    void cutsTextsLoggersAndStaticInitialisers() {
        check("""
                package lib;
                public final class Thing {
                    private static final byte[] ALL = all();
                    private static byte[] all() {
                        try { return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("t")); }
                        catch (java.io.IOException e) { return new byte[0]; }
                    }
                    public int size() { return ALL.length; }
                    public byte[] again() { return all(); }
                    @Override public String toString() { return new String(all()); }
                    public String text() { return toString(); }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Thing thing) {
                        thing.size(); // -
                        thing.toString(); // -
                        thing.text(); // -
                        thing.again(); // file high
                    }
                }
                """);
    }

    @Test
    void takesStaticFieldsFilledOnDemandForInitialisers() {
        check("""
                package lib;
                public final class Registry {
                    private static byte[] shared;
                    private static boolean ready;
                    private byte[] own;
                    public static byte[] shared() throws Exception {
                        if (shared == null) { shared = load(); }
                        return shared;
                    }
                    public static void prepare() throws Exception {
                        if (!ready) { load(); ready = true; }
                    }
                    public byte[] own() throws Exception {
                        if (own == null) { own = load(); }
                        return own;
                    }
                    private static byte[] load() throws Exception {
                        return java.nio.file.Files.readAllBytes(java.nio.file.Path.of("r"));
                    }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Registry registry) throws Exception {
                        lib.Registry.shared(); // -
                        lib.Registry.prepare(); // -
                        registry.own(); // file medium
                    }
                }
                """);
    }

    @Test
    void doesNotCountLocksOfALibrary() {
        check("""
                package lib;
                public final class Counter {
                    private final java.util.concurrent.locks.Lock lock = new java.util.concurrent.locks.ReentrantLock();
                    private int count;
                    public synchronized int next() { lock.lock(); try { return ++count; } finally { lock.unlock(); } }
                    public synchronized void pause() throws Exception { wait(); }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Counter counter) throws Exception {
                        counter.next(); // -
                        counter.pause(); // latch high
                    }
                }
                """);
    }

    @Test
    void doesNotWaitForWhatLibrariesGiveToOtherThreads() {
        check("""
                package lib;
                import java.util.concurrent.ExecutorService;
                import java.util.concurrent.Executors;
                public final class Background {
                    private final ExecutorService executor = Executors.newFixedThreadPool(2);
                    public void later() { executor.execute(() -> Naps.nap()); }
                    public void thread() { new Thread(() -> Naps.nap()).start(); }
                    public void own() { new Napper().start(); }
                    public void now() { Naps.run(() -> Naps.nap()); }
                    public void each(java.util.List<String> names) { names.forEach(name -> Naps.nap()); }
                    public void kept() { Naps.keep(() -> Naps.nap()); }
                }
                package lib;
                final class Napper extends Thread {
                    @Override public void run() { Naps.nap(); }
                }
                package lib;
                final class Naps {
                    static Runnable kept;
                    static void keep(Runnable task) { kept = task; }
                    static void run(Runnable task) { task.run(); }
                    static void nap() {
                        try { Thread.sleep(11); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                    }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Background background) {
                        background.later(); // -
                        background.thread(); // -
                        background.own(); // -
                        background.kept(); // -
                        background.now(); // sleep medium
                        background.each(java.util.List.of()); // sleep medium
                    }
                }
                """);
    }

    @Test
    void doesNotWaitForWhatIsOnlyStarted() {
        check("""
                package lib;
                import java.util.concurrent.CompletableFuture;
                public final class Calls {
                    public CompletableFuture<String> start() {
                        try { Thread.sleep(3); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                        return CompletableFuture.supplyAsync(() -> "x");
                    }
                    public String call() throws Exception { return start().get(); }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Calls calls) throws Exception {
                        calls.start(); // -
                        calls.call(); // future high
                    }
                }
                """);
    }

    @Test
    void knowsStreamsByWhatTheyWereOpenedOn() {
        check("""
                package lib;
                import java.io.*;
                import java.net.Socket;
                public final class Line {
                    private final BufferedReader in;
                    private final Reader text = new StringReader("text");
                    public Line(Socket socket) throws IOException {
                        in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                    }
                    public String next() throws IOException { return in.readLine(); }
                    public int letter() throws IOException { return text.read(); }
                    public static int count(InputStream given) throws IOException { return given.read(); }
                }
                """, """
                package app;
                final class App {
                    void run(lib.Line line, java.io.InputStream given) throws Exception {
                        line.next(); // socket high
                        line.letter(); // -
                        lib.Line.count(given); // -
                    }
                }
                """);
    }

    @Test
    void leavesTheApplicationsOverridesToTheirOwnFindings() {
        check("""
                package lib;
                public abstract class Template {
                    public void work() throws Exception { step(); }
                    protected abstract void step() throws Exception;
                    public void rest() throws Exception { Thread.sleep(4); }
                }
                """, """
                package app;
                final class App extends lib.Template {
                    @Override protected void step() throws Exception { Thread.sleep(8); }
                    void run() throws Exception {
                        work(); // -
                        rest(); // sleep high
                    }
                }
                """);
    }

    @Test
    void findsNothingWithoutAClassPath() {
        try (LibraryFixture fixture = LibraryFixture.of(folder, """
                package lib;
                public final class Nap { public static void nap() throws Exception { Thread.sleep(2); } }
                package app;
                final class App { void run() throws Exception { lib.Nap.nap(); } }
                """)) {
            assertThat(dev.unblock.analyzer.inference.LibraryWaits.none()
                            .in(
                                    fixture.facts(),
                                    new LibrarySinks(
                                            Catalogue.standard(),
                                            fixture.facts().hierarchy())))
                    .isEmpty();
        }
    }

    private static final String SHAPES = """
            package lib;
            public interface Shape { void draw() throws Exception; }
            package lib;
            public final class Round implements Shape { public void draw() { } }
            package lib;
            public final class Deep implements Shape { public void draw() { } }
            package lib;
            public final class Flat implements Shape {
                public void draw() throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("f"), "flat");
                }
            }
            """;

    private void check(String... sources) {
        try (LibraryFixture fixture = LibraryFixture.of(folder, sources)) {
            assertThat(fixture.expected()).isNotEmpty();
            assertThat(fixture.actual()).isEqualTo(fixture.expected());
        }
    }
}
