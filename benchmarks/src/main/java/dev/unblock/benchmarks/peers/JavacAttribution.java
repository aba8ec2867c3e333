package dev.unblock.benchmarks.peers;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The JDK's compiler up to full attribution: every name, type and call resolved, no class file written. */
final class JavacAttribution {

    /** Goes on to the end where a source has an error, as its neighbours are still asked for. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-XDshould-stop.ifError=FLOW");

    private JavacAttribution() {}

    static Done of(Work work) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(problems, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, work.classPath());
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, problems, OPTIONS, null, files.getJavaFileObjectsFromPaths(work.sources()));
            task.analyze();
        }
        long errors = problems.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .count();
        return new Done(work.sources().size(), errors);
    }
}
