package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All facts of one project.
 *
 * @param types sorted by name
 * @param files sorted by path
 * @param settings from {@code application.properties} and {@code application.yml}, profiles left out, keys in kebab case
 * @param modules sorted by folder; empty where nothing is known of them
 * @param javaRelease the highest release any module is written for
 */
public record Facts(
        List<TypeFact> types,
        TypeHierarchy hierarchy,
        List<SourceFile> files,
        Map<String, String> settings,
        List<ModuleFact> modules,
        int javaRelease,
        Optional<String> springBoot) {

    public Facts {
        types = List.copyOf(types);
        files = List.copyOf(files);
        modules = List.copyOf(modules);
        settings = Map.copyOf(settings);
    }

    /** The same project with other facts of its types. */
    public Facts withTypes(List<TypeFact> others) {
        return new Facts(others, hierarchy, files, settings, modules, javaRelease, springBoot);
    }

    public Map<String, TypeFact> typesByName() {
        return types.stream().collect(Collectors.toMap(TypeFact::name, Function.identity(), (first, again) -> first));
    }
}
