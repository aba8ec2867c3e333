package dev.unblock.migration.proof;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles all sources with the JDK's compiler in this process: a first gate, seconds instead of a build's minute.
 *
 * <p>It knows nothing of the build's own settings. So it is asked only where it accepts the untouched project, and its
 * yes is never the last word.
 */
final class QuickCompiler {

    private static final int MESSAGES = 3;

    private final Path project;
    private final CompilationUnit unit;

    QuickCompiler(Path project, CompilationUnit unit) {
        this.project = project;
        this.unit = unit;
    }

    Verdict compiles() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return new Verdict.Broken("this Java has no compiler", Set.of());
        }
        try {
            Path classes = Files.createTempDirectory("unblock-classes");
            try {
                return compile(compiler, classes);
            } finally {
                delete(classes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict compile(JavaCompiler compiler, Path classes) throws IOException {
        Verdict main = compile(compiler, unit.mainRoots(), unit.classPath(), classes);
        if (!main.isProven() || unit.testRoots().isEmpty()) {
            return main;
        }
        List<Path> forTests = new ArrayList<>(List.of(classes));
        forTests.addAll(unit.classPath());
        return compile(compiler, unit.testRoots(), forTests, classes);
    }

    private Verdict compile(JavaCompiler compiler, List<Path> roots, List<Path> classPath, Path classes)
            throws IOException {
        List<Path> sources = sources(roots);
        if (sources.isEmpty()) {
            return Verdict.PROVEN;
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, unit.encoding())) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            boolean compiled = compiler.getTask(new StringWriter(), files, problems, options(), null, units)
                    .call();
            return compiled ? Verdict.PROVEN : new Verdict.Broken(messages(problems), Set.of());
        }
    }

    private List<String> options() {
        int own = Runtime.version().feature();
        List<String> options = new ArrayList<>(List.of("-nowarn", "-parameters", "-g:none"));
        if (unit.release() >= 8 && unit.release() <= own) {
            options.addAll(List.of("--release", Integer.toString(unit.release())));
        }
        return options;
    }

    private String messages(DiagnosticCollector<JavaFileObject> problems) {
        return problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .limit(MESSAGES)
                .map(this::message)
                .reduce((first, next) -> first + "; " + next)
                .orElse("the compiler failed without a message");
    }

    private String message(Diagnostic<? extends JavaFileObject> problem) {
        String text = problem.getMessage(Locale.ROOT).replaceAll("\\s+", " ").strip();
        return Optional.ofNullable(problem.getSource())
                .map(source -> relative(Path.of(source.toUri())) + ":" + problem.getLineNumber() + ": " + text)
                .orElse(text);
    }

    private String relative(Path file) {
        return file.startsWith(project) ? project.relativize(file).toString().replace('\\', '/') : file.toString();
    }

    private static List<Path> sources(List<Path> roots) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
