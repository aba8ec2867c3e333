package dev.unblock.analyzer.source.names;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.facts.TypeHierarchy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which types a file means by their names, where several have one name: its own, then its module's, then any, those of modules
 * that it depends on first.
 */
public final class SeenTypes {

    private final Codebase codebase;
    private final Map<Module, List<DeclaredType>> declared;
    private final TypeHierarchy libraries;
    private final Set<String> repeated;
    private final ProjectTypes any;
    private final Map<Module, ProjectTypes> ofModules = new HashMap<>();
    private final Map<Module, Set<String>> apart = new HashMap<>();

    /** @param declared what each module declares */
    public SeenTypes(Codebase codebase, Map<Module, List<DeclaredType>> declared, TypeHierarchy libraries) {
        this.codebase = codebase;
        this.declared = declared;
        this.libraries = libraries;
        List<DeclaredType> everywhere =
                declared.values().stream().flatMap(List::stream).toList();
        this.repeated = repeated(everywhere);
        this.any = new ProjectTypes(everywhere, libraries);
    }

    public ProjectTypes from(Module module, String file) {
        if (repeated.isEmpty()) {
            return any;
        }
        List<DeclaredType> own = own(module);
        return apart.computeIfAbsent(module, key -> apart(own)).contains(file)
                ? types(Stream.concat(Stream.of(ofFile(own, file)), nearestFirst(module)))
                : ofModules.computeIfAbsent(module, key -> types(nearestFirst(module)));
    }

    /** Files of a module that declare what another of its files declares, too. */
    private Set<String> apart(List<DeclaredType> own) {
        Set<String> twice = repeated(own);
        return own.stream()
                .filter(type -> twice.contains(type.name()))
                .map(SeenTypes::file)
                .collect(Collectors.toSet());
    }

    /** Its own, those of modules that it depends on, all others. */
    private Stream<List<DeclaredType>> nearestFirst(Module module) {
        return Stream.concat(
                Stream.of(own(module)), codebase.seenFrom(module).stream().map(this::own));
    }

    private List<DeclaredType> own(Module module) {
        return declared.getOrDefault(module, List.of());
    }

    private ProjectTypes types(Stream<List<DeclaredType>> nearestFirst) {
        return new ProjectTypes(nearestFirst.flatMap(List::stream).toList(), libraries);
    }

    private static List<DeclaredType> ofFile(List<DeclaredType> types, String file) {
        return types.stream().filter(type -> file(type).equals(file)).toList();
    }

    private static String file(DeclaredType type) {
        return type.scope().path();
    }

    private static Set<String> repeated(List<DeclaredType> declared) {
        Set<String> seen = new HashSet<>();
        return declared.stream()
                .map(DeclaredType::name)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }
}
