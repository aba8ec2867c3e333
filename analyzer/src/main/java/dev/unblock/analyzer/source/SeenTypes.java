package dev.unblock.analyzer.source;

import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.facts.TypeHierarchy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which types a file means by their names, where several have one name: its own, then its module's, then any. */
final class SeenTypes {

    private final Map<Module, List<DeclaredType>> declared;
    private final TypeHierarchy libraries;
    private final List<DeclaredType> everywhere;
    private final Set<String> repeated;
    private final ProjectTypes any;
    private final Map<Module, ProjectTypes> ofModules = new HashMap<>();
    private final Map<Module, Set<String>> apart = new HashMap<>();

    /** @param declared what each module declares */
    SeenTypes(Map<Module, List<DeclaredType>> declared, TypeHierarchy libraries) {
        this.declared = declared;
        this.libraries = libraries;
        this.everywhere = flat(declared.values());
        this.repeated = repeated(everywhere);
        this.any = new ProjectTypes(everywhere, libraries);
    }

    ProjectTypes from(Module module, String file) {
        if (repeated.isEmpty()) {
            return any;
        }
        List<DeclaredType> own = declared.getOrDefault(module, List.of());
        return apart.computeIfAbsent(module, key -> apart(own)).contains(file)
                ? types(List.of(ofFile(own, file), own, everywhere))
                : ofModules.computeIfAbsent(
                        module, key -> own.stream().anyMatch(this::isRepeated) ? types(List.of(own, everywhere)) : any);
    }

    /** Files of a module that declare what another of its files declares, too. */
    private Set<String> apart(List<DeclaredType> own) {
        Set<String> twice = repeated(own);
        return own.stream()
                .filter(type -> twice.contains(type.name()))
                .map(SeenTypes::file)
                .collect(Collectors.toSet());
    }

    private boolean isRepeated(DeclaredType type) {
        return repeated.contains(type.name());
    }

    private ProjectTypes types(List<List<DeclaredType>> nearestFirst) {
        return new ProjectTypes(flat(nearestFirst), libraries);
    }

    private static List<DeclaredType> ofFile(List<DeclaredType> types, String file) {
        return types.stream().filter(type -> file(type).equals(file)).toList();
    }

    private static String file(DeclaredType type) {
        return type.scope().path();
    }

    private static List<DeclaredType> flat(Collection<List<DeclaredType>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    private static Set<String> repeated(List<DeclaredType> declared) {
        Set<String> seen = new HashSet<>();
        return declared.stream()
                .map(DeclaredType::name)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }
}
