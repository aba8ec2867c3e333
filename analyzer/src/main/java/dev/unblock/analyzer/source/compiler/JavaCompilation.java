package dev.unblock.analyzer.source.compiler;

import com.sun.source.util.JavacTask;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Tasks for the JDK's own compiler. Annotation processors are never run, for they are code of the project, and nothing
 * is written to disk.
 */
final class JavaCompilation implements AutoCloseable {

    private static final int OLDEST = 8;

    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;
    private final int release;
    /** Anything beside the sources and the JDK that names can mean. */
    private boolean sees;

    private JavaCompilation(JavaCompiler compiler, int release) {
        this.compiler = compiler;
        this.release = release;
        this.files = compiler.getStandardFileManager(broken -> {}, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * Empty where the running Java has no compiler.
     *
     * @param together modules whose sources are read in one go; they see the libraries of all of them
     */
    static Optional<JavaCompilation> of(Codebase codebase, List<Module> together, Part part) {
        Optional<JavaCompiler> compiler = Optional.ofNullable(ToolProvider.getSystemJavaCompiler());
        if (compiler.isEmpty()) {
            return Optional.empty();
        }
        JavaCompilation compilation = new JavaCompilation(compiler.get(), codebase.javaRelease());
        try {
            compilation.locate(codebase, together, part);
            return Optional.of(compilation);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    StandardJavaFileManager files() {
        return files;
    }

    JavacTask task(
            JavaFileManager manager, DiagnosticListener<JavaFileObject> listener, Collection<SourceText> sources) {
        // Where it would write of its own failures, on which its caller goes on without it.
        Writer nowhere = Writer.nullWriter();
        return (JavacTask) compiler.getTask(nowhere, manager, listener, options(sources), null, sources);
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> options(Collection<SourceText> sources) {
        int newest = Runtime.version().feature();
        int source = Math.max(OLDEST, Math.min(release, newest));
        List<String> options = new ArrayList<>(List.of(
                "-proc:none",
                "-implicit:none",
                "-g",
                "-nowarn",
                "-Xlint:none",
                "-Xmaxerrs",
                "100000",
                "-source",
                String.valueOf(source),
                "-target",
                String.valueOf(newest)));
        if (!sees && source > OLDEST) {
            Set<String> modules = JdkModules.mentionedIn(
                    sources.stream().map(SourceText::text).toList());
            options.addAll(List.of("--limit-modules", String.join(",", modules)));
        }
        return options;
    }

    /** What is not compiled is found by its sources: other modules, and what tests test. */
    private void locate(Codebase codebase, List<Module> together, Part part) throws IOException {
        List<Module> others = codebase.seenFrom(together.get(0)).stream()
                .filter(other -> part == Part.TEST || !together.contains(other))
                .toList();
        List<Path> classPath = Stream.concat(
                        together.stream().flatMap(module -> module.classPath().stream()),
                        others.stream().flatMap(other -> other.classes().stream()))
                .filter(Files::exists)
                .distinct()
                .toList();
        List<Path> sourcePath = others.stream()
                .filter(other -> other.classes().isEmpty())
                .flatMap(other -> other.sourceRoots().stream())
                .toList();
        sees = !classPath.isEmpty() || !sourcePath.isEmpty();
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, sourcePath);
    }
}
