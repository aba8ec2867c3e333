package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.WrittenFile;
import dev.unblock.analyzer.source.WrittenType;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private final Map<Place, List<WrittenType>> byPlace = new HashMap<>();
    private final Map<String, Place> byName = new HashMap<>();

    private SourceJoin(List<WrittenFile> written) {
        for (WrittenFile file : written) {
            for (WrittenType type : file.types()) {
                Place place = new Place(file.file().path(), type.outermost());
                byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(type);
                byName.putIfAbsent(type.outermost(), place);
            }
        }
    }

    /** A top-level type in a file; two modules may have types of one name. */
    private record Place(String file, String outermost) {}

    /** Joins the types of a project, or of a module, with its sources. */
    public static Joined join(List<TypeFact> compiled, List<WrittenFile> written) {
        return new SourceJoin(written).join(compiled);
    }

    private Joined join(List<TypeFact> compiled) {
        Map<Place, List<TypeFact>> together = new LinkedHashMap<>();
        for (TypeFact type : compiled) {
            placeOf(type).ifPresent(place -> together.computeIfAbsent(place, key -> new ArrayList<>())
                    .add(type));
        }
        Map<TypeFact, TypeFact> joined = new HashMap<>();
        Counts all = new Counts(0, 0);
        List<NotAnalysed> misfits = new ArrayList<>();
        for (Map.Entry<Place, List<TypeFact>> entry : together.entrySet()) {
            List<WrittenType> written = byPlace.getOrDefault(entry.getKey(), List.of());
            OutermostJoin one = new OutermostJoin(entry.getValue(), written);
            joined.putAll(one.joined());
            all = all.plus(one.counts());
            misfit(entry.getKey(), one.counts()).ifPresent(misfits::add);
        }
        misfits.sort(Comparator.comparing(NotAnalysed::file));
        return new Joined(
                compiled.stream().map(type -> joined.getOrDefault(type, type)).toList(),
                all.written(),
                all.joined(),
                uncompiled(together.keySet()),
                misfits.stream().distinct().toList());
    }

    private static Optional<NotAnalysed> misfit(Place place, Counts counts) {
        return counts.joined() >= counts.written() * FITTING
                ? Optional.empty()
                : Optional.of(new NotAnalysed(
                        place.file(), "the class files are not of this source: build again for exact places"));
    }

    private Optional<Place> placeOf(TypeFact type) {
        String name = type.name();
        for (int end = name.length(); end > 0; end = name.lastIndexOf('$', end - 1)) {
            String outermost = name.substring(0, end);
            Place besides = new Place(type.site().file(), outermost);
            if (byPlace.containsKey(besides)) {
                return Optional.of(besides);
            }
            if (byName.containsKey(outermost)) {
                return Optional.ofNullable(byName.get(outermost));
            }
        }
        return Optional.empty();
    }

    private List<String> uncompiled(Set<Place> compiled) {
        Set<String> seen = new HashSet<>();
        compiled.forEach(place -> seen.add(place.file()));
        return byPlace.keySet().stream()
                .map(Place::file)
                .filter(file -> !seen.contains(file))
                .distinct()
                .sorted()
                .toList();
    }

    /** How many calls are written and how many of them were joined. */
    record Counts(int written, int joined) {

        Counts plus(Counts other) {
            return new Counts(written + other.written, joined + other.joined);
        }
    }
}
