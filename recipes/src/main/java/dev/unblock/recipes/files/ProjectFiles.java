package dev.unblock.recipes.files;

import dev.unblock.recipes.project.BuildFile;
import dev.unblock.recipes.project.Libraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openrewrite.ExecutionContext;
import org.openrewrite.ParseExceptionResult;
import org.openrewrite.Parser;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.marker.JavaVersion;
import org.openrewrite.marker.Marker;
import org.openrewrite.properties.PropertiesParser;
import org.openrewrite.text.PlainTextParser;
import org.openrewrite.tree.ParseError;
import org.openrewrite.tree.ParsingExecutionContextView;
import org.openrewrite.xml.XmlParser;
import org.openrewrite.yaml.YamlParser;

/** The files of a project as trees. A file that cannot be read back exactly as it is written is listed and left out. */
public final class ProjectFiles {
    private final Path project;
    private final List<SourceSet> sourceSets;
    private final Consumer<String> progress;
    private final Map<String, SourceFile> trees = new TreeMap<>();
    private final Map<String, String> problems = new TreeMap<>();
    private final Map<SourceSet, List<Marker>> markers = new HashMap<>();

    public ProjectFiles(Path project, List<SourceSet> sourceSets, Consumer<String> progress) {
        this.project = project.toAbsolutePath().normalize();
        this.sourceSets = List.copyOf(sourceSets);
        this.progress = progress;
    }

    public Map<String, SourceFile> trees() {
        return new TreeMap<>(trees);
    }

    public List<String> problems() {
        return problems.values().stream().toList();
    }

    public void forget() {
        trees.clear();
    }

    public void parseAll() {
        sourceSets.forEach(set -> parse(set, path -> true));
    }

    public void refresh(Set<String> paths) {
        paths.forEach(trees::remove);
        paths.forEach(problems::remove);
        sourceSets.forEach(set -> parse(set, paths::contains));
    }

    private void parse(SourceSet set, Predicate<String> wanted) {
        List<Path> java = list(set.sourceRoots(), ".java");
        List<Path> parsed =
                java.stream().filter(file -> wanted.test(relative(file))).toList();
        if (!parsed.isEmpty()) {
            progress.accept("Parsing " + parsed.size() + " files of " + label(set));
            List<Path> seen = new ArrayList<>(java);
            seen.removeAll(parsed);
            seen.addAll(mainSourcesFor(set));
            parseJava(set, parsed, seen);
        }
        parseResources(set, wanted);
        if (set.name().equals("main")) {
            parseBuildFiles(set, wanted);
        }
    }

    /** Without class files on the class path, the types of the module's main code come from its sources. */
    private List<Path> mainSourcesFor(SourceSet set) {
        boolean compiled = set.classpath().stream().anyMatch(Files::isDirectory);
        if (compiled || set.name().equals("main")) {
            return List.of();
        }
        return sourceSets.stream()
                .filter(other -> other.name().equals("main") && other.module().equals(set.module()))
                .flatMap(other -> list(other.sourceRoots(), ".java").stream())
                .toList();
    }

    private void parseJava(SourceSet set, List<Path> parsed, List<Path> seen) {
        ExecutionContext ctx = context(set.encoding());
        JavaParser parser = JavaParser.fromJavaVersion()
                .classpath(set.classpath().stream().filter(Files::exists).toList())
                .charset(set.encoding())
                .dependsOn(
                        seen.stream().map(file -> Parser.Input.fromFile(file)).toList())
                .logCompilationWarningsAndErrors(false)
                .build();
        List<SourceFile> files;
        try (Stream<SourceFile> parsing = parser.parse(parsed, project, ctx)) {
            files = parsing.toList();
        }
        SourceStyle style = SourceStyle.of(files);
        for (SourceFile file : files) {
            List<Marker> described = new ArrayList<>(markers(set));
            described.add(style.of(file));
            keep(file, set.encoding(), described);
        }
    }

    private void parseBuildFiles(SourceSet set, Predicate<String> wanted) {
        parse(XmlParser.builder().build(), buildFiles(set, BuildFile.POMS, wanted), set, StandardCharsets.UTF_8);
        parse(
                PlainTextParser.builder().build(),
                buildFiles(set, BuildFile.SCRIPTS, wanted),
                set,
                StandardCharsets.UTF_8);
    }

    private List<Path> buildFiles(SourceSet set, List<String> names, Predicate<String> wanted) {
        return names.stream()
                .map(name -> set.module().toAbsolutePath().normalize().resolve(name))
                .filter(file -> Files.isRegularFile(file) && wanted.test(relative(file)))
                .toList();
    }

    private void parseResources(SourceSet set, Predicate<String> wanted) {
        Predicate<Path> isWanted = file -> wanted.test(relative(file));
        List<Path> properties = list(set.resourceRoots(), ".properties").stream()
                .filter(isWanted)
                .toList();
        List<Path> yaml = Stream.of(".yml", ".yaml")
                .flatMap(end -> list(set.resourceRoots(), end).stream())
                .filter(isWanted)
                .toList();
        parse(PropertiesParser.builder().build(), properties, set, set.encoding());
        parse(YamlParser.builder().build(), yaml, set, set.encoding());
    }

    private void parse(Parser parser, Collection<Path> inputs, SourceSet set, Charset encoding) {
        if (inputs.isEmpty()) {
            return;
        }
        try (Stream<SourceFile> files = parser.parse(inputs, project, context(encoding))) {
            files.forEach(file -> keep(file, encoding, markers(set)));
        }
    }

    private void keep(SourceFile file, Charset encoding, List<Marker> described) {
        String path = file.getSourcePath().toString().replace('\\', '/');
        Optional<String> problem = file instanceof ParseError error
                ? Optional.of(reason(error))
                : Undecodable.in(project.resolve(file.getSourcePath()), encoding);
        if (problem.isPresent()) {
            problems.put(path, path + ": " + problem.get());
            return;
        }
        SourceFile marked = file;
        for (Marker marker : described) {
            marked = marked.withMarkers(marked.getMarkers().add(marker));
        }
        trees.put(path, marked);
    }

    private static String reason(ParseError error) {
        return error.getMarkers()
                .findFirst(ParseExceptionResult.class)
                .map(ParseExceptionResult::getMessage)
                .flatMap(message -> message.lines().findFirst())
                .orElse("cannot be parsed");
    }

    private List<Marker> markers(SourceSet set) {
        return markers.computeIfAbsent(
                set,
                s -> List.of(
                        new JavaProject(Tree.randomId(), moduleName(s), null),
                        new JavaSourceSet(
                                Tree.randomId(), s.name(), List.of(), Libraries.of(s.classpath(), s.declared())),
                        new JavaVersion(Tree.randomId(), System.getProperty("java.version"), "", "", "")));
    }

    private String label(SourceSet set) {
        String module = relative(set.module());
        return module.isEmpty() ? set.name() : module + " " + set.name();
    }

    private String moduleName(SourceSet set) {
        String name = relative(set.module());
        return name.isEmpty() ? "." : name;
    }

    private static ExecutionContext context(Charset encoding) {
        ExecutionContext ctx = RunContext.collecting(new ArrayList<>(), "parse");
        ParsingExecutionContextView.view(ctx).setCharset(encoding);
        return ctx;
    }

    private String relative(Path file) {
        return project.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    private static List<Path> list(List<Path> roots, String ending) {
        return roots.stream()
                .flatMap(root -> list(root, ending).stream())
                .sorted()
                .toList();
    }

    private static List<Path> list(Path root, String ending) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .map(file -> file.toAbsolutePath().normalize())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
