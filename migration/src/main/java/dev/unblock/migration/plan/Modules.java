package dev.unblock.migration.plan;

import static java.util.stream.Collectors.groupingBy;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which module a file belongs to, and the package at the top of a module. */
final class Modules {

    private static final String APPLICATION = "org.springframework.boot.autoconfigure.SpringBootApplication";
    private static final Set<String> SCANS = Set.of(
            APPLICATION,
            "org.springframework.context.annotation.ComponentScan",
            "org.springframework.context.annotation.ComponentScans");
    private static final List<String> SCANNED = List.of("scanBasePackages", "basePackages", "value");

    private final List<String> folders;
    /** Main types. */
    private final List<TypeFact> types;

    private final Map<String, List<TypeFact>> byModule;

    Modules(Codebase codebase, Program program) {
        this.folders = codebase.modules().stream()
                .map(Codebase.Module::folder)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.types =
                program.facts().types().stream().filter(type -> !type.test()).toList();
        this.byModule = types.stream().collect(groupingBy(type -> of(type.site().file())));
    }

    /** The folder of the innermost module, {@code .} for the root. */
    String of(String file) {
        return folders.stream()
                .filter(folder -> file.startsWith(folder + "/"))
                .findFirst()
                .orElse(".");
    }

    /** The module whose settings the file's code runs by: its own, or that of the project's only application. */
    String runningWith(String file) {
        String own = of(file);
        List<String> applications = byModule.keySet().stream()
                .filter(module -> applicationPackage(module).isPresent())
                .toList();
        return applications.size() == 1 ? applications.get(0) : own;
    }

    /** The application class's package, else what all packages of the module begin with. */
    String basePackage(String module) {
        return applicationPackage(module).orElseGet(() -> types(module)
                .map(type -> packageOf(type.name()))
                .reduce(Modules::common)
                .orElse(""));
    }

    /** The application class's package, where the module has one. */
    Optional<String> applicationPackage(String module) {
        return types(module)
                .filter(type -> type.annotation(APPLICATION).isPresent())
                .map(type -> packageOf(type.name()))
                .findFirst();
    }

    /**
     * The source folder that holds the module's base package, where classes of another module are in that package too, and
     * so the package alone does not say which module is meant.
     */
    Optional<String> sourceRoot(String module) {
        String name = basePackage(module);
        List<String> files = types.stream()
                .filter(type -> packageOf(type.name()).equals(name))
                .map(type -> type.site().file())
                .toList();
        boolean isShared = files.stream().map(this::of).distinct().count() > 1;
        String folder = name.replace('.', '/') + "/";
        return files.stream()
                .filter(file -> isShared && of(file).equals(module))
                .map(file -> file.substring(0, file.lastIndexOf('/') + 1))
                .filter(path -> path.endsWith("/" + folder))
                .map(path -> path.substring(0, path.length() - folder.length() - 1))
                .min(Comparator.naturalOrder());
    }

    /** Whether the module's application finds components in the package of this type. */
    boolean isScanned(String type, String module) {
        Stream<String> named = types(module)
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> SCANS.contains(annotation.type()))
                .flatMap(annotation -> SCANNED.stream().flatMap(element -> annotation.texts(element).stream()))
                .filter(text -> text.matches("[\\w.]+"));
        return applicationPackage(module).stream()
                .flatMap(own -> Stream.concat(Stream.of(own), named))
                .anyMatch(name -> type.startsWith(name + "."));
    }

    private Stream<TypeFact> types(String module) {
        return byModule.getOrDefault(module, List.of()).stream();
    }

    private static String packageOf(String type) {
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String common(String one, String other) {
        String[] first = one.split("\\.");
        String[] second = other.split("\\.");
        int same = 0;
        while (same < Math.min(first.length, second.length) && first[same].equals(second[same])) {
            same++;
        }
        return String.join(".", Arrays.copyOf(first, same));
    }
}
