package dev.unblock.analyzer;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lines of sources that say in a comment what is wrong with them, or with what they must not be mistaken: {@code // BAD kind}
 * and {@code // OK kind}. A wrong line is found where a rule of its kind names it, another line of its method, or one beside
 * its own place; a right line is flagged where one names the line itself.
 */
record LabelledCases(Map<String, Kind> kinds) {

    private static final Pattern LABEL = Pattern.compile("// (BAD|OK) (\\w+)");

    /** What a label stands for: the rules that may tell it, {@code *} for any beginning. */
    record Kind(String family, List<String> rules) {

        private boolean isToldBy(String rule) {
            return rules.stream()
                    .anyMatch(one -> one.startsWith("*") ? rule.endsWith(one.substring(1)) : one.equals(rule));
        }
    }

    /** Of lines that are wrong or right: how many there are, were named at all, and were named above {@code info}. */
    record Count(int wrong, int found, int loud, int right, int flagged) {

        private static final Count NONE = new Count(0, 0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    wrong + other.wrong,
                    found + other.found,
                    loud + other.loud,
                    right + other.right,
                    flagged + other.flagged);
        }
    }

    private record Label(String file, int line, boolean wrong, Kind kind) {}

    static LabelledCases of(Path kinds) throws IOException {
        return new LabelledCases(Files.readAllLines(kinds).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(", "))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> new Kind(parts[1], List.of(parts[2].split("\\|"))))));
    }

    /** By family, all files of the folder analyzed together, in a copy. */
    Map<String, Count> together(Path folder, Path scratch) throws IOException {
        return counts(sources(folder), Files.createDirectories(scratch.resolve("all")));
    }

    /** By family, each file of the folder analyzed in a folder of its own. */
    Map<String, Count> alone(Path folder, Path scratch) throws IOException {
        Map<String, Count> all = new TreeMap<>();
        for (Path source : sources(folder)) {
            Path own =
                    Files.createDirectories(scratch.resolve(source.getFileName().toString()));
            counts(List.of(source), own).forEach((family, count) -> all.merge(family, count, Count::plus));
        }
        return all;
    }

    private Map<String, Count> counts(List<Path> sources, Path copies) throws IOException {
        for (Path source : sources) {
            Files.copy(source, copies.resolve(source.getFileName().toString()));
        }
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(copies), progress -> {})) {
            Map<String, Count> counts = new TreeMap<>();
            labels(copies).forEach(label -> counts.merge(label.kind().family(), count(analysis, label), Count::plus));
            return counts;
        }
    }

    private List<Label> labels(Path folder) throws IOException {
        return sources(folder).stream().flatMap(this::labelsIn).toList();
    }

    private Stream<Label> labelsIn(Path source) {
        List<String> lines = lines(source);
        return IntStream.range(0, lines.size()).boxed().flatMap(index -> {
            Matcher label = LABEL.matcher(lines.get(index));
            return label.find()
                    ? Stream.of(new Label(
                            source.getFileName().toString(),
                            index + 1,
                            label.group(1).equals("BAD"),
                            Optional.ofNullable(kinds.get(label.group(2))).orElseThrow()))
                    : Stream.empty();
        });
    }

    private static Count count(Analysis analysis, Label label) {
        List<Finding> told = analysis.findings().stream()
                .filter(finding -> label.kind().isToldBy(finding.rule()) && names(analysis, finding, label))
                .toList();
        int any = told.isEmpty() ? 0 : 1;
        int loud = told.stream().anyMatch(finding -> finding.severity() != Severity.INFO) ? 1 : 0;
        return label.wrong() ? Count.NONE.plus(new Count(1, any, loud, 0, 0)) : new Count(0, 0, 0, 1, any);
    }

    private static boolean names(Analysis analysis, Finding finding, Label label) {
        Optional<MethodFact> method = label.wrong() ? methodAt(analysis, label) : Optional.empty();
        int first = method.map(found -> found.site().line()).orElse(label.line());
        int last = method.map(MethodFact::endLine).orElse(label.line());
        boolean itself = isIn(finding.file(), label)
                && finding.line() <= Math.max(last, label.line())
                && Math.max(finding.line(), label.wrong() ? finding.line() : finding.endLine()) >= first;
        boolean beside = finding.related().stream()
                .anyMatch(place -> isIn(place.file(), label) && place.line() >= first && place.line() <= last);
        return itself || beside;
    }

    private static Optional<MethodFact> methodAt(Analysis analysis, Label label) {
        return analysis.program()
                .methods()
                .filter(method ->
                        method.writtenIn().isEmpty() && isIn(method.site().file(), label))
                .filter(method -> method.site().line() <= label.line() && label.line() <= method.endLine())
                .min(Comparator.comparingInt(
                        method -> method.endLine() - method.site().line()));
    }

    private static boolean isIn(String file, Label label) {
        return file.endsWith(label.file())
                && (file.length() == label.file().length()
                        || file.charAt(file.length() - label.file().length() - 1) == '/');
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
