package dev.unblock.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Short names for folders: as much of the path's end as no other folder shares, so {@code shop} or {@code team/shop}.
 */
final class RepositoryNames {

    private RepositoryNames() {}

    /** A name for each folder, in their order. */
    static Map<Path, String> of(List<Path> folders) {
        Map<Path, String> names = new LinkedHashMap<>();
        folders.forEach(folder -> names.put(folder, ""));
        Set<Path> open = new HashSet<>(folders);
        for (int length = 1; !open.isEmpty(); length++) {
            int parts = length;
            open.forEach(folder -> names.put(folder, end(folder, parts)));
            Map<String, Long> uses = names.values().stream()
                    .map(RepositoryNames::folded)
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            open.removeIf(folder -> uses.get(folded(names.get(folder))) == 1 || parts >= folder.getNameCount());
        }
        return names;
    }

    /** Names of folders for the reports, different even where capitals are not told apart. */
    static Map<Path, String> places(Map<Path, String> names) {
        Map<Path, String> places = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        names.forEach((folder, name) -> {
            String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceFirst("^\\.+", "_");
            String place = plain;
            for (int i = 2; !taken.add(folded(place)); i++) {
                place = plain + "-" + i;
            }
            places.put(folder, place);
        });
        return places;
    }

    private static String end(Path folder, int parts) {
        int all = folder.getNameCount();
        return all == 0
                ? folder.toString()
                : folder.subpath(Math.max(0, all - parts), all).toString().replace('\\', '/');
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
