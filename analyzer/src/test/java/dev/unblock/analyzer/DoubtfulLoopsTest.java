package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits in loops and under locks that may cost little are told for information only; their neighbours stay loud. */
final class DoubtfulLoopsTest {

    private static final Set<String> RULES = Set.of("QueryInLoop", "WaitUnderLock");

    @TempDir
    Path project;

    @Test
    void doubtsASearchForTheFirst() throws IOException {
        assertThat(loud("""
                for (String name : names) {
                    Integer found = count(name);
                    if (found != null) { return found; }
                }
                for (String name : names) {
                    Integer found = count(name); // loud
                    if (found == null) { return null; }
                }
                """)).containsExactly("QueryInLoop Integer found = count(name); // loud");
    }

    @Test
    void doubtsWhatABranchBelowTheLoopMayLeaveOut() throws IOException {
        assertThat(loud("""
                for (String name : names) { kept(name); }
                for (String name : names) { guarded(name); }
                for (String name : names) { either(name); }
                """))
                .containsExactly(
                        "QueryInLoop for (String name : names) { guarded(name); }",
                        "QueryInLoop for (String name : names) { either(name); }");
    }

    @Test
    void doubtsAFewTurnsUnlessTheyTakeLong() throws IOException {
        assertThat(loud("""
                for (Side side : Side.values()) { count(side.name()); }
                for (int day = 0; day < 7; day++) { count("x"); }
                for (int day = 0; day < 30; day++) { count("y"); }
                """)).containsExactly("QueryInLoop for (int day = 0; day < 30; day++) { count(\"y\"); }");
    }

    @Test
    void doubtsWhatIsFarBelowOrBesideWhatTakesFarLonger() throws IOException {
        assertThat(loud("""
                for (String name : names) { four(name); }
                for (String name : names) { count(name); }
                for (String name : names) {
                    count(name);
                    http.getForObject("http://n/" + name, String.class);
                }
                """)).containsExactly("QueryInLoop for (String name : names) { count(name); }");
    }

    @Test
    void doubtsAJobThatIsSynchronizedAsAWhole() throws IOException {
        assertThat(loud("""
                pool.execute(this::work);
                update();
                """)).containsExactly("WaitUnderLock private synchronized void update() { Thread.sleep(9); }");
    }

    @Test
    void doubtsPartsOfTheApplication() throws IOException {
        assertThat(loud("""
                for (String part : parts) { count(part); }
                for (String name : names) { count(name); }
                """)).containsExactly("QueryInLoop for (String name : names) { count(name); }");
    }

    @Test
    void doubtsWhatIsRenewedUnderItsLock() throws IOException {
        assertThat(loud("""
                synchronized (parts) {
                    if (token == null) { renew(); }
                    if (opened.size() > 9) { Thread.sleep(9); }
                }
                """)).containsExactly("WaitUnderLock if (opened.size() > 9) { Thread.sleep(9); }");
    }

    @Test
    void takesAHolderOfOneThingForNoMap() throws IOException {
        assertThat(queries("""
                for (String name : names) {
                    if (box.get() == null) { box.put(count(name)); }
                }
                """)).containsExactly("QueryInLoop if (box.get() == null) { box.put(count(name)); }");
    }

    @Test
    void doubtsHowManyThereAreUnlessAQueryGaveThem() throws IOException {
        assertThat(loud("""
                for (String name : given) { count(name); }
                for (String name : names) { asked(name); }
                names.stream().map(name -> name.trim()).forEach(name -> count(name));
                names.forEach(this::count);
                """))
                .containsExactly(
                        "QueryInLoop names.stream().map(name -> name.trim()).forEach(name -> count(name));",
                        "QueryInLoop names.forEach(this::count);");
    }

    @Test
    void doubtsWhatACacheMayAnswer() throws IOException {
        assertThat(loud("""
                for (String name : names) { proxy.cached(name); }
                for (String name : names) { this.cached(name); }
                """)).containsExactly("QueryInLoop for (String name : names) { this.cached(name); }");
    }

