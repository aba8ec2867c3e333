package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.Optional;

/** Which calls go to a map that several threads have, without a lock around them. */
final class SharedMaps {

    private SharedMaps() {}

    static boolean isShared(Inspection inspection, Call call) {
        Optional<FieldKey> field = Values.receiverField(call.site());
        return field.isPresent()
                && call.site().locks().isEmpty()
                && !inspection.accesses().isGuarded(call.method())
                && !inspection.accesses().isBuilding(call.method())
                && (isConcurrent(inspection, call, field.get())
                        || inspection.accesses().isSharedField(field.get()));
    }

    /** Whoever takes a concurrent map says that it is shared. */
    static boolean isConcurrent(Inspection inspection, Call call, FieldKey field) {
        return isMadeForThreads(inspection, call.owner())
                || inspection.program().valuesOf(field).stream()
                        .anyMatch(value ->
                                value instanceof Value.Allocation made && isMadeForThreads(inspection, made.type())
                                        || value instanceof Value.Result result
                                                && result.target().owner().equals("java.util.Collections")
                                                && result.target().name().startsWith("synchronized"));
    }

    private static boolean isMadeForThreads(Inspection inspection, String type) {
        return inspection.isSubtype(type, "java.util.concurrent.ConcurrentMap") || type.equals("java.util.Hashtable");
    }
}
