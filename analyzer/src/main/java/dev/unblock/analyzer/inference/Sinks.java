package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;

/** What is known about methods before any code is followed. */
public interface Sinks {

    Verdict of(MethodKey called);

    /** The same, asking this hierarchy about types. */
    Sinks asking(TypeHierarchy types);

    /** The value is a stream, reader or channel that was opened on a file, a connection or a process. */
    boolean isOpen(Value value);

    /** What users added to our tables, in words; our tables are part of the program. */
    String additions();

    /** What is known about a method. */
    enum Verdict {
        WAITS,
        /** Waits if the object called on was opened on a file, a connection or a process. */
        WAITS_IF_OPEN,
        /** Waits if an argument was. */
        WAITS_IF_GIVEN_OPEN,
        /** Known not to wait, or not to matter. */
        SILENT,
        NOT_KNOWN
    }
}
