package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.cache.Pack;
import dev.unblock.analyzer.join.Place;
import dev.unblock.analyzer.join.Placement;
import dev.unblock.analyzer.source.written.WrittenFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins a source with its class files as soon as it is parsed, so that what is written in it need not be kept until all
 * sources are read, and every thread that parses joins too.
 *
 * <p>Which class files are of a source is certain only when all sources are known: here the classes go by the file that
 * each names. What turns out otherwise has another name in the pack, and is joined anew.
 */
final class JoinedOnTheWay {

    private final Pack pack;
    private volatile Map<String, List<OwnClass>> bySource = Map.of();

    JoinedOnTheWay(Pack pack) {
        this.pack = pack;
    }

    /** Says that all classes are known. */
    void begin(List<OwnClass> classes) {
        Map<String, List<OwnClass>> found = new HashMap<>();
        classes.forEach(type -> found.computeIfAbsent(type.source(), source -> new ArrayList<>())
                .add(type));
        bySource = found;
    }

    /**
     * Joins the file; false where something in it has no class yet, so that it is still to be joined.
     *
     * @param key names all that what is written depends on
     */
    boolean join(WrittenFile file, String key) {
        Placement inFile = new Placement();
        inFile.add(file.file().path(), file.outermost());
        Map<Place, List<OwnClass>> units = new LinkedHashMap<>();
        for (OwnClass type : bySource.getOrDefault(file.file().path(), List.of())) {
            inFile.of(type.name(), type.source())
                    .ifPresent(place -> units.computeIfAbsent(place, found -> new ArrayList<>())
                            .add(type));
        }
        units.forEach((place, unit) -> {
            pack.put(KnownUnit.key(place, key, unit), KnownUnit.read(place, unit, file.types(place.outermost())));
            unit.forEach(OwnClass::forget);
        });
        return units.size() == file.outermost().size();
    }
}
