package dev.unblock.analyzer.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.Analysis;
import dev.unblock.model.CallPath;
import dev.unblock.model.Exposure;
import dev.unblock.model.Exposure.Estimate;
import dev.unblock.model.Exposure.Held;
import dev.unblock.model.Exposure.Limit;
import dev.unblock.model.Exposure.Repeat;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Ranking.Ranked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureTest {

    @TempDir
    Path folder;

    @Test
    void countsAllEntryPointsAndShowsTheNearestOnTheWorstThreadFirst() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final Client client = new Client();
                    @GetMapping("/a") void a() { step(); }
                    @GetMapping("/b") void b() { step(); }
                    private void step() { client.ask(); }
                }
                @Component class Jobs {
                    private final Client client = new Client();
                    @Scheduled(fixedRate = 1) void tick() { client.ask(); }
                }
                class Client {
                    private final RestTemplate http = new RestTemplate();
                    String ask() { return http.getForObject("http://a", String.class); }
                }
                """);
        Finding wait = finding(analysis, "RemoteCallInRequest");
        assertThat(exposure(wait).entryPoints()).isEqualTo(3);
        assertThat(exposure(wait).byThread()).isEqualTo(Map.of("request", 2, "scheduler", 1));
        assertThat(wait.paths())
                .extracting(CallPath::entryPoint)
                .containsExactly("spring-mvc:app.Web#a()", "spring-mvc:app.Web#b()", "scheduled:app.Jobs#tick()");
        assertThat(wait.message()).contains("reached from 3 entry points");
        assertThat(exposure(wait).blocked())
                .containsExactly("scheduled:app.Jobs#tick()", "spring-mvc:app.Web#a()", "spring-mvc:app.Web#b()");
    }

    @Test
    void showsOnlyAsManyPathsAsAskedForButEveryEntryPointThatReachesAWait() {
        String source = """
                @RestController class Web {
                    private final JdbcTemplate jdbc = new JdbcTemplate();
                    @GetMapping("/1") void a() { ask(); }
                    @GetMapping("/2") void b() { ask(); }
                    @GetMapping("/3") void c() { ask(); }
                    @GetMapping("/4") void d() { }
                    private void ask() { jdbc.execute("x"); }
                }
                """;
        Finding wait = finding(App.analyse(folder, source, 1), "DatabaseCallInRequest");
        assertThat(wait.paths())
                .extracting(CallPath::entryPoint)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(exposure(wait).entryPoints()).isEqualTo(3);
    }

    @Test
    void findsLoopsAndStreamsUpThePath() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final Store store = new Store();
                    @GetMapping("/a") void a(List<String> orders) {
                        for (String order : orders) {
                            store.parts(order);
                        }
                    }
                }
                class Store {
                    private final JdbcTemplate jdbc = new JdbcTemplate();
                    void parts(String order) {
                        for (int i = 0; i < 3; i++) {
                            jdbc.execute(order);
                        }
                    }
                }
                """);
        Exposure exposure = exposure(finding(analysis, "DatabaseCallInRequest"));
        assertThat(exposure.repeats())
                .extracting(Repeat::over, Repeat::turns)
                .containsExactly(tuple("orders", Optional.empty()), tuple("", Optional.of(3)));
        assertThat(exposure.estimate()).map(Estimate::times).hasValue(30);
        assertThat(analysis.findings())
                .filteredOn(one -> one.rule().equals("QueryInLoop"))
                .singleElement()
                .satisfies(one -> assertThat(one.message())
                        .startsWith("JdbcTemplate.execute, which parts leads to,")
                        .contains("every element of orders"));
    }

    @Test
    void takesTheLoopThatReadsAnAnswerForOneReading() {
        Analysis analysis = analyse("""
                import java.io.*;
                import java.net.*;
                @RestController class Web {
                    @GetMapping("/a") void a(List<URL> urls) throws IOException {
                        for (URL url : urls) {
                            HttpURLConnection http = (HttpURLConnection) url.openConnection();
                            http.connect();
                            if (http.getResponseCode() == 200) {
                                read(http.getInputStream());
                            }
                        }
                    }
                    private void read(InputStream in) throws IOException {
                        BufferedReader lines = new BufferedReader(new InputStreamReader(in));
                        String line;
                        while ((line = lines.readLine()) != null) {
                            System.out.println(line);
                        }
                    }
                }
                """);
        assertThat(analysis.findings())
                .filteredOn(one -> one.rule().equals("RemoteCallInRequest"))
                .extracting(
                        one -> one.sink().orElseThrow().call().replaceAll(".*#|\\(.*", ""),
                        one -> exposure(one).estimate().orElseThrow().each(),
                        one -> exposure(one).estimate().orElseThrow().times())
                .containsExactlyInAnyOrder(
                        tuple("connect", 50.0, 10),
                        tuple("getResponseCode", 200.0, 10),
                        tuple("getInputStream", 20.0, 10),
                        tuple("readLine", 20.0, 10));
    }

    @Test
    void takesRecursionForARepeatButNotTheCallOfADelegate() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final Tree tree = new Tree();
                    @GetMapping("/a") void a() { tree.walk(3); }
                }
                class Tree {
                    private final JdbcTemplate jdbc = new JdbcTemplate();
                    private final Tree other = null;
                    void walk(int depth) { jdbc.execute("walk"); if (depth > 0) { walk(depth - 1); } }
                    void ask() { jdbc.execute("ask"); if (other != null) { other.ask(); } }
                }
                @RestController class Asking {
                    private final Tree tree = new Tree();
                    @GetMapping("/b") void b() { tree.ask(); }
                }
                """);
        assertThat(analysis.findings())
                .filteredOn(one -> one.rule().equals("DatabaseCallInRequest"))
                .extracting(Finding::method, one -> exposure(one).repeats().stream()
                        .map(Repeat::over)
                        .toList())
                .containsExactlyInAnyOrder(
                        tuple("app.Tree#walk(int)", List.of("recursion")), tuple("app.Tree#ask()", List.of()));
    }

    @Test
    void namesLocksTakenByCallersAndWhetherOnEveryPath() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final Object guard = new Object();
                    private final Client client = new Client();
                    @GetMapping("/a") void a() { synchronized (guard) { client.ask(); } }
                    @GetMapping("/b") void b() { client.ask(); synchronized (guard) { client.hashCode(); } }
                    @GetMapping("/c") synchronized void c() { client.load(); }
                }
                class Client {
                    private final RestTemplate http = new RestTemplate();
                    String ask() { return http.getForObject("http://a", String.class); }
                    String load() { return http.getForObject("http://b", String.class); }
                }
                """);
        assertThat(held(analysis, "ask", Exposure::lock))
                .extracting(Held::what, Held::method, Held::onEveryPath)
                .containsExactly(tuple("lock guard", "app.Web#a()", false));
        assertThat(held(analysis, "load", Exposure::lock))
                .extracting(Held::what, Held::onEveryPath)
                .containsExactly(tuple("the monitor of synchronized c()", true));
    }

    @Test
    void followsTransactionsAsFarAsTheirPropagationGoes() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final Orders orders = new Orders();
                    @GetMapping("/a") void a() { orders.place(); }
                }
                @Service class Orders {
                    private final Mails mails = new Mails();
                    private final Stock stock = new Stock();
                    @Transactional(timeout = 2) public void place() { stock.take(); mails.send(); }
                    public void outside() { inner(); }
                    @Transactional void inner() { stock.count(); }
                    @Scheduled(fixedRate = 1) void tick() { outside(); }
                }
                @Service class Mails {
                    private final RestTemplate http = new RestTemplate();
                    @Transactional(propagation = Propagation.NOT_SUPPORTED) public void send() {
                        http.getForObject("http://mail", String.class);
                    }
                }
                class Stock {
                    private final JdbcTemplate jdbc = new JdbcTemplate();
                    void take() { jdbc.execute("take"); }
                    void count() { jdbc.execute("count"); }
                }
                """);
        assertThat(held(analysis, "take", Exposure::transaction))
                .extracting(Held::method)
                .containsExactly("app.Orders#place()");
        assertThat(held(analysis, "send", Exposure::transaction)).isEmpty();
        assertThat(held(analysis, "count", Exposure::transaction)).isEmpty();
        assertThat(exposure(in(analysis, "take")).limit()).hasValue(new Limit("transaction", Optional.of(2_000L)));
    }

    @Test
    void takesTimesFromConstantArgumentsAndCapsByThem() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    @GetMapping("/a") void sleeps() throws Exception { Thread.sleep(1500); }
                    @GetMapping("/b") Object waits(Future<String> task) throws Exception {
                        return task.get(20, TimeUnit.MILLISECONDS);
                    }
                    @GetMapping("/c") Object hangs(Future<String> task) throws Exception { return task.get(); }
                }
                """);
        assertThat(exposure(in(analysis, "sleeps")).estimate())
                .map(Estimate::millis)
                .hasValue(1500.0);
        assertThat(exposure(in(analysis, "waits")).estimate())
                .map(Estimate::millis)
                .hasValue(20.0);
        assertThat(exposure(in(analysis, "waits")).limit()).hasValue(new Limit("argument", Optional.of(20L)));
        assertThat(exposure(in(analysis, "hangs")).limit()).hasValue(new Limit("nothing", Optional.empty()));
    }

    @Test
    void addsUpWhatFollowsEachOtherButNotWhatExcludesEachOther() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final RestTemplate http = new RestTemplate();
                    @GetMapping("/both") void both() { ask(); ask(); }
                    @GetMapping("/either") void either(boolean old) { if (old) { ask(); } else { ask(); ask(); } }
                    @GetMapping("/guard") void guard(boolean old) { if (old) { ask(); return; } ask(); }
                    @GetMapping("/fallback") void fallback() { try { ask(); } catch (RuntimeException e) { ask(); } }
                    @GetMapping("/pool") void pool(ExecutorService pool) { pool.submit(() -> ask()); }
                    private void ask() { http.getForObject("http://a", String.class); }
                }
                """);
        double each = exposure(in(analysis, "ask")).estimate().orElseThrow().each();
        assertThat(analysis.ranking().entryPoints())
                .extracting(Ranked::entryPoint, Ranked::millis)
                .containsExactly(
                        tuple("spring-mvc:app.Web#both()", 2 * each),
                        tuple("spring-mvc:app.Web#either(boolean)", 2 * each),
                        tuple("spring-mvc:app.Web#fallback()", each),
                        tuple("spring-mvc:app.Web#guard(boolean)", each));
    }

    @Test
    void aWaitOfAnEventLoopCountsManyTimesButDoesNotStandBeforeEverything() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    @GetMapping("/long") void hours() throws Exception { Thread.sleep(60000); }
                    @GetMapping("/short") void moment() throws Exception { Thread.sleep(900); }
                }
                class Passing implements org.springframework.web.server.WebFilter {
                    @Override public reactor.core.publisher.Mono<Void> filter(
                            org.springframework.web.server.ServerWebExchange exchange,
                            org.springframework.web.server.WebFilterChain chain) {
                        try { Thread.sleep(100); } catch (InterruptedException e) { throw new IllegalStateException(e); }
                        return chain.filter(exchange);
                    }
                }
                """);
        assertThat(analysis.ranking().entryPoints()).extracting(Ranked::millis).containsExactly(60_000.0, 100.0, 900.0);
    }

    @Test
    void namesTheMethodWhereOneFixClearsMostPaths() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final Service service = new Service();
                    @GetMapping("/a") void a() { service.all(); }
                    @GetMapping("/b") void b() { service.all(); }
                    @GetMapping("/c") void c() { service.other(); }
                }
                class Service {
                    private final RestTemplate http = new RestTemplate();
                    void all() { one(); two(); }
                    private void one() { http.getForObject("http://a", String.class); }
                    private void two() { http.getForObject("http://b", String.class); }
                    void other() { http.getForObject("http://c", String.class); }
                }
                """);
        assertThat(analysis.ranking().gates())
                .extracting(Exposure.Gate::method, Exposure.Gate::findings, Exposure.Gate::paths)
                .startsWith(tuple("app.Service#all()", 2, 4))
                .doesNotContain(tuple("app.Service#other()", 1, 1));
        assertThat(exposure(in(analysis, "one")).gate())
                .map(Exposure.Gate::method)
                .hasValue("app.Service#all()");
    }

    @Test
    void reportsAWaitInFinallyOnce() {
        Analysis analysis = analyse("""
                @RestController class Web {
                    private final JdbcTemplate jdbc = new JdbcTemplate();
                    @GetMapping("/a") int a(int n) {
                        try {
                            return 10 / n;
                        } finally {
                            jdbc.execute("done");
                        }
                    }
                }
                """);
        assertThat(analysis.findings())
                .filteredOn(one -> one.rule().equals("DatabaseCallInRequest"))
                .hasSize(1);
    }

    @Test
    void reportsAnInheritedOrDefaultMethodOnce() {
        Analysis analysis = analyse("""
                interface Loading<T> {
                    JdbcTemplate jdbc();
                    T make();
                    default T load() { jdbc().execute("load"); return make(); }
                }
                abstract class Base implements Loading<String> {
                    public JdbcTemplate jdbc() { return new JdbcTemplate(); }
                    public String make() { jdbc().execute("make"); return ""; }
                }
                @RestController class A extends Base { @GetMapping("/a") String a() { return load(); } }
                @RestController class B extends Base { @GetMapping("/b") String b() { return load(); } }
                """);
        assertThat(analysis.findings())
                .filteredOn(one -> one.rule().equals("DatabaseCallInRequest"))
                .extracting(Finding::method)
                .containsExactlyInAnyOrder("app.Loading#load()", "app.Base#make()");
    }

    private Analysis analyse(String source) {
        return App.analyse(folder, source, 5);
    }

    private static List<Held> held(Analysis analysis, String method, Function<Exposure, Optional<Held>> what) {
        return what.apply(exposure(in(analysis, method))).stream().toList();
    }

    /** The finding of the blocking family in the method of that name. */
    private static Finding in(Analysis analysis, String method) {
        return analysis.findings().stream()
                .filter(one -> one.family() == Family.BLOCKING && one.method().contains("#" + method + "("))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(Analysis analysis, String rule) {
        return analysis.findings().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private static Exposure exposure(Finding finding) {
        return finding.exposure().orElseThrow();
    }
}
