package dev.unblock.analyzer.source.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.SourceFile.Suppression;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

    @TempDir
    Path folder;

    @Test
    void tellsTheLineOfAnErrorAndGoesOn() throws IOException {
        write("Broken.java", "class Broken {\n    void a() {\n        int = ;\n    }\n}\n");
        write("Sound.java", "class Sound { }");
        Sources sources = read();
        assertThat(sources.sourceFiles()).isEqualTo(2);
        assertThat(sources.files()).extracting(SourceFile::path).containsExactly("Sound.java");
        assertThat(sources.notAnalysed()).singleElement().satisfies(one -> {
            assertThat(one.file()).isEqualTo("Broken.java");
            assertThat(one.reason()).startsWith("cannot be parsed at line 3");
        });
    }

    @Test
    void readsNewerJavaThanTheProjectDeclares() throws IOException {
        write("Shapes.java", """
                sealed interface Shapes permits Shapes.Circle {
                    record Circle(double radius) implements Shapes { }
                    static double area(Object shape) {
                        return switch (shape) { case Circle(double r) when r > 1 -> r; default -> Math.sqrt(2); };
                    }
                }
                """);
        assertThat(read().notAnalysed()).isEmpty();
        assertThat(read().callSites()).isEqualTo(1);
    }

    @Test
    void readsOlderJavaWhereTheProjectDeclaresIt() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>old</artifactId><properties><java.version>1.8</java.version></properties></project>");
        write("src/main/java/Old.java", "class Old { int record; Object yield() { int _ = 1; return this.yield(); } }");
        assertThat(read().notAnalysed()).isEmpty();
    }

    @Test
    void toleratesBytesOfAnotherEncodingAndTells() throws IOException {
        Files.write(
                folder.resolve("Latin.java"),
                "class Latin { String name = \"Zo\u00eb\".trim(); }".getBytes(StandardCharsets.ISO_8859_1));
        Sources sources = read();
        assertThat(sources.callSites()).isEqualTo(1);
        assertThat(sources.notAnalysed())
                .containsExactly(new NotAnalysed("Latin.java", "not all of it is UTF-8, read with replacements"));
    }

    @Test
    void obeysByteOrderMarks() throws IOException {
        Files.write(
                folder.resolve("Wide.java"),
                "\uFEFFclass Wide { Object a = hashCode(); }".getBytes(StandardCharsets.UTF_16LE));
        Files.write(folder.resolve("Marked.java"), "\uFEFFclass Marked { }".getBytes(StandardCharsets.UTF_8));
        Sources sources = read();
        assertThat(sources.notAnalysed()).isEmpty();
        assertThat(sources.written()).hasSize(2);
    }

    @Test
    void leavesOutFilesThatAreTooLarge() throws IOException {
        write("Huge.java", "class Huge { }" + " ".repeat((int) JavaText.MOST_BYTES));
        assertThat(read().notAnalysed())
                .containsExactly(new NotAnalysed("Huge.java", "cannot be read: larger than 4 MB"));
    }

    @Test
    void survivesExpressionsThatAreNestedTooDeeply() throws IOException {
        write("Deep.java", "class Deep { int a = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }");
        write("Sound.java", "class Sound { }");
        assertThat(read().notAnalysed()).singleElement().satisfies(one -> {
            assertThat(one.file()).isEqualTo("Deep.java");
            assertThat(one.reason()).contains("nested too deeply");
        });
    }

    @Test
    void readsPackageAndModuleDescriptions() throws IOException {
        write("com/shop/package-info.java", "/** Orders. */ package com.shop;");
        write("module-info.java", "module com.shop { requires java.sql; }");
        assertThat(read().notAnalysed()).isEmpty();
    }

    @Test
    void leavesTestsOutUnlessAsked() throws IOException {
        write("src/main/java/Main.java", "class Main { }");
        write("src/test/java/MainTest.java", "class MainTest { }");
        assertThat(read().written())
                .extracting(file -> file.file().path(), WrittenFile::test)
                .containsExactly(tuple("src/main/java/Main.java", false));
        Sources all = SourceReader.read(CodebaseFinder.find(folder, List.of(), List.of()), EnumSet.allOf(Part.class));
        assertThat(all.written())
                .extracting(file -> file.file().path(), WrittenFile::test)
                .containsExactly(tuple("src/main/java/Main.java", false), tuple("src/test/java/MainTest.java", true));
    }

    @Test
    void namesTypesAsCompilersDo() throws IOException {
        write("com/shop/Orders.java", """
                package com.shop;
                class Orders {
                    Object a = new Object() { Object b = new Object() { }; };
                    class Inner { enum Kind { ONE { }, TWO } }
                    void make() { class Local { } record Pair(int x) { } new Object() { }; }
                    void again() { class Local { } }
                }
                @interface Marker { }
                """);
        assertThat(read().files().get(0).types())
                .containsExactlyInAnyOrder(
                        "com.shop.Orders",
                        "com.shop.Orders$1",
                        "com.shop.Orders$1$1",
                        "com.shop.Orders$Inner",
                        "com.shop.Orders$Inner$Kind",
                        "com.shop.Orders$Inner$Kind$1",
                        "com.shop.Orders$1Local",
                        "com.shop.Orders$1Pair",
                        "com.shop.Orders$2",
                        "com.shop.Orders$2Local",
                        "com.shop.Marker");
    }

    @Test
    void findsWhatAuthorsSilenced() throws IOException {
        write("Quiet.java", """
                class Quiet {
                    @SuppressWarnings("unblock:ThreadSleep")
                    void one() {
                        sleep();
                    }

                    @SuppressWarnings({"unchecked", "unblock"})
                    int two = 1;

                    void three() {
                        // unblock:ignore LockHeld the lock is ours alone
                        // and will stay so
                        sleep();
                        sleep(); // unblock:ignore
                        String text = "unblock:ignore Nothing";
                        sleep(); // unblock:ignore SleepInLoop until 2027-01-31: the new client comes then
                    }

                    @SuppressWarnings("unblock:LockHeld @shop/cache until 2027-02-28 moves out with the cache")
                    void four() {}
                    void five() {
                        sleep(); // unblock:ignore until 2027-03-31 @shop/cache @ noon
                    }
                }
                """);
        assertThat(read().files().get(0).suppressions())
                .containsExactly(
                        suppression("ThreadSleep", 2, 5, "", "", "", 2),
                        suppression("*", 7, 8, "", "", "", 7),
                        suppression("LockHeld", 11, 13, "", "", "the lock is ours alone", 11),
                        suppression("*", 14, 14, "", "", "", 14),
                        suppression("SleepInLoop", 16, 16, "", "2027-01-31", "the new client comes then", 16),
                        suppression("LockHeld", 19, 20, "@shop/cache", "2027-02-28", "moves out with the cache", 19),
                        suppression("*", 22, 22, "@shop/cache", "2027-03-31", "@ noon", 22));
    }

    private static Suppression suppression(
            String rule, int first, int last, String owner, String until, String reason, int line) {
        return new Suppression(rule, first, last, given(owner), given(until), reason, line);
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Sources read() {
        return SourceReader.read(CodebaseFinder.find(folder, List.of(), List.of()), Set.of(Part.MAIN));
    }
}
