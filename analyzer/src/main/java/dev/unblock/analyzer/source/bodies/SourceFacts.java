package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.analyzer.parallel.SideBySide;
import dev.unblock.analyzer.source.compiler.CompilerHints;
import dev.unblock.analyzer.source.compiler.ModuleGroups;
import dev.unblock.analyzer.source.names.DeclarationReader;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.FileScope;
import dev.unblock.analyzer.source.names.ProjectTypes;
import dev.unblock.analyzer.source.names.SeenTypes;
import dev.unblock.analyzer.source.written.FileStructure;
import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.JavaText;
import dev.unblock.analyzer.source.written.Parsing;
import dev.unblock.analyzer.source.written.Parsing.Parsed;
import dev.unblock.analyzer.source.written.Parsing.UnparsableException;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Facts from sources that cannot be compiled: types by imports and declarations, helped by what the JDK's compiler
 * understands nevertheless.
 *
 * <p>Each call tells by its own attribution where its target was learned. The owner of a target is {@link #UNKNOWN} where
 * nothing tells the type that is called. Files are parsed twice: first for what they declare, then for what they do.
 * Where the rest of a module is compiled, only the files that the uncompiled ones mention are looked at.
 */
public final class SourceFacts {

    /** Stands for the owner of a called method when the type it is called on is not known. */
    public static final String UNKNOWN = "?";

    private static final Pattern NOT_IN_NAMES = Pattern.compile("\\W+");

    private static final int AT_ONCE = 32;

    private final Codebase codebase;
    private final Set<Part> parts;
    private final TypeHierarchy libraries;
    private final BiFunction<List<Module>, List<JavaFile>, CompilerHints> compiler;

    /**
     * @param libraries answers which types the class path and the JDK have
     */
    /** Whether somebody wrote the call: loops over collections make one that nobody did. */
    public static boolean isWritten(CallSite call) {
        return !Iteration.isBegunBy(call);
    }

    public SourceFacts(Codebase codebase, Set<Part> parts, TypeHierarchy libraries) {
        this(codebase, parts, libraries, (together, files) -> CompilerHints.of(codebase, together, parts, files));
    }

    SourceFacts(
            Codebase codebase,
            Set<Part> parts,
            TypeHierarchy libraries,
            BiFunction<List<Module>, List<JavaFile>, CompilerHints> compiler) {
        this.codebase = codebase;
        this.compiler = compiler;
        this.parts = Set.copyOf(parts);
        this.libraries = libraries;
    }

    /**
     * The types that the given files declare, sorted by name.
     *
     * @param paths relative to the project
     */
    public List<TypeFact> types(Set<String> paths) {
        Map<Module, List<JavaFile>> wanted = new LinkedHashMap<>();
        for (Module module : codebase.modules()) {
            List<JavaFile> files = files(module).stream()
                    .filter(file -> paths.contains(path(file)))
                    .toList();
            if (!files.isEmpty()) {
                wanted.put(module, files);
            }
        }
        Deque<List<Module>> groups = new ArrayDeque<>(ModuleGroups.of(codebase, parts, wanted.keySet()));
        Optional<Beside<CompilerHints>> ahead = compiling(groups.peek(), wanted);
        SeenTypes seen = new SeenTypes(codebase, declarations(paths, wanted), libraries);
        List<TypeFact> facts = new ArrayList<>();
        while (ahead.isPresent()) {
            CompilerHints hints = ahead.get().result();
            List<Module> group = groups.remove();
            ahead = compiling(groups.peek(), wanted);
            group.forEach(module -> facts.addAll(read(module, wanted.get(module), hints, seen)));
        }
        facts.sort(Comparator.comparing(TypeFact::name));
        return facts;
    }

    /** The compiler needs a thread of its own; parsing goes on meanwhile. */
    private Optional<Beside<CompilerHints>> compiling(
            @Nullable List<Module> group, Map<Module, List<JavaFile>> wanted) {
        return Optional.ofNullable(group)
                .map(together ->
                        together.stream().map(wanted::get).flatMap(List::stream).toList())
                .map(files -> Beside.begin("compiler", () -> compiler.apply(group, files)));
    }

    private Map<Module, List<DeclaredType>> declarations(Set<String> paths, Map<Module, List<JavaFile>> wanted) {
        Set<String> mentioned = mentioned(wanted);
        Map<Module, List<DeclaredType>> declared = new LinkedHashMap<>();
        for (Module module : codebase.modules()) {
            List<JavaFile> files = files(module).stream()
                    .filter(file -> module.classes().isEmpty()
                            || paths.contains(path(file))
                            || mentioned.contains(file.simpleName()))
                    .toList();
            declared.put(
                    module,
                    SideBySide.map("declarations", files, this::declarations).stream()
                            .flatMap(List::stream)
                            .toList());
        }
        return declared;
    }

    private List<DeclaredType> declarations(JavaFile file) {
        try {
            return parsed(file)
                    .map(parsed -> new DeclarationReader(FileScope.of(path(file), parsed.unit()), names(file, parsed)))
                    .map(DeclarationReader::read)
                    .orElse(List.of());
        } catch (StackOverflowError e) {
            // Told when its structure is read, which goes as deep.
            return List.of();
        }
    }

    /** Words of the files that could name types in modules that are compiled. */
    private Set<String> mentioned(Map<Module, List<JavaFile>> wanted) {
        Set<String> words = new HashSet<>();
        if (wanted.keySet().stream().allMatch(module -> module.classes().isEmpty())) {
            return words;
        }
        for (List<JavaFile> files : wanted.values()) {
            for (JavaFile file : files) {
                text(file).ifPresent(text -> NOT_IN_NAMES.splitAsStream(text).forEach(words::add));
            }
        }
        return words;
    }

    /** Trees are large: only as many as threads have to do are there at once. */
    private List<TypeFact> read(Module module, List<JavaFile> files, CompilerHints hints, SeenTypes seen) {
        List<TypeFact> facts = new ArrayList<>();
        for (int from = 0; from < files.size(); from += AT_ONCE) {
            List<JavaFile> some = files.subList(from, Math.min(from + AT_ONCE, files.size()));
            List<Optional<Parsed>> trees = SideBySide.map("bodies", some, this::parsed);
            for (int i = 0; i < some.size(); i++) {
                JavaFile file = some.get(i);
                trees.get(i).ifPresent(tree -> facts.addAll(read(file, tree, hints, seen.from(module, path(file)))));
            }
        }
        return facts;
    }

    private List<TypeFact> read(JavaFile file, Parsed parsed, CompilerHints hints, ProjectTypes types) {
        try {
            return new FileFacts(types, path(file), names(file, parsed), hints.in(file.path()), file.test())
                    .read(parsed.unit());
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
            Optional<String> text = text(file);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Parsing(codebase.javaRelease()).parse(text.get(), file.simpleName()));
        } catch (UnparsableException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JavaFile file) {
        try {
            return Optional.of(JavaText.read(file.path(), file.encoding()).text());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String path(JavaFile file) {
        return Problems.relative(codebase.root(), file.path());
    }
}
