package dev.unblock.recipes.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
public final class BootSettings {
    private static final Set<String> FILES = Set.of("application.properties", "application.yml", "application.yaml");

    private final Map<String, BootModule> modules = new TreeMap<>();

    public Collection<BootModule> modules() {
        return modules.values();
    }

    private BootModule module(SourceFile file) {
        return modules.computeIfAbsent(SourceRoot.project(file).orElse(""), BootModule::new);
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
        return new Scan();
    }

    /** A new file for each application that has none and needs settings. */
    public Collection<SourceFile> newFiles(Function<BootModule, Map<String, String>> wanted, ExecutionContext ctx) {
        List<SourceFile> created = new ArrayList<>();
        for (BootModule module : modules.values()) {
            Map<String, String> missing = wanted.apply(module);
            if (module.isApplication() && module.file().isEmpty() && !missing.isEmpty()) {
                created.add(newFile(module.application().orElseThrow(), missing));
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
    public TreeVisitor<?, ExecutionContext> editor(Function<BootModule, Map<String, String>> wanted) {
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
                module(file).addFile(path(file));
                SettingsText.of(file).forEach(module(file)::set);
            }
            if (tree instanceof Yaml.Documents file && isSettings(file)) {
                module(file).addFile(path(file));
                SettingsText.of(file).forEach(module(file)::set);
            }
            return tree;
        }
    }

    private static final class JavaScan extends JavaIsoVisitor<ExecutionContext> {
        private final BootModule module;

        private JavaScan(BootModule module) {
            this.module = module;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            if (isApplication(type)) {
                module.setApplication(file);
            }
            if (TypeUtils.isAssignableTo("org.springframework.scheduling.annotation.AsyncConfigurer", type.getType())) {
                module.addExecutor(path(file));
            }
            return super.visitClassDeclaration(type, ctx);
        }

        /** {@code @SpringBootApplication} is short for three annotations, which some spell out. */
        private static boolean isApplication(J.ClassDeclaration type) {
            return isAnnotated(type, "SpringBootApplication")
                    || isAnnotated(type, "EnableAutoConfiguration")
                            && Project.methods(type).stream()
                                    .anyMatch(method -> method.getSimpleName().equals("main"));
        }

        private static boolean isAnnotated(J.ClassDeclaration type, String name) {
            return type.getLeadingAnnotations().stream()
                    .anyMatch(annotation -> annotation.getSimpleName().equals(name));
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            if (Beans.isExecutorBean(method) && !Beans.isBesideTheDefault(method)) {
                module.addExecutor(path(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class)));
            }
            return super.visitMethodDeclaration(method, ctx);
        }
    }

    private final class Edit extends TreeVisitor<Tree, ExecutionContext> {
        private final Function<BootModule, Map<String, String>> wanted;

        private Edit(Function<BootModule, Map<String, String>> wanted) {
            this.wanted = wanted;
        }

        @Override
        public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
            if (!(tree instanceof SourceFile file) || !isSettings(file)) {
                return tree;
            }
            BootModule module = module(file);
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
