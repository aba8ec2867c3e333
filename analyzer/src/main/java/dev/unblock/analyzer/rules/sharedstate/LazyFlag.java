package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import java.util.Set;

/** {@code if (!loaded) { codes = read(); loaded = true; }}: a flag says that something else has been made. */
final class LazyFlag {

    private static final Set<String> TRUE = Set.of("true", "1");

    private LazyFlag() {}

    static boolean isSet(Use write) {
        MethodFact method = write.method();
        boolean set = write.access()
                .written()
                .filter(value -> value instanceof Value.Constant constant && TRUE.contains(constant.text()))
                .isPresent();
        return set
                && method.accesses().stream()
                        .filter(access -> access.kind() == FieldAccess.Kind.READ
                                && access.field().equals(write.access().field())
                                && access.locks().isEmpty())
                        .anyMatch(look ->
                                method.accesses().stream().anyMatch(made -> isMadeBetween(look, made, write.access())));
    }

    private static boolean isMadeBetween(FieldAccess look, FieldAccess made, FieldAccess set) {
        return made.kind() == FieldAccess.Kind.WRITE
                && !made.field().equals(set.field())
                && made.object().equals(set.object())
                && made.site().line() > look.site().line()
                && made.written()
                        .filter(value -> value.alternatives().anyMatch(FieldWrites::isMade))
                        .isPresent()
                && set.site().line() > look.site().line();
    }
}
