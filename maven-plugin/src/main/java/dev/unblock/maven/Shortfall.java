package dev.unblock.maven;

import dev.unblock.model.Coverage;
import dev.unblock.model.Result;
import java.util.Optional;

/** What limits a result, in one line for the log. */
final class Shortfall {

    private Shortfall() {}

    static Optional<String> of(Result result) {
        Coverage coverage = result.coverage();
        int unread = coverage.sourceFiles() - coverage.parsedFiles();
        int places = coverage.notAnalysed().size();
        if (unread == 0 && places == 0) {
            return Optional.empty();
        }
        return Optional.of("Not all could be analysed: " + unread + " of " + coverage.sourceFiles()
                + " source files not parsed, " + places + " place(s) in all; the report lists them with the reasons.");
    }
}
