package dev.unblock.analyzer.source.compiler;

import com.github.javaparser.ast.Node;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.Places;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the JDK's compiler understands of sources that do not compile, because libraries are missing: it goes as far as
 * it can, and what it knows, it knows exactly.
 */
public final class CompilerHints {

    private static final Logger LOG = LoggerFactory.getLogger(CompilerHints.class);

    private final Map<String, Map<Place, Hint>> byFile = new HashMap<>();

    /** Where a name stands, or where a lambda starts: both may be at the same place. */
    public record Place(int line, int column, Role role) {

        public static Place ofName(Node node) {
            return new Place(Places.begin(node).line, Places.begin(node).column, Role.NAME);
        }

        public static Place ofLambda(Node node) {
            return new Place(Places.begin(node).line, Places.begin(node).column, Role.LAMBDA);
        }
    }

    /** What stands at a place. */
    public enum Role {
        NAME,
        LAMBDA
    }

    /**
     * What is known of an expression.
     *
     * @param owner binary name of the type that a member is named by, or of a constructor's type
     * @param declaring binary name of the type that declares the member
     * @param parameters erased parameter types, of methods whose types are all known
     * @param type of the expression, or of the lambda's interface
     */
    public record Hint(
            Optional<String> owner,
            Optional<String> declaring,
            String name,
            Optional<List<TypeRef>> parameters,
            Optional<TypeRef> returned,
            Optional<TypeRef> type,
            boolean isStatic,
            boolean inInterface,
            boolean variable) {

        /** Which overload it is, is not known. */
        Hint withoutParameters() {
            return new Hint(owner, declaring, name, Optional.empty(), returned, type, isStatic, inInterface, variable);
        }
    }

    /**
     * Analyses files of modules that go together; empty hints where there is no compiler or it gives up. What they mention is
     * found by the module's classes where there are any, else by its other sources.
     */
    public static CompilerHints of(Codebase codebase, List<Module> together, Set<Part> parts, List<JavaFile> wanted) {
        CompilerHints hints = new CompilerHints();
        boolean uncompiled =
                together.stream().allMatch(module -> module.classes().isEmpty());
        List<JavaFile> files = uncompiled
                ? together.stream()
                        .flatMap(module -> JavaFile.of(module, parts, new Problems(codebase.root())).stream())
                        .toList()
                : wanted;
        Part part = uncompiled && parts.contains(Part.MAIN) ? Part.MAIN : Part.TEST;
        JavaCompilation.of(codebase, together, part).ifPresent(compilation -> {
            try (compilation) {
                hints.analyse(compilation, files);
            } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
                // Hints are extra; the compiler may fail on code that is broken in new ways.
                LOG.debug("{}: the compiler gave up: {}", together.get(0).folder(), String.valueOf(e));
            }
        });
        return hints;
    }

    public static CompilerHints none() {
        return new CompilerHints();
    }

    /** Hints of one file. */
    public Map<Place, Hint> in(Path file) {
        return byFile.getOrDefault(file.toUri().toString(), Map.of());
    }

    private void analyse(JavaCompilation compilation, List<JavaFile> files) throws IOException {
        Set<Path> endless = EndlessForCompilers.among(files);
        List<SourceText> texts = files.stream()
                .filter(file -> !file.path().endsWith("module-info.java") && !endless.contains(file.path()))
                .flatMap(file -> SourceText.of(file).stream())
                .toList();
        JavacTask task = compilation.task(new MemoryFiles(compilation.files()), new DiagnosticCollector<>(), texts);
        Iterable<? extends CompilationUnitTree> units = task.parse();
        task.analyze();
        for (CompilationUnitTree unit : units) {
            byFile.put(unit.getSourceFile().toUri().toString(), HintScanner.hints(task, unit));
        }
    }
}
