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
        String sources = unread == 0 ? "" : unread + " of " + coverage.sourceFiles() + " source files not parsed, ";
        return Optional.of(
                "Not all could be analysed: " + sources + places
                        + " place(s) missing or only in part, e.g. classes not compiled; the report lists them with the reasons.");
    }
}
