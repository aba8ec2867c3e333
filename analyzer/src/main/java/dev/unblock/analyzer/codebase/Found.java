package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one way of looking found below one folder.
 *
 * @param release the highest that any module is written for; empty where nothing says so
 */
record Found(String name, List<Module> modules, Optional<Integer> release, Optional<String> springBoot) {

    Found {
        modules = List.copyOf(modules);
    }

    /** A project made of several. */
    static Found of(String name, List<Found> parts) {
        return new Found(
                name,
                parts.stream().flatMap(part -> part.modules().stream()).toList(),
                parts.stream().flatMap(part -> part.release().stream()).max(Integer::compare),
                parts.stream().flatMap(part -> part.springBoot().stream()).findFirst());
    }

    boolean hasSources() {
        return modules.stream()
                .flatMap(module -> Stream.concat(module.sourceRoots().stream(), module.testSourceRoots().stream()))
                .findAny()
                .isPresent();
    }
}
