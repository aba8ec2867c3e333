package dev.unblock.analyzer.knowntypes;

import dev.unblock.analyzer.knowntypes.TypeHeader.Declared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One library as {@link IndexedLibrary} reads it: the types with methods that wait, those that lead to them or to types of the catalogue by
 * what their methods return, and all above these.
 */
final class LibraryIndexText {

    private final PublicApi api;
    private final ReturnedTypes returned;
    private final Map<String, Map<Declared, IndexedWait>> waits;
    private final Predicate<String> isKnown;
    private final Map<String, TypeHeader> types = new TreeMap<>();
    private final List<String> sinks = new ArrayList<>();

    /**
     * @param waits by type and method
     * @param isKnown says of types of other libraries that they are known without an index
     */
    LibraryIndexText(PublicApi api, Map<String, Map<Declared, IndexedWait>> waits, Predicate<String> isKnown) {
        this.api = api;
        this.returned = new ReturnedTypes(api::find);
        this.waits = waits;
        this.isKnown = isKnown;
        api.all().forEach(type -> types.put(type.name(), type));
    }

    /** Its lines; none where nothing waits and nothing leads to what does. */
    List<String> lines(String coordinates) {
        Set<String> kept = kept();
        if (kept.isEmpty()) {
            return List.of();
        }
        List<String> body = new ArrayList<>();
        for (String name : kept) {
            TypeHeader type = types.get(name);
            body.add(name + type.supers().stream().map(above -> " " + above).collect(Collectors.joining()));
            returned.names(type, result -> kept.contains(result) || isTold(result))
                    .forEach((result, names) -> body.add(" " + result + " " + String.join(" ", names)));
            addWaits(type, body);
        }
        List<String> lines = new ArrayList<>(List.of("# " + coordinates));
        sinks.forEach(sink -> lines.add("= " + sink));
        lines.addAll(body);
        return lines;
    }

    private boolean isTold(String result) {
        return result.equals(KnownTypes.ITSELF)
                || result.startsWith("java.util.concurrent.")
                || result.startsWith("java.io.")
                || result.startsWith("java.sql.")
                || !types.containsKey(result) && isKnown.test(result);
    }

    private Set<String> kept() {
        Set<String> kept = new TreeSet<>();
        api.types().stream().map(TypeHeader::name).filter(this::isTarget).forEach(kept::add);
        boolean more = !kept.isEmpty();
        while (more) {
            more = kept.addAll(api.types().stream()
                    .filter(type -> !kept.contains(type.name()) && leadsTo(type, kept))
                    .map(TypeHeader::name)
                    .toList());
        }
        addAbove(kept);
        return kept;
    }

    private boolean isTarget(String type) {
        return waits.getOrDefault(type, Map.of()).values().stream().anyMatch(IndexedWait::counts)
                || above(type).stream().anyMatch(isKnown);
    }

    private boolean leadsTo(TypeHeader type, Set<String> kept) {
        return type.supers().stream().anyMatch(kept::contains)
                || type.methods().stream()
                        .filter(Declared::isPublic)
                        .map(Declared::returned)
                        .anyMatch(
                                result -> kept.contains(result) || !types.containsKey(result) && isKnown.test(result));
    }

    /** Of the library. */
    private void addAbove(Set<String> kept) {
        Deque<String> open = new ArrayDeque<>(kept);
        while (!open.isEmpty()) {
            types.get(open.remove()).supers().stream()
                    .filter(above -> types.containsKey(above) && kept.add(above))
                    .forEach(open::add);
        }
    }

    private Set<String> above(String type) {
        Set<String> above = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            api.find(open.remove()).stream()
                    .flatMap(header -> header.supers().stream())
                    .filter(above::add)
                    .forEach(open::add);
        }
        return above;
    }

    private void addWaits(TypeHeader type, List<String> body) {
        Map<Integer, Set<String>> bySink = new TreeMap<>();
        Set<String> silent = new TreeSet<>();
        callable(type).forEach((name, methods) -> {
            Map<String, Optional<Integer>> answers = answers(type, name, methods);
            answers.forEach((method, sink) -> sink.ifPresentOrElse(
                    number -> bySink.computeIfAbsent(number, key -> new TreeSet<>())
                            .add(method),
                    () -> silent.add(method)));
        });
        bySink.forEach((sink, names) -> body.add("!" + sink + " " + String.join(" ", names)));
        if (!silent.isEmpty()) {
            body.add("- " + String.join(" ", silent));
        }
    }

    private static Map<String, List<Declared>> callable(TypeHeader type) {
        return type.methods().stream()
                .filter(Declared::isPublic)
                .collect(Collectors.groupingBy(Declared::name, TreeMap::new, Collectors.toList()));
    }

    /** By name where all overloads wait, else by name and number of arguments where all of that number do. */
    private Map<String, Optional<Integer>> answers(TypeHeader type, String name, List<Declared> methods) {
        Map<Declared, IndexedWait> waiting = waits.getOrDefault(type.name(), Map.of());
        Map<String, Optional<Integer>> answers = new TreeMap<>();
        if (wait(methods, waiting)) {
            answers.put(name, Optional.of(number(methods, waiting)));
            return answers;
        }
        Map<Integer, List<Declared>> bySize = methods.stream()
                .collect(
                        Collectors.groupingBy(method -> method.parameters().size(), TreeMap::new, Collectors.toList()));
        bySize.forEach((size, overloads) -> {
            if (wait(overloads, waiting)) {
                answers.put(name + "/" + size, Optional.of(number(overloads, waiting)));
            } else if (waitsAbove(type, overloads)) {
                answers.put(name + "/" + size, Optional.empty());
            }
        });
        return answers;
    }

    /** Overloads do the same in other words: where all may wait and one surely does, all do. */
    private static boolean wait(List<Declared> overloads, Map<Declared, IndexedWait> waiting) {
        return overloads.stream().allMatch(waiting::containsKey)
                && overloads.stream().map(waiting::get).anyMatch(IndexedWait::counts);
    }

    private boolean waitsAbove(TypeHeader type, Collection<Declared> methods) {
        return above(type.name()).stream()
                .flatMap(above -> waits.getOrDefault(above, Map.of()).entrySet().stream())
                .filter(waiting -> waiting.getValue().counts())
                .map(Map.Entry::getKey)
                .anyMatch(waiting -> methods.stream().anyMatch(waiting::isOverriddenBy));
    }

    /** Of overloads that wait for different things, what most of them wait for. */
    private int number(List<Declared> methods, Map<Declared, IndexedWait> waiting) {
        Map<String, Long> counts = methods.stream()
                .map(waiting::get)
                .filter(IndexedWait::counts)
                .map(found -> text(found.how()))
                .collect(Collectors.groupingBy(sink -> sink, TreeMap::new, Collectors.counting()));
        String most = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        if (!sinks.contains(most)) {
            sinks.add(most);
        }
        return sinks.indexOf(most);
    }

    private static String text(LibraryWait wait) {
        return wait.sink().owner() + " " + wait.sink().name() + " "
                + wait.sink().descriptor()
                + wait.opener()
                        .map(opener -> " " + opener.owner() + " " + opener.name() + " " + opener.descriptor())
                        .orElse("");
    }
}
