package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.List;

/**
 * What class files say.
 *
 * @param types sorted by name
 * @param notAnalysed class files that could not be read, and methods that could only be read in part
 */
public record BytecodeFacts(List<TypeFact> types, List<NotAnalysed> notAnalysed) {

    public BytecodeFacts {
        types = List.copyOf(types);
        notAnalysed = List.copyOf(notAnalysed);
    }
}
