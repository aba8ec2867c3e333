package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.List;

/**
 * The sources of a project.
 *
 * @param written one for each parsed file, sorted by path
 * @param sourceFiles how many files there are, those included that could not be parsed
 * @param notAnalysed what could not be read or parsed, with the reason
 */
public record Sources(List<WrittenFile> written, int sourceFiles, List<NotAnalysed> notAnalysed) {

    public Sources {
        written = List.copyOf(written);
        notAnalysed = List.copyOf(notAnalysed);
    }

    public List<SourceFile> files() {
        return written.stream().map(WrittenFile::file).toList();
    }

    public int callSites() {
        return files().stream().mapToInt(SourceFile::callSites).sum();
    }
}
