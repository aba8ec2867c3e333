package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.written.WrittenFile;
import dev.unblock.analyzer.source.written.WrittenType;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The door of this package: gives facts from class files the places of the sources.
 *
 * <p>Compilers note for each call the line of its opening parenthesis. Within the top-level type and the body that a
 * call stands in, that line and the name of the called method find it, and where several are alike, their order does.
 * What finds no partner keeps what the class file says.
 */
public final class SourceJoin {

    /** Below this share of joined calls, the class files are of other sources. */
    private static final double FITTING = 0.5;

    private SourceJoin() {}

    /** Joins the types of a project, or of a module, with its sources. */
    public static Joined join(List<TypeFact> compiled, List<WrittenFile> written) {
        Placement placement = new Placement();
        Map<Place, List<WrittenType>> sources = new HashMap<>();
        for (WrittenFile file : written) {
            placement.add(file.file().path(), file.outermost());
            file.types().forEach(type -> sources.computeIfAbsent(
                            new Place(file.file().path(), type.outermost()), key -> new ArrayList<>())
                    .add(type));
        }
        Map<Place, List<TypeFact>> together = new LinkedHashMap<>();
        for (TypeFact type : compiled) {
            placement.of(type.name(), type.site().file()).ifPresent(place -> together.computeIfAbsent(
                            place, key -> new ArrayList<>())
                    .add(type));
        }
        Map<TypeFact, TypeFact> rewritten = new IdentityHashMap<>();
        List<JoinedTypes> all = new ArrayList<>();
        together.forEach((place, types) -> {
            JoinedTypes joined = join(place, types, sources.getOrDefault(place, List.of()));
            all.add(joined);
            for (int i = 0; i < types.size(); i++) {
                rewritten.put(types.get(i), joined.types().get(i));
            }
        });
        return new Joined(
                compiled.stream()
                        .map(type -> rewritten.getOrDefault(type, type))
                        .toList(),
                all.stream().mapToInt(JoinedTypes::writtenCalls).sum(),
                all.stream().mapToInt(JoinedTypes::joinedCalls).sum(),
                placement.uncompiled(together.keySet()),
                all.stream()
                        .flatMap(joined -> joined.misfit().stream())
                        .distinct()
                        .sorted(Comparator.comparing(NotAnalysed::file))
                        .toList());
    }

    /**
     * Joins all types that are compiled from one place.
     *
     * @param written what is written there
     */
    public static JoinedTypes join(Place place, List<TypeFact> compiled, List<WrittenType> written) {
        OutermostJoin one = new OutermostJoin(compiled, written);
        return new JoinedTypes(
                one.joined(),
                one.writtenCalls(),
                one.joinedCalls(),
                misfit(place, one.writtenCalls(), one.joinedCalls()));
    }

    private static Optional<NotAnalysed> misfit(Place place, int written, int joined) {
        return joined >= written * FITTING
                ? Optional.empty()
                : Optional.of(new NotAnalysed(
                        place.file(), "the class files are not of this source: build again for exact places"));
    }
}
