package dev.unblock.analyzer.source.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.LoopFact.Progress;
import dev.unblock.analyzer.facts.LoopFact.Success;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFlowTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhatALoopGoesThroughAndHowOftenItTurns() throws IOException {
        SourceFile file = read("""
                class Loops {
                    static final int MOST = 4;
                    static final java.util.List<String> PARTS = java.util.List.of("a", "b", "c");
                    void run(java.util.List<String> orders, int n) {
                        for (String order : orders) { a(); }
                        for (String part : PARTS) { a(); }
                        for (int i = 1; i <= MOST; i++) { a(); }
                        for (int i = 0; i < n; i++) { a(); }
                        while (n > 0) { a(); }
                    }
                    void a() {}
                }
                """);
        assertThat(file.loops())
                .extracting(LoopFact::line, LoopFact::over, LoopFact::turns)
                .containsExactly(
                        tuple(5, "orders", Optional.empty()),
                        tuple(6, "PARTS", Optional.of(3)),
                        tuple(7, "", Optional.of(4)),
                        tuple(8, "", Optional.empty()),
                        tuple(9, "", Optional.empty()));
    }

    @Test
    void countsLocalLiteralsThatNothingReplaces() throws IOException {
        SourceFile file = read("""
                class Loops {
                    void run(String[] given) {
                        String[] parts = {"a", "b"};
                        String[] others = {"c"};
                        others = given;
                        java.util.List<String> names = java.util.Collections.unmodifiableList(
                            java.util.Arrays.asList("d", "e", "f"));
                        for (String part : parts) { a(); }
                        for (String other : others) { a(); }
                        for (String name : names) { a(); }
                    }
                    void a() {}
                }
                """);
        assertThat(file.loops())
                .extracting(LoopFact::turns)
                .containsExactly(Optional.of(2), Optional.empty(), Optional.of(3));
    }

    @Test
    void tellsBranchesThatRunOnceAndWhatIsLookedFor() throws IOException {
        SourceFile file = read("""
                class Loops {
                    String run(java.util.List<String> names) {
                        String first = null;
                        for (String name : names) {
                            if (first == null) {
                                first = find(name);
                            }
                            if (name.isEmpty()) {
                                find(name);
                                continue;
                            }
                            switch (name) {
                                case "a": find(name); break;
                                default: find(name);
                            }
                            String found = find(name);
                            if (found != null) {
                                return find(found);
                            }
                            String needed = find(name);
                            if (needed == null) {
                                return null;
                            }
                        }
                        return first;
                    }
                    String find(String name) { return name; }
                }
                """);
        LoopFact loop = file.loops().get(0);
        assertThat(loop.element()).isEqualTo("String");
        assertThat(linesOf(file, loop::runsOnce)).containsExactly(5, 6, 7, 17, 18, 19, 21, 22, 23);
        assertThat(linesOf(file, loop::seeks)).containsExactly(16, 17);
    }

    private static List<Integer> linesOf(SourceFile file, Predicate<Site> test) {
        return IntStream.rangeClosed(1, 30)
                .filter(line -> IntStream.rangeClosed(1, 120)
                        .anyMatch(column -> test.test(new Site(file.path(), line, column, line, 0))))
                .boxed()
                .toList();
    }

    @Test
    void tellsElementsFromConditions() throws IOException {
        SourceFile file = read("""
                class Loops {
                    boolean stopped;
                    void run(java.util.Iterator<String> it, java.util.Deque<String> stack, java.io.BufferedReader in, int n) {
                        while (it.hasNext()) { it.next(); }
                        for (int i = 0; i < n; i++) { a(); }
                        while (!stack.isEmpty()) { stack.pop(); }
                        for (String line = in.readLine(); line != null; line = in.readLine()) { a(); }
                        int i = 0;
                        while (i < n) { a(); i++; }
                        while (!stopped) { a(); }
                        do { n = a(); } while (n != 0);
                        for (;;) { a(); }
                        while (!stack.isEmpty()) { a(); }
                    }
                    int a() { return 0; }
                }
                """);
        assertThat(file.loops())
                .extracting(LoopFact::line, LoopFact::drive)
                .containsExactly(
                        tuple(4, Drive.ELEMENTS),
                        tuple(5, Drive.ELEMENTS),
                        tuple(6, Drive.ELEMENTS),
                        tuple(7, Drive.ELEMENTS),
                        tuple(9, Drive.ELEMENTS),
                        tuple(10, Drive.CONDITION),
                        tuple(11, Drive.CONDITION),
                        tuple(12, Drive.CONDITION),
                        tuple(13, Drive.CONDITION));
    }

    @Test
    void tellsLoopsThatOnlyTryAgain() throws IOException {
        SourceFile file = read("""
                class Loops {
                    boolean stopped;
                    int run(int most) {
                        for (int i = 0; i < 3; i++) { try { return a(); } catch (RuntimeException e) { } }
                        boolean sent = false;
                        while (!sent) { try { a(); sent = true; } catch (RuntimeException e) { } }
                        for (;;) { try { a(); } catch (RuntimeException e) { continue; } break; }
                        for (int attempt = 0; attempt < most; attempt++) { try { a(); } catch (RuntimeException e) { } }
                        while (!stopped) { try { a(); } catch (RuntimeException e) { } }
                        while (!stopped) { try { if (!b()) { break; } a(); } catch (RuntimeException e) { } }
                        while (!stopped) { try { a(); } catch (RuntimeException e) { return 1; } }
                        while (!stopped) { try { if (a() > most) { break; } } catch (RuntimeException e) { } }
                        while (!stopped) { try { if (a() < most) { return 2; } } catch (RuntimeException e) { } }
                        return 0;
                    }
                    int a() { return 0; }
                    boolean b() { return true; }
                }
                """);
        assertThat(file.loops())
                .extracting(LoopFact::line, LoopFact::success)
                .containsExactly(
                        tuple(4, Success.ENDS),
                        tuple(6, Success.ENDS),
                        tuple(7, Success.ENDS),
                        tuple(8, Success.ENDS),
                        tuple(9, Success.GOES_ON),
                        tuple(10, Success.GOES_ON),
                        tuple(11, Success.GOES_ON),
                        tuple(12, Success.GOES_ON),
                        tuple(13, Success.ENDS));
    }

    @Test
    void tellsLoopsThatChangeNothingThemselves() throws IOException {
        SourceFile file = read("""
                class Spins {
                    boolean done;
                    int left;
                    void run(java.util.Queue<String> lines) {
                        while (!done) { }
                        while (left > 0) { left--; }
                        do { Thread.onSpinWait(); } while (!done);
                        for (String line; (line = lines.poll()) != null; ) { line.trim(); }
                        for (String line : lines) { }
                    }
                }
                """);
        assertThat(file.loops())
                .extracting(LoopFact::line, LoopFact::progress)
                .containsExactly(
                        tuple(5, Progress.NONE),
                        tuple(6, Progress.SOME),
                        tuple(7, Progress.NONE),
                        tuple(8, Progress.SOME),
                        tuple(9, Progress.SOME));
    }

    @Test
    void tellsWhatRunsInAnyCase() throws IOException {
        SourceFile file = read("""
                class Tries {
                    void run(java.io.Reader in) throws Exception {
                        try (java.io.Reader r = in) {
                            a();
                        } catch (java.io.IOException e) {
                            a();
                        } finally {
                            a();
                        }
                    }
                    void a() {}
                }
                """);
        TryFact attempt = file.tries().get(0);
        assertThat(List.of(attempt.head().holds(at(3)), attempt.body().holds(at(4))))
                .containsExactly(true, true);
        assertThat(List.of(attempt.isLast(at(4)), attempt.isLast(at(6)), attempt.isLast(at(8))))
                .containsExactly(false, false, true);
        assertThat(attempt.clauses()).singleElement().matches(clause -> clause.holds(at(6)));
    }

    @Test
    void tellsWhichPartsExcludeEachOther() throws IOException {
        SourceFile file = read("""
                class Choices {
                    int run(int n) {
                        if (n == 1) { return a(); }
                        try { a(); } catch (RuntimeException e) { a(); }
                        return n > 3
                                ? a()
                                : a();
                    }
                    int a() { return 0; }
                }
                """);
        assertThat(file.choices()).hasSize(3);
        ChoiceFact guard = file.choices().get(0);
        assertThat(List.of(arm(guard, 3), arm(guard, 4), arm(guard, 7))).containsExactly(0, 1, 1);
        assertThat(file.choices().get(1).arms()).hasSize(2);
        ChoiceFact last = file.choices().get(2);
        assertThat(List.of(arm(last, 6), arm(last, 7), arm(last, 4))).containsExactly(0, 1, -1);
    }

    @Test
    void takesCasesThatFallThroughForOne() throws IOException {
        SourceFile file = read("""
                class Cases {
                    void run(int n) {
                        switch (n) {
                            case 1:
                                a();
                            case 2:
                                a();
                                break;
                            default:
                                a();
                        }
                    }
                    void a() {}
                }
                """);
        ChoiceFact choice = file.choices().get(0);
        assertThat(List.of(arm(choice, 5), arm(choice, 7), arm(choice, 10))).containsExactly(0, 0, 1);
    }

    private static int arm(ChoiceFact choice, int line) {
        return choice.armOf(new Site("", line, 0, line, 0));
    }

    private SourceFile read(String text) throws IOException {
        Path file = folder.resolve("src/main/java/Written.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return SourceReader.read(CodebaseFinder.find(folder, List.of(), List.of()), EnumSet.of(Part.MAIN))
                .files()
                .get(0);
    }

    private static Site at(int line) {
        return new Site("Tries.java", line, 14, line, 0);
    }
}
