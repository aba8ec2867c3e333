package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;

/**
 * A read or write of a field.
 *
 * @param object where the object comes from; absent for static fields
 * @param written where the written value comes from; absent for reads
 * @param locks monitors and {@code Lock}s that are surely held here, outermost first
 */
public record FieldAccess(
        FieldKey field, Kind kind, Optional<Value> object, Optional<Value> written, List<Value> locks, Site site) {

    public FieldAccess {
        locks = List.copyOf(locks);
    }

    /** Read or write. */
    public enum Kind {
        READ,
        WRITE
    }
}
