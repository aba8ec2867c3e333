package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which module a type belongs to, and what that module says: several applications can lie in one project. */
public final class Modules {

    private final List<ModuleFact> deepestFirst;
    private final ModuleFact whole;
    private final Settings settings;
    private final Map<ModuleFact, Settings> own = new HashMap<>();

    public Modules(Facts facts, Settings settings) {
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

    public ModuleFact of(TypeFact type) {
        String file = type.site().file();
        return deepestFirst.stream()
                .filter(module -> module.folder().equals(".") || file.startsWith(module.folder() + "/"))
                .findFirst()
                .orElse(whole);
    }

    /** A module without settings of its own is part of an application that another module starts. */
    public Settings settings(TypeFact type) {
        return own.getOrDefault(of(type), settings);
    }

    /** What the application is told as a whole; a part without settings of its own may be one of several, which must agree. */
    public String agreed(TypeFact type, String key) {
        Set<String> said = of(type).settings().isEmpty()
                ? deepestFirst.stream()
                        .filter(module -> !module.settings().isEmpty())
                        .map(module -> module.settings().getOrDefault(key, ""))
                        .collect(Collectors.toSet())
                : Set.of();
        return said.size() > 1 ? "" : settings(type).text(key);
    }

    /** The module depends on a library whose name begins with one of these. */
    public boolean uses(TypeFact type, Set<String> prefixes) {
        return of(type).libraries().stream()
                .anyMatch(library -> prefixes.stream().anyMatch(library::startsWith));
    }
}
