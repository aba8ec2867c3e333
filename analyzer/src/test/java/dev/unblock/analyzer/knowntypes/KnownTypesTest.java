package dev.unblock.analyzer.knowntypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what we know of library types by heart against the real class files; {@code -Dgolden.update} writes it anew.
 *
 * <p>Kept are the types that the tables name, those in {@code seeds.txt}, all between them and above them, and of their
 * methods those that return one of these, or what may wait in the JDK.
 */
final class KnownTypesTest {

    private static final Path FILE = Path.of("src/main/resources/dev/unblock/analyzer/knowntypes/types.txt");
    private static final Path TABLES = Path.of("src/main/resources/dev/unblock/analyzer");

    @Test
    void saysOnlyWhatTheClassFilesSay() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, real());
        }
        KnownTypes known = KnownTypes.standard();
        List<String> types = Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.split(" ")[0])
                .toList();
        assertThat(types).hasSizeGreaterThan(1000);
        assertThat(types.stream().filter(type -> !TypeHeader.of(type)
                        .filter(header -> header.supers().equals(known.supers(type)))
                        .isPresent()))
                .isEmpty();
        assertThat(types.stream()
                        .flatMap(type -> TypeHeader.of(type).stream())
                        .flatMap(header -> header.methods().stream()
                                .filter(method -> isWrong(known, header, method))
                                .map(method -> header.name() + "#" + method)))
                .isEmpty();
    }

    /** Something else is known than what the method, or one with as many arguments, returns. */
    private static boolean isWrong(KnownTypes known, TypeHeader header, TypeHeader.Declared method) {
        return known.returned(header.name(), method.name(), method.parameters().size()).stream()
                .anyMatch(returned -> !isSubtype(method.returned(), returned)
                        && !isSubtype(returned, method.returned())
                        && !withoutArity(returned).equals(withoutArity(method.returned())));
    }

    private static String real() {
        Set<String> named = named();
        Set<String> kept = new TreeSet<>(leadingTo(named, reachable(named)));
        kept.addAll(named);
        addAbove(kept);
        addAsynchronous(kept);
        StringBuilder text = new StringBuilder();
        for (String type : kept) {
            TypeHeader.of(type).filter(header -> !type.startsWith("java.")).ifPresent(header -> {
                text.append(type);
                header.supers().forEach(above -> text.append(' ').append(above));
                text.append('\n');
                namesByReturned(header, kept).forEach((returned, names) -> text.append(' ')
                        .append(returned)
                        .append(' ')
                        .append(String.join(" ", names))
                        .append('\n'));
            });
        }
        return text.toString();
    }

    /** Names, with the number of arguments where it makes a difference. */
    private static TreeMap<String, TreeSet<String>> namesByReturned(TypeHeader header, Set<String> kept) {
        TreeMap<String, TreeMap<Integer, Set<String>>> returned = new TreeMap<>();
        header.methods().forEach(method -> returned.computeIfAbsent(method.name(), name -> new TreeMap<>())
                .computeIfAbsent(method.parameters().size(), size -> new TreeSet<>())
                .add(told(header, method)));
        header.supers().forEach(above -> addInherited(header, above, returned));
        TreeMap<String, TreeSet<String>> names = new TreeMap<>();
        returned.forEach((name, bySize) -> {
            boolean same =
                    bySize.values().stream().flatMap(Set::stream).distinct().count() == 1;
            bySize.forEach((size, types) -> chosen(header, types)
                    .filter(type -> isTold(type, kept))
                    .ifPresent(type ->
                            names.computeIfAbsent(type, key -> new TreeSet<>()).add(same ? name : name + "/" + size)));
        });
        return names;
    }

    private static String told(TypeHeader header, TypeHeader.Declared method) {
        if (header.selfTypes().contains(method.variable())) {
            return KnownTypes.ITSELF;
        }
        return method.isArray() ? "[]" : method.returned();
    }

    /** Overloads that the type did not declare itself: a call may mean those too. */
    private static void addInherited(
            TypeHeader type, String above, TreeMap<String, TreeMap<Integer, Set<String>>> returned) {
        TypeHeader.of(above).ifPresent(header -> {
            header.methods().stream()
                    .filter(method -> type.methods().stream().noneMatch(method::isOverriddenBy))
                    .forEach(method -> Optional.ofNullable(returned.get(method.name()))
                            .map(bySize -> bySize.get(method.parameters().size()))
                            .ifPresent(types -> types.add(told(header, method))));
            header.supers().forEach(higher -> addInherited(type, higher, returned));
        });
    }

    /**
     * What overloads with as many arguments have in common, or the step of a chain that can do all that the others can.
     * Of {@code InsertValuesStep1} and {@code InsertValuesStepN} the last one.
     */
    private static Optional<String> chosen(TypeHeader header, Set<String> types) {
        Optional<String> step = types.stream()
                .filter(type -> types.stream().allMatch(other -> isSubtype(type, other)) && isStep(type, header))
                .findFirst();
        if (step.isPresent()) {
            return step;
        }
        boolean differByArity =
                types.stream().map(KnownTypesTest::withoutArity).distinct().count() == 1;
        return differByArity ? types.stream().max(Comparator.naturalOrder()) : mostGeneral(types);
    }

    /** The chain goes on: the type and the one on which it is called have something in common. */
    private static boolean isStep(String type, TypeHeader header) {
        return TypeHeader.of(type).stream()
                .flatMap(returned -> returned.supers().stream())
                .anyMatch(header.supers()::contains);
    }

    private static Optional<String> mostGeneral(Set<String> types) {
        return types.stream()
                .filter(type -> types.stream().allMatch(other -> isSubtype(other, type)))
                .findFirst();
    }

    private static String withoutArity(String type) {
        return type.replaceFirst("(\\d+|N)$", "");
    }

    private static boolean isSubtype(String type, String of) {
        return type.equals(of)
                || TypeHeader.of(type).stream()
                        .flatMap(header -> header.supers().stream())
                        .anyMatch(above -> isSubtype(above, of));
    }

    private static boolean isTold(String returned, Set<String> kept) {
        return kept.contains(returned)
                || returned.equals(KnownTypes.ITSELF)
                || returned.startsWith("java.util.concurrent.")
                || returned.startsWith("java.util.stream.")
                || returned.startsWith("java.io.")
                || returned.startsWith("java.sql.");
    }

    /** The types of the tables and the seeds. */
    private static Set<String> named() {
        Set<String> names = new TreeSet<>();
        lines("seeds.txt").forEach(names::add);
        try (Stream<Path> tables = Files.walk(TABLES)) {
            for (Path table :
                    tables.filter(file -> file.toString().endsWith(".csv")).toList()) {
                for (String line : Files.readAllLines(table)) {
                    Stream.of(line.split(",")).limit(1).forEach(names::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.removeIf(name -> name.startsWith("java.") || TypeHeader.of(name).isEmpty());
        return names;
    }

    /** What calls on the named types lead to, within their libraries, by returned types. */
    private static TreeMap<String, Set<String>> reachable(Set<String> named) {
        Set<String> libraries = named.stream().map(KnownTypesTest::library).collect(Collectors.toSet());
        TreeMap<String, Set<String>> returned = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(named);
        while (!open.isEmpty()) {
            String type = open.remove();
            if (returned.containsKey(type)) {
                continue;
            }
            Set<String> next = new TreeSet<>();
            TypeHeader.of(type).filter(TypeHeader::isPublic).ifPresent(header -> {
                header.methods().forEach(method -> next.add(method.returned()));
                next.addAll(header.supers());
            });
            next.removeIf(name -> !libraries.contains(library(name)) || isLeftAlone(name));
            returned.put(type, next);
            open.addAll(next);
        }
        return returned;
    }

    /** Clients whose calls wait themselves, behind which there are only thousands of values. */
    private static boolean isLeftAlone(String type) {
        return type.contains("internal")
                || type.contains("Reactive")
                || type.startsWith("org.redisson.api.") && type.endsWith("Rx")
                || type.contains(".impl.")
                || type.contains(".support.")
                || type.contains(".dse.")
                || Stream.of("software.amazon.", "com.amazonaws.", "co.elastic.", "com.azure.")
                        .anyMatch(type::startsWith);
    }

    private static Set<String> leadingTo(Set<String> targets, TreeMap<String, Set<String>> returned) {
        Set<String> leading = new TreeSet<>(targets);
        boolean more = true;
        while (more) {
            List<String> found = returned.entrySet().stream()
                    .filter(entry -> !leading.contains(entry.getKey()))
                    .filter(entry -> entry.getValue().stream().anyMatch(leading::contains))
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            more = leading.addAll(found);
        }
        return leading;
    }

    private static void addAbove(Set<String> kept) {
        Deque<String> open = new ArrayDeque<>(kept);
        while (!open.isEmpty()) {
            TypeHeader.of(open.remove()).stream()
                    .flatMap(header -> header.supers().stream())
                    .filter(above -> !above.startsWith("java.") && kept.add(above))
                    .forEach(open::add);
        }
    }

    /** Futures and publishers that kept methods return. */
    private static void addAsynchronous(Set<String> kept) {
        List<String> returned = kept.stream()
                .flatMap(type -> TypeHeader.of(type).stream())
                .flatMap(header -> header.methods().stream())
                .map(TypeHeader.Declared::returned)
                .distinct()
                .filter(type -> !kept.contains(type) && !type.contains(".paginators.") && isAsynchronous(type))
                .sorted(Comparator.naturalOrder())
                .toList();
        kept.addAll(returned);
        addAbove(kept);
    }

    private static boolean isAsynchronous(String type) {
        return type.equals("java.util.concurrent.Future")
                || type.equals("java.util.concurrent.CompletionStage")
                || type.equals("org.reactivestreams.Publisher")
                || TypeHeader.of(type).stream()
                        .flatMap(header -> header.supers().stream())
                        .anyMatch(KnownTypesTest::isAsynchronous);
    }

    /** The first words of its package. */
    private static String library(String type) {
        return Stream.of(type.split("\\."))
                .takeWhile(word -> !Character.isUpperCase(word.charAt(0)))
                .limit(3)
                .collect(Collectors.joining("."));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = KnownTypesTest.class.getResourceAsStream(resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
