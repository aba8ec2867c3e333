package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.List;
import java.util.Optional;

/**
 * The types of one place, joined with its source.
 *
 * @param types in the order they were given
 * @param writtenCalls calls written there
 * @param joinedCalls those of them that were found in class files
 * @param misfit said where sources and class files do not fit
 */
public record JoinedTypes(List<TypeFact> types, int writtenCalls, int joinedCalls, Optional<NotAnalysed> misfit) {

    public JoinedTypes {
        types = List.copyOf(types);
    }
}
