package dev.unblock.analyzer.join;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells for each compiled type where it is written. */
public final class Placement {

    private final Set<Place> places = new LinkedHashSet<>();
    private final Map<String, Place> byName = new HashMap<>();

    /**
     * Adds a file; sorted by path, so that of two types of one name it is always the same that counts.
     *
     * @param outermost its top-level types
     */
    public void add(String file, Collection<String> outermost) {
        for (String type : outermost) {
            Place place = new Place(file, type);
            places.add(place);
            byName.putIfAbsent(type, place);
        }
    }

    /**
     * Where a type is written; empty where no source declares it.
     *
     * @param type binary name with dots
     * @param source the file that its class file names
     */
    public Optional<Place> of(String type, String source) {
        for (int end = type.length(); end > 0; end = type.lastIndexOf('$', end - 1)) {
            String outermost = type.substring(0, end);
            Place besides = new Place(source, outermost);
            if (places.contains(besides)) {
                return Optional.of(besides);
            }
            if (byName.containsKey(outermost)) {
                return Optional.ofNullable(byName.get(outermost));
            }
        }
        return Optional.empty();
    }

    /** Files that declare types of which none is among the compiled ones, sorted. */
    public List<String> uncompiled(Collection<Place> compiled) {
        Set<String> seen = new HashSet<>();
        compiled.forEach(place -> seen.add(place.file()));
        return places.stream()
                .map(Place::file)
                .filter(file -> !seen.contains(file))
                .distinct()
                .sorted()
                .toList();
    }
}
