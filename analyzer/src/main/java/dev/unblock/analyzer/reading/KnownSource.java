package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.source.written.WrittenFile;
import java.util.List;

/**
 * What is kept of a source file; its bodies are joined with class files and kept there.
 *
 * @param outermost its top-level types
 */
record KnownSource(SourceFile file, List<String> outermost) {

    KnownSource {
        outermost = List.copyOf(outermost);
    }

    static KnownSource of(WrittenFile written) {
        return new KnownSource(written.file(), written.outermost());
    }
}
