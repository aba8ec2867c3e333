package dev.unblock.analyzer.source.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.source.written.JavaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndlessForCompilersTest {

    @TempDir
    private Path folder;

    private final List<JavaFile> files = new ArrayList<>();

    @Test
    void findsInterfacesThatDoubleTheirWaysWithEveryStep() throws IOException {
        write("Doubled", doubled(30));
        write("Small", "package a; interface Small extends java.util.List<String>, java.io.Serializable {}");

        assertThat(EndlessForCompilers.among(files)).containsExactly(folder.resolve("Doubled.java"));
    }

    @Test
    void findsThemAcrossFilesAndPackages() throws IOException {
        write("Doubled", doubled(15));
        write("Above", "package b; import a.A15; import a.B15; interface Above extends A15, B15 {}");
        write("Top", "package b; interface Top<T extends Above> extends Above, a.A15, b.Above {}");

        assertThat(EndlessForCompilers.among(files))
                .containsExactly(folder.resolve("Above.java"), folder.resolve("Top.java"));
    }

    @Test
    void leavesWhatManyExtendAndWhatExtendsManyAlone() throws IOException {
        StringBuilder text = new StringBuilder("package a; interface Root {}\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("interface I%d extends Root, Comparable<I%d> {}\n".formatted(i, i));
        }
        write("Wide", text.toString());
        write("Deep", "package c; interface D extends E {} interface E extends F {} interface F extends D {}");

        assertThat(EndlessForCompilers.among(files)).isEmpty();
    }

    @Test
    void findsClassesThatInheritTooDeep() throws IOException {
        write("C0", "package a; public class C0 {}");
        for (int i = 1; i <= 103; i++) {
            write("C" + i, "package a; public class C%d extends C%d implements Cloneable {}".formatted(i, i - 1));
        }
        write("Wide", "package b; class Wide extends a.C99 {} class Wider extends Wide {}");

        assertThat(EndlessForCompilers.among(files))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("C101.java", "C102.java", "C103.java", "Wide.java");
    }

    /** A0 and B0, and on each step two that extend both of the step before. */
    private static String doubled(int steps) {
        StringBuilder text = new StringBuilder("package a;\ninterface A0 {}\ninterface B0 {}\n");
        for (int i = 1; i <= steps; i++) {
            text.append("interface A%1$d extends A%2$d, B%2$d {}\n".formatted(i, i - 1));
            text.append("interface B%1$d extends A%2$d, B%2$d {}\n".formatted(i, i - 1));
        }
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), text);
        files.add(new JavaFile(file, StandardCharsets.UTF_8, false));
    }
}
