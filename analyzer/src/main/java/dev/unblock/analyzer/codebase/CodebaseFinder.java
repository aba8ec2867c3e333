package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.facts.ModuleFact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The door of this package: from a folder to what there is to analyse in it. Runs no build, needs no network. */
public final class CodebaseFinder {

    /** Assumed where no build file names a release. */
    private static final int USUAL_RELEASE = 17;

    private static final int VIRTUAL_THREADS_RELEASE = 21;

    private final Path root;
    private final List<Path> classPath;
    private final List<Path> classes;
    private final Problems problems;

    private CodebaseFinder(Path root, List<Path> classPath, List<Path> classes) {
        this.root = root;
        this.classPath = List.copyOf(classPath);
        this.classes = List.copyOf(classes);
        this.problems = new Problems(root);
    }

    /**
     * Looks around in a project.
     *
     * @param project a project with or without a build file, or a bare folder of sources
     * @param classPath jars and folders of the dependencies; empty to find what lies around
     * @param classes folders or jars of the project's own classes; empty to find them
     */
    public static Codebase find(Path project, List<Path> classPath, List<Path> classes) {
        return new CodebaseFinder(project.toAbsolutePath().normalize(), classPath, classes).find();
    }

    private Codebase find() {
        Found found = look();
        List<Module> modules = withGivenClasses(withGivenClassPath(found.modules())).stream()
                .filter(module -> !isEmpty(module))
                .sorted(Comparator.comparing(Module::folder))
                .toList();
        if (!found.hasSources()) {
            problems.add(root, "no Java sources found");
        }
        modules.forEach(module -> StaleClasses.tell(root.resolve(module.folder()), module, problems));
        tellUncompiled(modules);
        List<ModuleFact> moduleFacts = modules.stream().flatMap(this::facts).toList();
        Map<String, String> settings = new TreeMap<>();
        moduleFacts.forEach(module -> module.settings().forEach(settings::putIfAbsent));
        List<Path> everything =
                modules.stream().flatMap(m -> m.classPath().stream()).distinct().toList();
        return new Codebase(
                root,
                found.name(),
                modules,
                settings,
                moduleFacts,
                GitFolder.around(root).flatMap(GitFolder::commit),
                found.release().orElse(usualRelease(settings)),
                found.springBoot().or(() -> SpringBootVersion.of(everything)),
                problems.all());
    }

    /** Who turns virtual threads on has them. */
    private static int usualRelease(Map<String, String> settings) {
        return "true".equals(settings.get("spring.threads.virtual.enabled")) ? VIRTUAL_THREADS_RELEASE : USUAL_RELEASE;
    }

    /** A bare folder can hold several applications, each with resources of its own. */
    private Stream<ModuleFact> facts(Module module) {
        Path folder = root.resolve(module.folder());
        if (module.resourceRoots().size() < 2) {
            return Stream.of(facts(folder, module, module.resourceRoots()));
        }
        return Stream.concat(
                Stream.of(facts(folder, module, List.of())),
                module.resourceRoots().stream()
                        .map(resources -> facts(FolderLayout.ofResources(resources), module, List.of(resources))));
    }

    private ModuleFact facts(Path folder, Module module, List<Path> resources) {
        Set<String> libraries = new TreeSet<>(module.libraries());
        libraries.addAll(Libraries.ofClassPath(module.classPath()));
        return new ModuleFact(
                Problems.relative(root, folder),
                PomReader.artifact(folder),
                libraries,
                new ApplicationSettings(problems).read(resources),
                new ConfigurationFiles(problems).read(folder, resources));
    }

    /** As parents of other modules are. */
    private static boolean isEmpty(Module module) {
        return module.sourceRoots().isEmpty()
                && module.testSourceRoots().isEmpty()
                && module.classes().isEmpty();
    }

