package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to analyse of one project.
 *
 * @param root the folder that was given; every reported path is relative to it
 * @param modules sorted by folder
 * @param settings from {@code application.properties}/{@code .yml} of main resources, profiles left out
 * @param moduleFacts what build files and resources say of each module, sorted by folder
 * @param notAnalysed what could not be read or is missing, e.g. a module without class files
 */
public record Codebase(
        Path root,
        String name,
        List<Module> modules,
        Map<String, String> settings,
        List<ModuleFact> moduleFacts,
        Optional<String> commit,
        int javaRelease,
        Optional<String> springBoot,
        List<NotAnalysed> notAnalysed) {

    public Codebase {
        modules = List.copyOf(modules);
        settings = Map.copyOf(settings);
        moduleFacts = List.copyOf(moduleFacts);
        notAnalysed = List.copyOf(notAnalysed);
    }

    /** All modules as one of them sees them: those that it depends on come before the others. */
    public List<Module> seenFrom(Module module) {
        Map<String, String> artifacts = new HashMap<>();
        moduleFacts.forEach(fact -> fact.artifact().ifPresent(artifact -> artifacts.put(fact.folder(), artifact)));
        return modules.stream()
                .sorted(Comparator.comparing(
                        other -> !module.libraries().contains(artifacts.getOrDefault(other.folder(), ""))))
                .toList();
    }

    /**
     * A module, or a bare folder of sources.
     *
     * @param folder relative to the project, {@code .} for the root
     * @param sourceRoots folders of main sources, generated ones that exist included
     * @param classes folders (or jars) of the main classes, empty when not compiled
     * @param classPath jars of the dependencies, as far as they were given or found without running a build
     * @param libraries artifact ids that the build file names
     */
    public record Module(
            String folder,
            List<Path> sourceRoots,
            List<Path> testSourceRoots,
            List<Path> resourceRoots,
            List<Path> classes,
            List<Path> testClasses,
            List<Path> classPath,
            Set<String> libraries,
            Charset encoding) {

        public Module {
            libraries = Set.copyOf(libraries);
            sourceRoots = List.copyOf(sourceRoots);
            testSourceRoots = List.copyOf(testSourceRoots);
            resourceRoots = List.copyOf(resourceRoots);
            classes = List.copyOf(classes);
            testClasses = List.copyOf(testClasses);
            classPath = List.copyOf(classPath);
        }
    }
}
