package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.List;
import java.util.Optional;

/**
 * What the class files of one top-level type and its source say together.
 *
 * @param types one for each class file, in order; absent where it could not be read
 * @param joinedCalls written calls that were found in the class files
 * @param problems what could not be read
 */
record KnownUnit(List<Optional<TypeFact>> types, int joinedCalls, List<NotAnalysed> problems) {

    KnownUnit {
        types = List.copyOf(types);
        problems = List.copyOf(problems);
    }
}
