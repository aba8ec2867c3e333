package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One program of the corpus, a folder with {@code src/main/java}; beside it may lie {@code stubs}, sources that stand for
 * libraries which are not at hand, and {@code leave-out.txt}, the jars that this program's class path has not.
 */
record CorpusProject(Path folder) {

    private static final Path CORPUS = Path.of("src", "test", "corpus");

    static List<CorpusProject> all() {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(CorpusProject::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** The most that there is of it: syntax newer than what we build with, and what lacks types, do not compile. */
    Mode mostComplete() {
        return name().endsWith("-bare") ? Mode.BARE : name().startsWith("newer") ? Mode.JARS : Mode.CLASSES;
    }

    /** All labels, their files named below the project's folder. */
    List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (Path file : sources(folder.resolve("src"))) {
            String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                Label.of(path, i + 1, lines.get(i)).ifPresent(labels::add);
            }
        }
        return labels;
    }

    /** Copies the sources and settings to a new place, so that no build file of ours is near. */
    Path copyTo(Path parent) {
        Path target = parent.resolve(name());
        try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(folder.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    /** Compiles the program. */
    void compile(List<Path> classPath, Path classes) {
        compile(sources(folder.resolve("src")), classPath, classes);
    }

    /** The jars of the test's own class path, but those left out, and the program's stubs, compiled. */
    List<Path> classPath(Path parent) {
        List<String> leftOut = leftOut();
        List<Path> jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .filter(jar -> leftOut.stream()
                        .noneMatch(prefix -> jar.getFileName().toString().startsWith(prefix)))
                .toList();
        List<Path> stubs = sources(folder.resolve("stubs"));
        if (stubs.isEmpty()) {
            return jars;
        }
        Path classes = parent.resolve(name());
        compile(stubs, jars, classes);
        return Stream.concat(Stream.of(classes), jars.stream()).toList();
    }

    private List<String> leftOut() {
        Path file = folder.resolve("leave-out.txt");
        return Files.exists(file) ? lines(file) : List.of();
    }

    private static void compile(List<Path> sources, List<Path> classPath, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(classes);
            String path = String.join(
                    File.pathSeparator, classPath.stream().map(Path::toString).toList());
            List<String> options =
                    List.of("-g", "-parameters", "-nowarn", "-proc:none", "-cp", path, "-d", classes.toString());
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(complaints.toString()).doesNotContain("error:");
    }

    private static List<Path> sources(Path below) {
        if (!Files.isDirectory(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
