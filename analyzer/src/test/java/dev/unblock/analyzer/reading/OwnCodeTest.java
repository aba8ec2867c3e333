package dev.unblock.analyzer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnCodeTest {

    private static final String BASE = "package a; class Base { int count; }";
    private static final String MIDDLE = "package a; class Middle extends Base { }";
    private static final String USER = """
            package a;
            class User {
                int read(Middle middle) {
                    return middle.count + text("x").length();
                }
                static String text(String given) { return given.strip(); }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void haveAProject() throws IOException {
        write("Base", BASE);
        write("Middle", MIDDLE);
        write("User", USER);
        compile();
    }

    @Test
    void givesTheSameFromTheCache() {
        OwnFacts plain = read(CacheFolder.none());

        assertThat(cached()).isEqualTo(plain);
        assertThat(cached()).isEqualTo(plain);
    }

    @Test
    void readsAChangedSourceAnewThoughItsClassIsTheSame() throws IOException {
        cached();
        write("User", USER.replace("return middle", "return  middle").replace("given.strip", "given . strip"));

        assertThat(cached()).isEqualTo(read(CacheFolder.none()));
    }

    @Test
    void readsAChangedClassAnewThoughItsSourceIsTheSame() throws IOException {
        cached();
        write("User", USER.replace("\"x\"", "\"other\""));
        compile();
        write("User", USER);

        assertThat(cached()).isEqualTo(read(CacheFolder.none()));
        assertThat(user(cached()).toString()).contains("other");
    }

    @Test
    void followsAFieldThatMovedToASubclass() throws IOException {
        assertThat(user(cached()).toString()).contains("FieldKey[owner=a.Base, name=count]");
        byte[] before = Files.readAllBytes(classFile("User"));
        write("Base", BASE.replace("int count;", ""));
        write("Middle", MIDDLE.replace("{ }", "{ int count; }"));
        compile();

        assertThat(classFile("User")).hasBinaryContent(before);
        assertThat(user(cached()).toString()).contains("FieldKey[owner=a.Middle, name=count]");
        assertThat(cached()).isEqualTo(read(CacheFolder.none()));
    }

    @Test
    void forgetsWhatIsGone() throws IOException {
        cached();
        Files.delete(folder.resolve("src/main/java/a/Middle.java"));
        assertThat(cached()).isEqualTo(read(CacheFolder.none()));

        Files.delete(classFile("User"));
        assertThat(cached()).isEqualTo(read(CacheFolder.none()));
        assertThat(cached().uncompiledFiles()).containsExactly("src/main/java/a/User.java");
    }

    @Test
    void tellsOfBrokenFilesEachTime() throws IOException {
        Files.write(classFile("Middle"), new byte[] {1, 2, 3});
        write("Base", "package a; class {");

        OwnFacts plain = read(CacheFolder.none());
        assertThat(plain.notAnalysed()).hasSize(2);
        assertThat(cached()).isEqualTo(plain);
        assertThat(cached()).isEqualTo(plain);
    }

    @Test
    void toleratesAnyDamageToTheCache() throws IOException {
        OwnFacts plain = cached();
        Path file;
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += whole.length / 40) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);

            assertThat(cached()).isEqualTo(plain);
        }
    }

    private static TypeFact user(OwnFacts facts) {
        return facts.types().stream()
                .filter(type -> type.name().equals("a.User"))
                .findFirst()
                .orElseThrow();
    }

    private OwnFacts cached() {
        return read(CacheFolder.in(folder.resolve("cache")));
    }

    private OwnFacts read(CacheFolder cache) {
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        return OwnCode.read(
                codebase,
                Set.of(Part.MAIN),
                () -> codebase.modules().stream()
                        .map(module -> new BytecodeReader(codebase.root(), module).mainClasses()),
                cache);
    }

    private void write(String type, String text) throws IOException {
        Path file = folder.resolve("src/main/java/a").resolve(type + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path classFile(String type) {
        return folder.resolve("target/classes/a").resolve(type + ".class");
    }

    private void compile() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project><artifactId>a</artifactId></project>");
        Stream<String> sources = Stream.of("Base", "Middle", "User").map(type -> folder.resolve("src/main/java/a")
                .resolve(type + ".java")
                .toString());
        String[] arguments = Stream.concat(
                        Stream.of("-g", "-d", folder.resolve("target/classes").toString()), sources)
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
    }
}
