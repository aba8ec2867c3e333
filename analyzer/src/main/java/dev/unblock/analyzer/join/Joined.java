package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.List;

/**
 * Types whose places are those of the sources.
 *
 * @param types in the order they were given
 * @param writtenCalls calls written in the files that have class files
 * @param joinedCalls those of them that were found in class files
 * @param uncompiledFiles source files that declare types of which none is compiled, sorted
 * @param notAnalysed files whose sources and class files do not fit
 */
public record Joined(
        List<TypeFact> types,
        int writtenCalls,
        int joinedCalls,
        List<String> uncompiledFiles,
        List<NotAnalysed> notAnalysed) {

    public Joined {
        types = List.copyOf(types);
        uncompiledFiles = List.copyOf(uncompiledFiles);
        notAnalysed = List.copyOf(notAnalysed);
    }
}
