package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which modules of a project run in one process.
 *
 * <p>Several applications can lie in one project and speak through an interface that one implements and the other calls
 * from afar. A type is of an application when a module with a {@code main} method needs its module; of what no
 * application needs, such as plug-ins, nothing is said.
 */
public final class Applications {

    private final Modules modules;
    private final Map<ModuleFact, Set<ModuleFact>> startedBy = new HashMap<>();
    private final Map<String, Set<ModuleFact>> ofType = new HashMap<>();

    public Applications(ProjectIndex index, Modules modules) {
        this.modules = modules;
        Map<String, ModuleFact> byArtifact = index.facts().modules().stream()
                .filter(module -> module.artifact().isPresent())
                .collect(Collectors.toMap(
                        module -> module.artifact().orElseThrow(), module -> module, (first, second) -> first));
        if (byArtifact.size() < 2) {
            return;
        }
        index.types().stream()
                .filter(type -> !type.test() && isStarted(type))
                .map(modules::of)
                .distinct()
                .forEach(application -> needed(application, byArtifact).forEach(module -> startedBy
                        .computeIfAbsent(module, key -> new HashSet<>())
                        .add(application)));
    }

    /** No application has both. */
    boolean areApart(TypeFact one, TypeFact other) {
        if (startedBy.isEmpty() || one.test() || other.test()) {
            return false;
        }
        Set<ModuleFact> first = startedBy(one);
        Set<ModuleFact> second = startedBy(other);
        return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
    }

    private Set<ModuleFact> startedBy(TypeFact type) {
        return ofType.computeIfAbsent(type.name(), name -> startedBy.getOrDefault(modules.of(type), Set.of()));
    }

    private static boolean isStarted(TypeFact type) {
        return type.methods().stream().anyMatch(Applications::isMain);
    }

    private static boolean isMain(MethodFact method) {
        return method.key().name().equals("main")
                && method.is(Modifier.STATIC)
                && method.key().parameterTypes().equals(List.of("java.lang.String[]"));
    }

    private static Set<ModuleFact> needed(ModuleFact application, Map<String, ModuleFact> byArtifact) {
        Set<ModuleFact> needed = new HashSet<>();
        Deque<ModuleFact> open = new ArrayDeque<>(List.of(application));
        while (!open.isEmpty()) {
            ModuleFact module = open.remove();
            if (needed.add(module)) {
                module.libraries().stream()
                        .filter(byArtifact::containsKey)
                        .map(byArtifact::get)
                        .forEach(open::add);
            }
        }
        return needed;
    }
}
