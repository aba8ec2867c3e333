package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which module a type belongs to, and what that module says: several applications can lie in one project. */
final class Modules {

    private final List<ModuleFact> deepestFirst;
    private final ModuleFact whole;
    private final Settings settings;
    private final Map<ModuleFact, Settings> own = new HashMap<>();

    Modules(Facts facts, Settings settings) {
        this.settings = settings;
        this.whole = new ModuleFact(".", Set.of(), facts.settings(), List.of());
        this.deepestFirst = facts.modules().stream()
                .sorted(Comparator.comparing(
                                (ModuleFact module) -> -module.folder().length())
                        .thenComparing(ModuleFact::folder))
                .toList();
        deepestFirst.forEach(
                module -> own.put(module, module.settings().isEmpty() ? settings : settings.with(module.settings())));
    }

    ModuleFact of(TypeFact type) {
        String file = type.site().file();
        return deepestFirst.stream()
                .filter(module -> module.folder().equals(".") || file.startsWith(module.folder() + "/"))
                .findFirst()
                .orElse(whole);
    }

    /** A module without settings of its own is part of an application that another module starts. */
    Settings settings(TypeFact type) {
        return own.getOrDefault(of(type), settings);
    }

    /** The module depends on a library whose name begins with one of these. */
    boolean uses(TypeFact type, Set<String> prefixes) {
        return of(type).libraries().stream()
                .anyMatch(library -> prefixes.stream().anyMatch(library::startsWith));
    }
}
