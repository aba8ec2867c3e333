package dev.unblock.recipes.project;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.J;

/** One module of a Spring Boot application: its application class, its settings, and the executors it declares itself. */
public final class BootModule {
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> files = new TreeSet<>();
    private final Set<String> executors = new TreeSet<>();
    private final Set<String> applications = new TreeSet<>();
    private final String name;
    private Optional<SourceRoot> application = Optional.empty();
    private String applicationFile = "";
    private String applicationPackage = "";

    BootModule(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    void set(String key, String value) {
        values.put(canonical(key), value);
    }

    void addFile(String path) {
        files.add(path);
    }

    void addExecutor(String path) {
        executors.add(path);
    }

    void setApplication(J.CompilationUnit file) {
        application = Optional.of(SourceRoot.of(file));
        applicationFile = file.getSourcePath().toString().replace('\\', '/');
        applicationPackage = SourceRoot.packageName(file);
        applications.add(applicationPackage);
    }

    public boolean isApplication() {
        return application.isPresent();
    }

    /** Applications in one module share its settings. */
    public boolean isShared() {
        return applications.size() > 1;
    }

    /** Whether one of its applications is in this package; any will do where none is named. */
    public boolean holds(@Nullable String wantedPackage) {
        return wantedPackage == null || applications.contains(wantedPackage);
    }

    Optional<SourceRoot> application() {
        return application;
    }

    /** Where the application class is. */
    public String applicationFile() {
        return applicationFile;
    }

    public String applicationPackage() {
        return applicationPackage;
    }

    /** Whether its application class is in this package and below this folder; any will do where none is named. */
    public boolean isIn(@Nullable String wantedPackage, @Nullable String wantedRoot) {
        return (wantedPackage == null || wantedPackage.equals(applicationPackage))
                && (wantedRoot == null
                        || application
                                .filter(root -> root.path().equals(Path.of(wantedRoot)))
                                .isPresent());
    }

    /** Whether the key is set, in any of the spellings that Spring Boot accepts. */
    public boolean has(String key) {
        return value(key).isPresent();
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(canonical(key)));
    }

    public boolean usesVirtualThreads() {
        return value("spring.threads.virtual.enabled").filter("true"::equals).isPresent();
    }

    public List<String> executors() {
        return List.copyOf(executors);
    }

    /** The file that gets new settings. */
    public Optional<String> file() {
        return files.stream().filter(f -> f.endsWith(".properties")).findFirst().or(() -> files.stream()
                .findFirst());
    }

    private static String canonical(String key) {
        return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }
}
