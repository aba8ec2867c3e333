package dev.unblock.analyzer.knowntypes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.blocking.LibraryJars;
import dev.unblock.analyzer.blocking.PublicApiRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written of a made-up library, and read again. */
final class LibraryIndexTextTest {

    private static final String COORDINATES = "org.example:store:1.2";

    @TempDir
    Path folder;

    @Test
    void namesWhatWaitsWhoeverCallsIt() {
        assertThat(waits("""
                package lib;
                public final class Store {
                    public static byte[] load(String name) throws Exception { return Disk.read(name); }
                    public static String name(String text) { return text.trim(); }
                    public static byte[] cached(String name) throws Exception {
                        return name.isEmpty() ? new byte[0] : Disk.read(name);
                    }
                    public static byte[] oneOfTwo(String name) throws Exception {
                        return name.isEmpty() ? Disk.read("none") : Disk.read(name);
                    }
                    public static byte[] again(String name) {
                        for (int i = 0; i < 3; i++) {
                            try { return Disk.read(name); } catch (Exception e) { name = name + i; }
                        }
                        throw new IllegalStateException(name);
                    }
                }
                package lib;
                final class Disk {
                    static byte[] read(String name) throws Exception {
                        return java.nio.file.Files.readAllBytes(java.nio.file.Path.of(name));
                    }
                }
                """, "lib.Store", "load/1", "name/1", "cached/1", "oneOfTwo/1", "again/1"))
                .containsExactly("load/1", "oneOfTwo/1", "again/1");
    }

    @Test
    void asksAllThatACallCanRun() {
        String library = """
                package lib;
                public interface Sender { String send(String text) throws Exception; String ask(String text) throws Exception; }
                package lib;
                public final class Near implements Sender {
                    public String send(String text) { return text; }
                    public String ask(String text) throws Exception { return lib.Wire.open("http://near"); }
                }
                package lib;
                public final class Far implements Sender {
                    public String send(String text) throws Exception { return lib.Wire.open("http://far"); }
                    public String ask(String text) throws Exception { return send(text); }
                }
                package lib;
                final class Wire {
                    static String open(String address) throws Exception {
                        return new java.net.URL(address).openStream().toString();
                    }
                }
                """;

        assertThat(waits(library, "lib.Sender", "send/1", "ask/1")).containsExactly("ask/1");
        assertThat(waits(library, "lib.Far", "send/1", "ask/1")).containsExactly("send/1", "ask/1");
    }

    @Test
    void leavesToTheApplicationWhatItHandsIn() {
        assertThat(waits("""
                package lib;
                public interface Work { void run() throws Exception; }
                package lib;
                public final class Sleeper implements Work {
                    public void run() throws Exception { new java.net.URL("http://a").openStream(); }
                }
                package lib;
                public final class Runner {
                    public void call(Work work) throws Exception { work.run(); }
                    public void own() throws Exception { new Sleeper().run(); }
                }
                """, "lib.Runner", "call/1", "own/0")).containsExactly("own/0");
    }

    @Test
    void keepsTheWayToWhatWaits() {
        assertThat(lines("""
                package lib;
                public final class Client {
                    public Rooms rooms() { return new Rooms(); }
                    public Names names() { return new Names(); }
                }
                package lib;
                public final class Rooms {
                    public Rooms named(String name) { return this; }
                    public String find() throws Exception { return new java.net.URL("http://a").openStream().toString(); }
                }
                package lib;
                public final class Names { public String first() { return ""; } }
                """))
                .containsExactly(
                        "# " + COORDINATES,
                        "= java.net.URL openStream ()Ljava/io/InputStream;",
                        "lib.Client",
                        " lib.Rooms rooms",
                        "lib.Rooms",
                        " lib.Rooms named",
                        "!0 find");
    }

    private List<String> waits(String library, String type, String... methods) {
        List<String> lines = lines(library);
        LibraryIndex index = new LibraryIndex(Map.of("packages.txt", List.of("lib store"), "store.txt", lines)::get);
        return List.of(methods).stream()
                .filter(method -> {
                    String[] parts = method.split("/");
                    return index.ask(type, parts[0], Integer.parseInt(parts[1]))
                            .flatMap(told -> told)
                            .map(LibraryWait::library)
                            .equals(Optional.of(COORDINATES));
                })
                .toList();
    }

    private List<String> lines(String library) {
        List<Path> classPath = List.of(LibraryJars.of(folder, library));
        PublicApi api = PublicApi.of(classPath);
        return new LibraryIndexText(api, PublicApiRows.of(classPath, api, COORDINATES), type -> false)
                .lines(COORDINATES);
    }
}
