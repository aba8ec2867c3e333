package dev.unblock.analyzer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TablesTest {

    @ParameterizedTest
    @ValueSource(strings = {Boundary.CUT, Boundary.RUN_BY_CALLER, Boundary.ASYNCHRONOUS, LibraryWaits.UNCOUNTED})
    void nameMethodsOnceAndSayWhy(String table) {
        List<String> lines = Rows.text(table).lines().skip(1).toList();

        assertThat(lines).allSatisfy(line -> {
            String[] columns = line.split(",", 3);
            assertThat(columns).hasSize(3).doesNotContain("");
            assertThat(columns[2].strip()).hasSizeGreaterThan(4);
        });
        assertThat(lines.stream().map(line -> line.substring(0, line.indexOf(',', line.indexOf(',') + 1))))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {Boundary.CUT, Boundary.RUN_BY_CALLER, LibraryWaits.UNCOUNTED})
    void nameOnlyWhatTheJdkHas(String table) {
        List<String> missing = Rows.text(table)
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .filter(columns -> columns[0].startsWith("java.") && !columns[0].endsWith(".*"))
                .filter(columns -> !exists(columns[0], columns[1]))
                .map(columns -> columns[0] + "#" + columns[1])
                .sorted(Comparator.naturalOrder())
                .toList();

        assertThat(missing).isEmpty();
    }

    private static boolean exists(String type, String method) {
        try {
            Class<?> found = Class.forName(type, false, TablesTest.class.getClassLoader());
            return method.equals("*")
                    || method.equals("<init>")
                    || java.util.stream.Stream.of(found.getMethods(), found.getDeclaredMethods())
                            .flatMap(java.util.Arrays::stream)
                            .anyMatch(m -> m.getName().equals(method));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
