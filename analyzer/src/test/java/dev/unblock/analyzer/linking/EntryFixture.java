package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.EntryPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sources whose entry points are told on the lines they begin at: {@code // entry: kind thread route}, several with
 * {@code +} between. A line without such a remark must have none.
 *
 * <p>Libraries are told in short: {@code @org.lib.Marker value path} is an annotation with two elements, anything else the
 * source of a type.
 */
final class EntryFixture {

    private static final Pattern EXPECTATION = Pattern.compile("//\\s*entry:\\s*(.+)");

    private final List<String> stubs = new ArrayList<>();

    static EntryFixture with(String... libraries) {
        EntryFixture fixture = new EntryFixture();
        Stream.of(libraries)
                .flatMap(text -> text.contains("{") ? Stream.of(text) : text.lines())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> fixture.stubs.add(text.startsWith("@") ? annotation(text) : onOwnLine(text)));
        return fixture;
    }

    EntryFixture and(EntryFixture other) {
        stubs.addAll(other.stubs);
        return this;
    }

    void check(String source) {
        check(Map.of(), source);
    }

    void check(Map<String, String> settings, String source) {
        Fixture fixture = Fixture.of(settings, source, stubs);
        Map<String, String> found = new TreeMap<>();
        fixture.program().entryPoints().stream()
                .filter(point -> !point.kind().equals("public-api"))
                .forEach(point -> found.merge(
                        point.file() + ":" + point.line(),
                        described(point),
                        (one, two) -> Stream.of(one, two).sorted().collect(Collectors.joining(" + "))));
        assertThat(found).isEqualTo(expected(fixture));
    }

    private static Map<String, String> expected(Fixture fixture) {
        Map<String, String> expected = new TreeMap<>();
        fixture.eachLine((place, text) -> {
            Matcher matcher = EXPECTATION.matcher(text);
            if (matcher.find()) {
                expected.put(
                        place,
                        Arrays.stream(matcher.group(1).split(" \\+ "))
                                .map(String::strip)
                                .sorted()
                                .collect(Collectors.joining(" + ")));
            }
        });
        assertThat(expected).isNotEmpty();
        return expected;
    }

    private static String described(EntryPoint point) {
        return (point.kind() + " " + point.thread().label() + " "
                        + point.route().orElse(""))
                .strip();
    }

    private static String onOwnLine(String type) {
        return type.replaceFirst("; +", ";\n");
    }

    private static String annotation(String text) {
        String[] words = text.substring(1).split(" ");
        String name = words[0];
        String elements = Arrays.stream(words)
                .skip(1)
                .map(element -> "String[] " + element + "() default {};")
                .collect(Collectors.joining(" "));
        return "package " + name.substring(0, name.lastIndexOf('.')) + ";\npublic @interface "
                + name.substring(name.lastIndexOf('.') + 1) + " { " + elements + " }";
    }
}
