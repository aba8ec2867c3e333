package dev.unblock.analyzer.knowntypes;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One library of the index: its types as {@link KnownType} has them, and among their lines
 *
 * <ul>
 *   <li>{@code # group:artifact:version}, once;
 *   <li>{@code = type method descriptor}: something that waits, with what opened its stream behind it; numbered from 0;
 *   <li>{@code !0 name name/2}: methods of the type above that wait for number 0;
 *   <li>{@code - name}: methods that do not, though those of a type above do.
 * </ul>
 */
final class IndexedLibrary {

    private final Map<String, KnownType> types;
    private final Map<String, Map<String, Optional<LibraryWait>>> waits;

    private IndexedLibrary(Map<String, KnownType> types, Map<String, Map<String, Optional<LibraryWait>>> waits) {
        this.types = types;
        this.waits = waits;
    }

    Optional<KnownType> find(String type) {
        return Optional.ofNullable(types.get(type));
    }

    Optional<Optional<LibraryWait>> ask(String type, String method, int arguments) {
        Map<String, Optional<LibraryWait>> methods = waits.getOrDefault(type, Map.of());
        return Optional.ofNullable(methods.get(method + "/" + arguments))
                .or(() -> Optional.ofNullable(methods.get(method)));
    }

    static IndexedLibrary parse(List<String> lines) {
        return new Parser().parse(lines);
    }

    private static final class Parser {

        private final List<String> ofTypes = new ArrayList<>();
        private final Map<String, Map<String, Optional<LibraryWait>>> waits = new HashMap<>();
        private final List<LibraryWait> sinks = new ArrayList<>();
        private String library = "";
        private String type = "";

        IndexedLibrary parse(List<String> lines) {
            lines.forEach(this::add);
            return new IndexedLibrary(KnownType.parse(ofTypes), waits);
        }

        private void add(String line) {
            switch (line.charAt(0)) {
                case '#' -> library = line.substring(2);
                case '=' -> sinks.add(sink(List.of(line.substring(2).split(" "))));
                case '!' -> {
                    List<String> words = List.of(line.substring(1).split(" "));
                    methods(words, Optional.of(sinks.get(Integer.parseInt(words.get(0)))));
                }
                case '-' -> methods(List.of(line.split(" ")), Optional.empty());
                case ' ' -> ofTypes.add(line);
                default -> {
                    ofTypes.add(line);
                    type = line.split(" ", 2)[0];
                }
            }
        }

        private LibraryWait sink(List<String> words) {
            return new LibraryWait(
                    library,
                    key(words.subList(0, 3)),
                    words.size() > 3 ? Optional.of(key(words.subList(3, 6))) : Optional.empty());
        }

        private static MethodKey key(List<String> words) {
            return new MethodKey(words.get(0), words.get(1), words.get(2));
        }

        private void methods(List<String> words, Optional<LibraryWait> wait) {
            Map<String, Optional<LibraryWait>> methods = waits.computeIfAbsent(type, key -> new HashMap<>());
            words.stream().skip(1).forEach(method -> methods.put(method, wait));
        }
    }
}