    @Test
    void takesAnotherTryForNoElement() throws IOException {
        assertThat(loud("""
                boolean saved = false;
                int times = 0;
                while (!saved && times < 9) {
                    try { four("x"); saved = true; } catch (RuntimeException e) { count("again"); times++; }
                }
                for (int turn = 0; turn < 6; turn++) {
                    Integer answer = count("once");
                    try { return Integer.parseInt("" + answer); } catch (NumberFormatException e) { flush(); }
                }
                for (String name : names) { count(name); }
                """)).containsExactly("QueryInLoop for (String name : names) { count(name); }");
    }

    @Test
    void doubtsALockThatIsHeldForWork() throws IOException {
        assertThat(loud("""
                synchronized (parts) { count("x"); }
                synchronized (parts) { Thread.sleep(9); }
                """)).containsExactly("WaitUnderLock synchronized (parts) { Thread.sleep(9); }");
    }

    private List<String> loud(String body) throws IOException {
        return told(body, finding -> finding.severity() != Severity.INFO);
    }

    /** However doubtful. */
    private List<String> queries(String body) throws IOException {
        return told(body, finding -> finding.rule().equals("QueryInLoop"));
    }

    private List<String> told(String body, Predicate<Finding> which) throws IOException {
        String source = """
                package app;
                import java.util.*;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.web.bind.annotation.*;
                @RestController class App {
                    private final JdbcTemplate jdbc = new JdbcTemplate();
                    private final List<String> parts;
                    private List<String> opened = new ArrayList<>();
                    private Object token;
                    private Map<String, Integer> cache = new HashMap<>();
                    App(List<String> parts) { this.parts = parts; }
                    @PostMapping("/open") void open(String name) { opened.add(name); }
                    @GetMapping("/all") Integer all(List<String> given) {
                        List<String> names = jdbc.queryForList("select name from t", String.class);
                %s
                        return 0;
                    }
                    private Integer count(String name) {
                        return jdbc.update("update t set n = n + 1 where name = ?", name);
                    }
                    private Integer asked(String name) {
                        return jdbc.queryForObject("select n from t where name = ?", Integer.class, name);
                    }
                    @org.springframework.cache.annotation.Cacheable("n")
                    public Integer cached(String name) { return jdbc.update("update t set n = n + 1 where name = ?", name); }
                    @org.springframework.beans.factory.annotation.Autowired App proxy;
                    private Integer kept(String name) {
                        Integer before = cache.get(name);
                        if (before == null) { before = jdbc.update("update t set n = n + 1 where name = ?", name); remember(name, before); }
                        return before;
                    }
                    private void remember(String name, Integer n) { cache.put(name, n); }
                    private Integer guarded(String name) {
                        if (name.isEmpty()) { return 0; }
                        return jdbc.update("update t set n = n + 1 where name = ?", name);
                    }
                    private Integer either(String name) {
                        if (name.isEmpty()) { return jdbc.update("delete from t where name = 'none'"); }
                        return jdbc.update("update t set n = n + 1 where name = ?", name);
                    }
                    private final org.springframework.web.client.RestTemplate http =
                            new org.springframework.web.client.RestTemplate();
                    private final java.util.concurrent.ExecutorService pool =
                            java.util.concurrent.Executors.newFixedThreadPool(2);
                    enum Side { LEFT, RIGHT }
                    private final Box box = new Box();
                    static class Box {
                        private volatile Integer thing;
                        Integer get() { return thing; }
                        void put(Integer other) { thing = other; }
                    }
                    private void four(String name) { count(name); }
                    private synchronized void work() { Thread.sleep(9); }
                    private synchronized void update() { Thread.sleep(9); }
                    private void renew() { token = slept(); }
                    private Object slept() { Thread.sleep(9); return this; }
                    private void flush() { Thread.sleep(9); opened = new ArrayList<>(); }
                }
                """.formatted(body);
        Path file = project.resolve("src/main/java/app/App.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        List<String> lines = source.lines().toList();
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), step -> {})) {
            return AllRulesRan.in(analysis).findings().stream()
                    .filter(finding -> RULES.contains(finding.rule()) && which.test(finding))
                    .map((Finding finding) ->
                            finding.rule() + " " + lines.get(finding.line() - 1).strip())
                    .toList();
        }
    }
}
