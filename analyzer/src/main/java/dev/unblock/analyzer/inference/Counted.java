package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;

/** What is known to wait, less what does not count when it happens deep inside a library. */
final class Counted implements Sinks {

    private final Sinks known;
    private final Rows uncounted;

    Counted(Sinks known, LibraryTypes types) {
        this(known, Rows.of(LibraryWaits.UNCOUNTED, types::supertypes));
    }

    private Counted(Sinks known, Rows uncounted) {
        this.known = known;
        this.uncounted = uncounted;
    }

    @Override
    public Sinks asking(TypeHierarchy types) {
        return new Counted(known.asking(types), uncounted);
    }

    @Override
    public Verdict of(MethodKey called) {
        Verdict verdict = known.of(called);
        boolean waits = verdict != Verdict.SILENT && verdict != Verdict.NOT_KNOWN;
        return waits && uncounted.name(called.owner(), called.name()) ? Verdict.SILENT : verdict;
    }

    @Override
    public boolean isOpen(Value value) {
        return known.isOpen(value);
    }

    @Override
    public String additions() {
        return known.additions();
    }
}
