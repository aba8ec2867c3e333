package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.List;

/**
 * The facts of a project's own code.
 *
 * @param types that have class files, module by module and by name
 * @param files that could be parsed, sorted by path
 * @param sourceFiles how many files there are, those included that could not be parsed
 * @param joinedCalls written calls that were found in class files
 * @param uncompiledFiles source files that declare types of which none is compiled, sorted
 */
public record OwnFacts(
        List<TypeFact> types,
        List<SourceFile> files,
        int sourceFiles,
        int joinedCalls,
        List<String> uncompiledFiles,
        List<NotAnalysed> notAnalysed) {

    public OwnFacts {
        types = List.copyOf(types);
        files = List.copyOf(files);
        uncompiledFiles = List.copyOf(uncompiledFiles);
        notAnalysed = List.copyOf(notAnalysed);
    }
}
