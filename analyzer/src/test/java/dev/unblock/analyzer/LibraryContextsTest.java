package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which threads run what libraries are handed, from sources alone: a line that ends in {@code // threads: …} runs on
 * exactly those, one that ends in {@code // waits: …} waits there as well, and no other line waits for a partner.
 */
final class LibraryContextsTest {

    private static final Path FIXTURES = Path.of("src/test/contexts");
    private static final Pattern MARK = Pattern.compile("// (threads|waits):(.*)");

    private static final Set<Group> PARTNERS = Set.of(Group.REMOTE, Group.DATABASE);

    @TempDir
    Path folder;

    static Stream<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void runsWhereItIsHanded(Path fixture) throws IOException {
        Path file = folder.resolve("src/main/java/contexts").resolve(fixture.getFileName());
        Files.createDirectories(file.getParent());
        Files.copy(fixture, file);
        AnalysisRequest request =
                new AnalysisRequest(folder, List.of(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        List<String> lines = Files.readAllLines(fixture);

        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            assertThat(threads(lines, analysis.program())).isEqualTo(expected(lines));
            assertThat(remoteWaits(analysis)).isEqualTo(marked(lines, "waits"));
        }
    }

    private static TreeMap<Integer, String> expected(List<String> lines) {
        TreeMap<Integer, String> expected = new TreeMap<>(marked(lines, "threads"));
        expected.putAll(marked(lines, "waits"));
        assertThat(expected).hasSizeGreaterThanOrEqualTo(3);
        return expected;
    }

    private static TreeMap<Integer, String> marked(List<String> lines, String mark) {
        TreeMap<Integer, String> marked = new TreeMap<>();
        for (int line = 0; line < lines.size(); line++) {
            Matcher found = MARK.matcher(lines.get(line));
            if (found.find() && found.group(1).equals(mark)) {
                marked.put(line + 1, found.group(2).trim());
            }
        }
        return marked;
    }

    private static TreeMap<Integer, String> threads(List<String> lines, Program program) {
        TreeMap<Integer, String> threads = new TreeMap<>();
        expected(lines).keySet().forEach(line -> threads.put(line, threadsOf(program, line)));
        return threads;
    }

    private static String threadsOf(Program program, int line) {
        MethodFact innermost = program.methods()
                .filter(method -> method.site().line() <= line && line <= method.endLine())
                .min(Comparator.comparingInt(
                        method -> method.endLine() - method.site().line()))
                .orElseThrow();
        return program.threads(innermost.key()).stream()
                .map(thread -> thread.label())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Bridges from asynchronous APIs, such as {@code ChannelFuture.sync}, and questions to others, by line. */
    private static TreeMap<Integer, String> remoteWaits(Analysis analysis) {
        TreeMap<Integer, String> waits = new TreeMap<>();
        analysis.waits()
                .all()
                .filter(wait -> PARTNERS.contains(wait.kind().group())
                        || wait.kind().label().equals("sync-bridge"))
                .forEach(wait -> waits.put(
                        wait.call().site().line(),
                        threadsOf(analysis.program(), wait.call().site().line())));
        return waits;
    }
}
