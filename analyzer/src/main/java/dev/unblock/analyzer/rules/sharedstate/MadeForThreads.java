package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Set;

/** Classes whose authors count on more than one thread: some of their state says so. */
final class MadeForThreads {

    private static final Set<String> OVERRIDDEN = Set.of("mark", "reset", "fillInStackTrace", "initCause");
    private static final Set<String> STREAMS = Set.of(
            "java.io.InputStream", "java.io.OutputStream", "java.io.Reader", "java.io.Writer", "java.util.Iterator");

    private MadeForThreads() {}

    /** A field is volatile or atomic. */
    static boolean byFields(TypeFact type) {
        return type.kind() == TypeFact.Kind.CLASS
                && type.fields().stream()
                        .anyMatch(field -> field.is(Modifier.VOLATILE)
                                || !field.is(Modifier.STATIC)
                                        && field.type().startsWith("java.util.concurrent.atomic."));
    }

    /** A method locks, other than the JDK's own that are overridden as synchronized by habit. */
    static boolean byLocks(TypeFact type) {
        return type.methods().stream().anyMatch(MadeForThreads::locks);
    }

    private static boolean locks(MethodFact method) {
        return method.is(Modifier.SYNCHRONIZED)
                        && !OVERRIDDEN.contains(method.key().name())
                || !method.monitors().isEmpty()
                || method.accesses().stream().anyMatch(access -> !access.locks().isEmpty());
    }

    /** Whoever reads or writes one has it to himself, whatever its class locks. */
    static boolean isStream(Inspection inspection, TypeFact type) {
        return STREAMS.stream().anyMatch(stream -> inspection.isSubtype(type.name(), stream));
    }
}
