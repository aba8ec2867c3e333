package dev.unblock.recipes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.TypeUtils;
import org.openrewrite.properties.PropertiesParser;
import org.openrewrite.properties.tree.Properties;
import org.openrewrite.yaml.tree.Yaml;

/** The configuration files of the Spring Boot applications in a project, module by module. */
final class BootSettings {
    private static final Set<String> FILES = Set.of("application.properties", "application.yml", "application.yaml");

    private final Map<String, Module> modules = new TreeMap<>();

    /** One module: its application class, its settings, and the executors it declares itself. */
    static final class Module {
        private final Map<String, String> values = new HashMap<>();
        private final Set<String> files = new TreeSet<>();
        private final Set<String> executors = new TreeSet<>();
        private Optional<SourceRoot> application = Optional.empty();

        boolean isApplication() {
            return application.isPresent();
        }

        /** Whether the key is set, in any of the spellings that Spring Boot accepts. */
        boolean has(String key) {
            return values.containsKey(canonical(key));
        }

        boolean usesVirtualThreads() {
            return "true".equals(values.get(canonical("spring.threads.virtual.enabled")));
        }

        List<String> executors() {
            return List.copyOf(executors);
        }

        /** The file that gets new settings. */
        Optional<String> file() {
            return files.stream()
                    .filter(f -> f.endsWith(".properties"))
                    .findFirst()
                    .or(() -> files.stream().findFirst());
        }

        private static String canonical(String key) {
            return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
        }
    }

    Collection<Module> modules() {
        return modules.values();
    }

    private Module module(SourceFile file) {
        return modules.computeIfAbsent(SourceRoot.project(file).orElse(""), name -> new Module());
    }

    TreeVisitor<?, ExecutionContext> scanner() {
        return new Scan();
    }

    /** A new file for each application that has none and needs settings. */
    Collection<SourceFile> newFiles(Function<Module, Map<String, String>> wanted, ExecutionContext ctx) {
        List<SourceFile> created = new ArrayList<>();
        for (Module module : modules.values()) {
            Map<String, String> missing = wanted.apply(module);
            if (module.isApplication() && module.file().isEmpty() && !missing.isEmpty()) {
                created.add(newFile(module.application.orElseThrow(), missing));
            }
        }
        return created;
    }

    private static SourceFile newFile(SourceRoot root, Map<String, String> missing) {
        StringBuilder text = new StringBuilder();
        missing.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Path parent = root.path().getParent();
        Path resources = parent == null ? Path.of("resources") : parent.resolve("resources");
        return PropertiesParser.builder()
                .build()
                .parse(text.toString())
                .findFirst()
                .orElseThrow()
                .<SourceFile>withSourcePath(resources.resolve("application.properties"))
                .withMarkers(root.markers());
    }

    /** Adds to each application's file what it lacks. */
    TreeVisitor<?, ExecutionContext> editor(Function<Module, Map<String, String>> wanted) {
        return new Edit(wanted);
    }

    private static boolean isSettings(SourceFile file) {
        return FILES.contains(file.getSourcePath().getFileName().toString()) && !SourceRoot.isTest(file);
    }

    private static String path(SourceFile file) {
        return file.getSourcePath().toString().replace('\\', '/');
    }

    private final class Scan extends TreeVisitor<Tree, ExecutionContext> {
        @Override
        public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
            if (tree instanceof J.CompilationUnit file && !SourceRoot.isTest(file)) {
                new JavaScan(module(file)).visit(file, ctx);
            }
            if (tree instanceof Properties.File file && isSettings(file)) {
                module(file).files.add(path(file));
                SettingsText.of(file)
                        .forEach((key, value) -> module(file).values.put(Module.canonical(key), value));
            }
            if (tree instanceof Yaml.Documents file && isSettings(file)) {
                module(file).files.add(path(file));
                SettingsText.of(file)
                        .forEach((key, value) -> module(file).values.put(Module.canonical(key), value));
            }
            return tree;
        }
    }

    private static final class JavaScan extends JavaIsoVisitor<ExecutionContext> {
        private final Module module;

        private JavaScan(Module module) {
            this.module = module;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            boolean application = type.getLeadingAnnotations().stream()
                    .anyMatch(annotation -> annotation.getSimpleName().equals("SpringBootApplication"));
            if (application) {
                module.application = Optional.of(SourceRoot.of(file));
            }
            if (TypeUtils.isAssignableTo("org.springframework.scheduling.annotation.AsyncConfigurer", type.getType())) {
                module.executors.add(path(file));
            }
            return super.visitClassDeclaration(type, ctx);
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            if (Beans.isExecutorBean(method) && !Beans.isBesideTheDefault(method)) {
                module.executors.add(path(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class)));
            }
            return super.visitMethodDeclaration(method, ctx);
        }
    }

    private final class Edit extends TreeVisitor<Tree, ExecutionContext> {
        private final Function<Module, Map<String, String>> wanted;

        private Edit(Function<Module, Map<String, String>> wanted) {
            this.wanted = wanted;
        }

        @Override
        public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
            if (!(tree instanceof SourceFile file) || !isSettings(file)) {
                return tree;
            }
            Module module = module(file);
            boolean isPlace = module.isApplication()
                    && module.file().filter(path(file)::equals).isPresent();
            Map<String, String> missing = isPlace ? wanted.apply(module) : Map.of();
            if (missing.isEmpty()) {
                return tree;
            }
            return tree instanceof Properties.File properties
                    ? SettingsText.extended(properties, missing)
                    : SettingsText.extended((Yaml.Documents) tree, missing, ctx);
        }
    }
}
