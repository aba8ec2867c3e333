package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of problem has samples of its own, each file analyzed alone, without jars and with them: what a line calls
 * {@code // BAD Kind} is found by a rule of that kind, what it calls {@code // OK Kind} by none. {@code docs/kinds.md} lists
 * them, and is written here ({@code -Dgolden.update}).
 */
final class KindsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/kinds");
    private static final Path PAGE = Path.of("..", "docs", "kinds.md");
    private static final Pattern LABEL = Pattern.compile("// (BAD|OK) (\\w+)");
    private static final String WITH = "// with ";
    private static final int FEWEST = 2;

    @TempDir
    Path folder;

    /** A kind of problem: its label, the rules that may tell it, and what it is in words. */
    record Kind(String label, String family, List<String> rules, String words) {

        static Kind of(String row) {
            String[] cells = row.split(", ", 4);
            return new Kind(cells[0], cells[1], List.of(cells[2].split("\\|")), cells[3]);
        }

        boolean isToldBy(String rule) {
            return rules.stream()
                    .anyMatch(one -> one.startsWith("*") ? rule.endsWith(one.substring(1)) : one.equals(rule));
        }
    }

    private record Label(int line, boolean wrong, Kind kind) {

        String place() {
            return String.format("%04d %s", line, kind.label());
        }
    }

    static Stream<String> files() {
        return sources().map(file -> file.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void areToldInAFileAlone(String file) throws IOException {
        check(file, List.of());
    }

    @ParameterizedTest
    @MethodSource("files")
    void areToldInAFileWithItsLibraries(String file) throws IOException {
        check(file, libraries());
    }

    @Test
    void everyKindHasSamplesOfBothSorts() {
        assertThat(kinds()).allSatisfy(kind -> {
            assertThat(count(kind, true)).as("wrong lines of " + kind.label()).isGreaterThanOrEqualTo(FEWEST);
            assertThat(count(kind, false)).as("right lines of " + kind.label()).isGreaterThanOrEqualTo(FEWEST);
        });
    }

    @Test
    void thePageOfKindsIsUpToDate() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private void check(String file, List<Path> libraries) throws IOException {
        Path copy = folder.resolve("src/main/java").resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(SAMPLES.resolve(file), copy);
        Path settings = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.write(settings.resolve("application.properties"), settings(SAMPLES.resolve(file)));
        AnalysisRequest request =
                new AnalysisRequest(folder, libraries, List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            List<Finding> findings = AllRulesRan.in(analysis).findings();
            assertThat(told(file, findings)).isEqualTo(wrong(file));
        }
    }

    /** What a sample says it is to be run with, in its first lines: {@code // with server.shutdown=immediate}. */
    private static List<String> settings(Path file) {
        return lines(file).stream()
                .takeWhile(line -> line.startsWith(WITH))
                .map(line -> line.substring(WITH.length()))
                .toList();
    }

    /** Of the labelled lines, those that a rule of their kind names. */
    private static TreeSet<String> told(String file, List<Finding> findings) {
        TreeSet<String> told = new TreeSet<>();
        for (Label label : labels(SAMPLES.resolve(file))) {
            if (findings.stream().anyMatch(finding -> names(finding, label))) {
                told.add(label.place());
            }
        }
        return told;
    }

    private static boolean names(Finding finding, Label label) {
        return label.kind().isToldBy(finding.rule())
                && (finding.line() == label.line()
                        || finding.related().stream().anyMatch(place -> label.wrong() && place.line() == label.line()));
    }

    private static TreeSet<String> wrong(String file) {
        TreeSet<String> wrong = new TreeSet<>();
        labels(SAMPLES.resolve(file)).stream()
                .filter(Label::wrong)
                .map(Label::place)
                .forEach(wrong::add);
        return wrong;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Kinds of problems

                What the three families besides blocking look for, kind by kind, with the rules that may tell it and the number of wrong
                lines that are told and of right lines that look alike and are not. `KindsTest` analyzes each file of `analyzer/src/test/resources/kinds` alone,
                without jars and with them, and writes this page (`-Dgolden.update`). The lines were written by those who wrote the
                rules: what is found of code that nobody had looked at is on [another page](precision.md).

                | kind | family | rules | wrong lines | right lines |
                |---|---|---|--:|--:|
                """);
        kinds().forEach(kind -> page.append("| %s | %s | %s | %d | %d |%n"
                .formatted(kind.words(), kind.family(), links(kind), count(kind, true), count(kind, false))));
        return page.toString();
    }

    private static String links(Kind kind) {
        return String.join(
                ", ",
                kind.rules().stream()
                        .flatMap(rule -> Page.names().stream()
                                .filter(name -> new Kind("", "", List.of(rule), "").isToldBy(name)))
                        .map(name -> "[" + name + "](rules/" + name + ".md)")
                        .toList());
    }

    private static long count(Kind kind, boolean wrong) {
        return sources()
                .flatMap(file -> labels(file).stream())
                .filter(label -> label.kind().equals(kind) && label.wrong() == wrong)
                .count();
    }

    private static List<Kind> kinds() {
        return lines(SAMPLES.resolve("kinds.csv")).stream()
                .filter(row -> !row.startsWith("#"))
                .map(Kind::of)
                .toList();
    }

    private static List<Label> labels(Path file) {
        List<Label> labels = new ArrayList<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher label = LABEL.matcher(lines.get(i));
            while (label.find()) {
                String name = label.group(2);
                Kind kind = kinds().stream()
                        .filter(one -> one.label().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no kind " + name));
                labels.add(new Label(i + 1, label.group(1).equals("BAD"), kind));
            }
        }
        return labels;
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What this test runs with: the libraries that samples speak of, most of them. */
    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }
}
