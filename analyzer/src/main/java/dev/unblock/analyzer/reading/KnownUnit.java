package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.join.JoinedTypes;
import dev.unblock.analyzer.join.Place;
import dev.unblock.analyzer.join.SourceJoin;
import dev.unblock.analyzer.source.written.WrittenType;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.ArrayList;
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

    /** Names all that classes without a source depend on. */
    static String key(List<OwnClass> unit) {
        Hashes hashes = new Hashes().add("unit");
        unit.forEach(type -> type.describe(hashes));
        return hashes.name();
    }

    /** @param source names the content of the file that the place is in */
    static String key(Place place, String source, List<OwnClass> unit) {
        Hashes hashes = new Hashes().add("unit").add(place.outermost()).add(source);
        unit.forEach(type -> type.describe(hashes));
        return hashes.name();
    }

    /** Classes without a source. */
    static KnownUnit read(List<OwnClass> unit) {
        return new KnownUnit(unit.stream().map(OwnClass::type).toList(), 0, told(unit));
    }

    /** Reads the classes and joins them with what is written there. */
    static KnownUnit read(Place place, List<OwnClass> unit, List<WrittenType> written) {
        List<TypeFact> compiled =
                unit.stream().flatMap(type -> type.type().stream()).toList();
        List<NotAnalysed> told = told(unit);
        JoinedTypes joined = SourceJoin.join(place, compiled, written);
        joined.misfit().ifPresent(told::add);
        List<Optional<TypeFact>> types = new ArrayList<>();
        int next = 0;
        for (OwnClass type : unit) {
            types.add(type.type().isPresent() ? Optional.of(joined.types().get(next++)) : Optional.empty());
        }
        return new KnownUnit(types, joined.joinedCalls(), told);
    }

    private static List<NotAnalysed> told(List<OwnClass> unit) {
        unit.forEach(OwnClass::type);
        List<NotAnalysed> told = new ArrayList<>();
        unit.forEach(type -> told.addAll(type.problems()));
        return told;
    }
}
