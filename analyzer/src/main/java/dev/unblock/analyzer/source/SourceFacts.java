package dev.unblock.analyzer.source;

import com.github.javaparser.ast.Node;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.source.Parsing.Parsed;
import dev.unblock.analyzer.source.Parsing.UnparsableException;
import dev.unblock.analyzer.source.SourceReader.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Facts from sources that cannot be compiled: types by imports and declarations, helped by what the JDK's compiler
 * understands nevertheless.
 *
 * <p>Each call tells by its own attribution where its target was learned. The owner of a target is {@link #UNKNOWN} where
 * nothing tells the type that is called. Files are parsed twice: first for what they declare, then for what they do.
 */
public final class SourceFacts {

    /** Stands for the owner of a called method when the type it is called on is not known. */
    public static final String UNKNOWN = "?";

    private final Codebase codebase;
    private final Set<Part> parts;
    private final Function<Module, CompilerHints> compiler;
    private final Parsing parsing;
    private final ProjectTypes types;

    /**
     * Reads what the sources of the project declare.
     *
     * @param libraries answers which types the class path and the JDK have
     */
    public SourceFacts(Codebase codebase, Set<Part> parts, TypeHierarchy libraries) {
        this(codebase, parts, libraries, module -> CompilerHints.of(codebase, module, parts));
    }

    SourceFacts(Codebase codebase, Set<Part> parts, TypeHierarchy libraries, Function<Module, CompilerHints> compiler) {
        this.codebase = codebase;
        this.compiler = compiler;
        this.parts = Set.copyOf(parts);
        this.parsing = new Parsing(codebase.javaRelease());
        this.types = new ProjectTypes(declarations(), libraries);
    }

    /**
     * The types that the given files declare, sorted by name.
     *
     * @param paths relative to the project
     */
    public List<TypeFact> types(Set<String> paths) {
        List<TypeFact> facts = new ArrayList<>();
        for (Module module : codebase.modules()) {
            List<JavaFile> files = files(module).stream()
                    .filter(file -> paths.contains(Problems.relative(codebase.root(), file.path())))
                    .toList();
            if (!files.isEmpty()) {
                CompilerHints hints = compiler.apply(module);
                files.forEach(file -> facts.addAll(read(file, hints)));
            }
        }
        facts.sort(Comparator.comparing(TypeFact::name));
        return facts;
    }

    private List<DeclaredType> declarations() {
        List<DeclaredType> declared = new ArrayList<>();
        for (Module module : codebase.modules()) {
            for (JavaFile file : files(module)) {
                parsed(file).ifPresent(parsed -> {
                    FileScope scope = FileScope.of(path(file), parsed.unit());
                    declared.addAll(new DeclarationReader(scope, names(file, parsed)).read());
                });
            }
        }
        return declared;
    }

    private List<TypeFact> read(JavaFile file, CompilerHints hints) {
        Optional<Parsed> parsed = parsed(file);
        if (parsed.isEmpty()) {
            return List.of();
        }
        try {
            return new FileFacts(types, path(file), names(file, parsed.get()), hints.in(file.path()), file.test())
                    .read(parsed.get().unit());
        } catch (StackOverflowError e) {
            // Told when its structure is read, which goes as deep.
            return List.of();
        }
    }

    private Map<Node, String> names(JavaFile file, Parsed parsed) {
        return FileStructure.names(path(file), parsed);
    }

    private List<JavaFile> files(Module module) {
        return JavaFile.of(module, parts, new Problems(codebase.root()));
    }

    /** What cannot be read is told by the {@link SourceReader}, which reads the same files. */
    private Optional<Parsed> parsed(JavaFile file) {
        try {
            return Optional.of(
                    parsing.parse(JavaText.read(file.path(), file.encoding()).text()));
        } catch (IOException | UnparsableException e) {
            return Optional.empty();
        }
    }

    private String path(JavaFile file) {
        return Problems.relative(codebase.root(), file.path());
    }
}
