package dev.unblock.analyzer.source.names;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.Optional;
import java.util.stream.Stream;

/** Which packages an import of a whole module of the platform brings. */
final class ModulePackages {

    static final String BASE = "java.base";

    private static final ModuleFinder PLATFORM = ModuleFinder.ofSystem();

    private ModulePackages() {}

    /** Sorted; nothing for modules that are none of the platform's. */
    static Stream<String> of(String module) {
        return all(module).distinct().sorted();
    }

    private static Stream<String> all(String module) {
        Optional<ModuleDescriptor> descriptor = PLATFORM.find(module).map(found -> found.descriptor());
        return descriptor.stream()
                .flatMap(known -> Stream.concat(
                        known.exports().stream()
                                .filter(exported -> !exported.isQualified())
                                .map(ModuleDescriptor.Exports::source),
                        known.requires().stream()
                                .filter(needed ->
                                        needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.TRANSITIVE))
                                .flatMap(needed -> all(needed.name()))));
    }
}
