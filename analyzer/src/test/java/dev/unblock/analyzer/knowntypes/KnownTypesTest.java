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

    private static final ReturnedTypes RETURNED = new ReturnedTypes(TypeHeader::of);

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
                .anyMatch(returned -> !RETURNED.isSubtype(method.returned(), returned)
                        && !RETURNED.isSubtype(returned, method.returned())
                        && !ReturnedTypes.withoutArity(returned).equals(ReturnedTypes.withoutArity(method.returned())));
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
                RETURNED.names(header, returned -> isTold(returned, kept)).forEach((result, names) -> text.append(' ')
                        .append(result)
                        .append(' ')
                        .append(String.join(" ", names))
                        .append('\n'));
            });
        }
        return text.toString();
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
