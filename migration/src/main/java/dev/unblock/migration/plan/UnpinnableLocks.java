package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.migration.hazards.PinnedWaits;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether all waits in synchronized code could wait under a lock instead, on which a virtual thread leaves its carrier. */
final class UnpinnableLocks {

    private static final Set<String> WAITS = Set.of("wait", "notify", "notifyAll");

    private final Program program;
    private final List<MethodFact> pinned;
    private final boolean all;

    UnpinnableLocks(Program program, PinnedWaits waits) {
        this.program = program;
        this.pinned = program.methods()
                .filter(method -> waits.in(method).findAny().isPresent())
                .toList();
        Set<String> extended = program.facts().types().stream()
                .flatMap(type -> type.superclass().stream())
                .collect(Collectors.toSet());
        this.all = !pinned.isEmpty() && pinned.stream().allMatch(method -> isReplaceable(method, extended));
    }

    boolean areAll() {
        return all;
    }

    List<MethodFact> methods() {
        return pinned;
    }

    private boolean isReplaceable(MethodFact method, Set<String> extended) {
        TypeFact type = program.type(method.key().owner()).orElse(null);
        boolean plain = type != null
                && type.kind() == TypeFact.Kind.CLASS
                && method.writtenIn().isEmpty()
                && !method.key().name().endsWith("init>")
                && !method.is(Modifier.STATIC)
                && type.methods().stream()
                        .flatMap(each -> each.calls().stream())
                        .noneMatch(call -> WAITS.contains(call.target().name()));
        if (!plain) {
            return false;
        }
        boolean onItself = type.superclass()
                        .filter(above -> !above.equals("java.lang.Object"))
                        .isEmpty()
                && !extended.contains(type.name());
        return (!method.is(Modifier.SYNCHRONIZED) || onItself)
                && method.monitors().stream()
                        .map(MonitorFact::lock)
                        .allMatch(lock -> lock instanceof Value.Self && onItself || isPlainField(lock, type));
    }

    private boolean isPlainField(Value lock, TypeFact type) {
        if (!(lock instanceof Value.FieldRead read) || !read.field().owner().equals(type.name())) {
            return false;
        }
        FieldKey key = read.field();
        return type.fields().stream()
                        .anyMatch(field -> field.key().equals(key)
                                && field.is(Modifier.PRIVATE)
                                && field.is(Modifier.FINAL)
                                && !field.is(Modifier.STATIC))
                && program.valuesOf(key).stream()
                        .allMatch(value -> value instanceof Value.Allocation made
                                && made.type().equals("java.lang.Object"));
    }
}