    private Found look() {
        List<Found> parts = buildFolders().stream().map(this::lookAt).toList();
        Found built = parts.size() == 1 ? parts.get(0) : Found.of(FileTree.fileName(root), parts);
        if (built.hasSources()) {
            return built;
        }
        Found bare = BareFolder.find(root, root, problems);
        return new Found(built.name(), bare.modules(), built.release(), built.springBoot());
    }

    private Found lookAt(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml"))
                ? MavenProject.find(root, folder, classPath, problems)
                : GradleProject.find(root, folder, classPath, problems);
    }

    /** The topmost folders with a build file. */
    private List<Path> buildFolders() {
        if (isBuilt(root)) {
            return List.of(root);
        }
        List<Path> topmost = new ArrayList<>();
        Stream.of("pom.xml", ".gradle", ".gradle.kts")
                .flatMap(suffix -> FileTree.writtenBelow(root, suffix).files().stream())
                .map(file -> Optional.ofNullable(file.getParent()).orElse(root))
                .filter(CodebaseFinder::isBuilt)
                .sorted(Comparator.comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder()))
                .filter(folder -> topmost.stream().noneMatch(folder::startsWith))
                .forEachOrdered(topmost::add);
        return topmost;
    }

    private static boolean isBuilt(Path folder) {
        return Files.isRegularFile(folder.resolve("pom.xml")) || GradleProject.isAt(folder);
    }

    private List<Module> withGivenClassPath(List<Module> modules) {
        classPath.stream()
                .filter(entry -> !Files.exists(entry))
                .forEach(entry -> problems.add(entry, "class path entry does not exist"));
        List<Path> existing = classPath.stream().filter(Files::exists).toList();
        return existing.isEmpty()
                ? modules
                : modules.stream()
                        .map(m -> new Module(
                                m.folder(),
                                m.sourceRoots(),
                                m.testSourceRoots(),
                                m.resourceRoots(),
                                m.classes(),
                                m.testClasses(),
                                existing,
                                m.libraries(),
                                m.encoding()))
                        .toList();
    }

    /** Given classes belong to the module they lie in, else to the first with sources. */
    private List<Module> withGivenClasses(List<Module> modules) {
        classes.stream()
                .filter(entry -> !Files.exists(entry))
                .forEach(entry -> problems.add(entry, "classes do not exist"));
        if (classes.isEmpty()) {
            return modules;
        }
        List<Path> homeless = classes.stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .filter(Files::exists)
                .filter(entry -> homeOf(entry, modules).isEmpty())
                .toList();
        Optional<Module> first =
                modules.stream().filter(m -> !m.sourceRoots().isEmpty()).findFirst();
        return modules.stream()
                .map(module -> with(module, first.filter(module::equals).isPresent() ? homeless : List.of(), modules))
                .toList();
    }

    private Module with(Module module, List<Path> homeless, List<Module> modules) {
        List<Path> own = classes.stream()
                .map(entry -> entry.toAbsolutePath().normalize())
                .filter(Files::exists)
                .filter(entry -> homeOf(entry, modules).filter(module::equals).isPresent())
                .toList();
        return new Module(
                module.folder(),
                module.sourceRoots(),
                module.testSourceRoots(),
                module.resourceRoots(),
                Stream.concat(own.stream(), homeless.stream()).toList(),
                module.testClasses(),
                module.classPath(),
                module.libraries(),
                module.encoding());
    }

    private Optional<Module> homeOf(Path entry, List<Module> modules) {
        return modules.stream()
                .filter(module -> !module.folder().equals("."))
                .filter(module -> entry.startsWith(root.resolve(module.folder())))
                .max(Comparator.comparingInt(module -> module.folder().length()));
    }

    private void tellUncompiled(List<Module> modules) {
        modules.stream()
                .filter(module ->
                        !module.sourceRoots().isEmpty() && module.classes().isEmpty())
                .forEach(module -> problems.add(
                        root.resolve(module.folder()), "no class files: compiled in memory as far as that goes"));
    }
}
