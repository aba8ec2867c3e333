package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.engine.WavePatch;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line on a small application. */
final class MigrationTest {

    @TempDir
    private Path folder;

    private Application application;
    private Path output;

    @BeforeEach
    void makeApplication() {
        output = folder.resolve("out");
        application = Application.in(folder.resolve("shop"))
                .with("""
                        @RestController
                        public class OrderController {
                            private final OrderService orders;

                            public OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @GetMapping("/orders/{id}")
                            public String order(@PathVariable String id) throws IOException, InterruptedException {
                                return orders.order(id);
                            }
                        }
                        """)
                .with("""
                        @Service
                        public class OrderService {
                            private final PriceClient prices;

                            public OrderService(PriceClient prices) {
                                this.prices = prices;
                            }

                            public String order(String id) throws IOException, InterruptedException {
                                return "costs " + prices.price(id);
                            }
                        }
                        """)
                .withClient("PriceClient", "price")
                .write("src/main/resources/application.properties", "server.port=0\n");
    }

    @Test
    void aPreviewWritesPatchesAndTouchesNoSource() {
        Map<String, String> before = files();

        MigrationOutcome outcome = Migration.migrate(request(Mode.PREVIEW, Optional.empty()));

        assertThat(files()).isEqualTo(before);
        assertThat(outcome.count(State.PROPOSED)).isGreaterThanOrEqualTo(5);
        assertThat(outcome.createdFiles()).containsExactly("src/main/java/shop/AsyncSupport.java");
        assertThat(output.resolve("wave-4.patch")).content().contains("sendAsync", "orders.orderAsync(id)");
        assertThat(output.resolve("rewrite-wave-4.yml")).content().contains("dev.unblock.recipes.ComposeAsyncTwin");
    }

    @Test
    void whatGitMakesOfThePatchesNeedsNoSecondRun() throws IOException, InterruptedException {
        MigrationOutcome preview = Migration.migrate(request(Mode.PREVIEW, Optional.empty()));
        for (WavePatch patch : preview.patches()) {
            Process git = new ProcessBuilder(
                            "git",
                            "apply",
                            output.resolve("wave-" + patch.wave() + ".patch").toString())
                    .directory(application.root().toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes());
            assertThat(git.waitFor()).as(said).isZero();
        }
        Map<String, String> patched = files();

        assertThat(Migration.migrate(request(Mode.APPLY, Optional.empty())).changedFiles())
                .isEmpty();
        assertThat(files()).isEqualTo(patched);
    }

    @Test
    void aPreviewOfOneWaveStandsOnTheWavesBeforeIt() {
        MigrationOutcome outcome = Migration.migrate(request(Mode.PREVIEW, Optional.of(4)));

        assertThat(outcome.patches()).extracting(WavePatch::wave).containsExactly(4);
        assertThat(output.resolve("wave-0.patch")).doesNotExist();
    }

    @Test
    void applyingKeepsTheStepsInThePlace() {
        MigrationOutcome outcome = Migration.migrate(request(Mode.APPLY, Optional.empty()));

        assertThat(outcome.count(State.KEPT)).isGreaterThanOrEqualTo(5);
        assertThat(files().get("src/main/java/shop/OrderController.java"))
                .contains("public CompletableFuture<String> order(");
    }

    @Test
    void sharedStateIsMadeSafeWhereItIs() {
        application.with("""
                @RestController
                public class Stats {
                    private long requests;
                    private final java.util.Map<String, String> pages = new java.util.HashMap<>();

                    @GetMapping("/stats/{id}")
                    public long count(@PathVariable String id) {
                        requests++;
                        pages.put(id, id);
                        return requests + pages.size();
                    }
                }
                """);

        Migration.migrate(request(Mode.APPLY, Optional.empty()));

        assertThat(files().get("src/main/java/shop/Stats.java"))
                .contains("private final AtomicLong requests = new AtomicLong();")
                .contains("requests.incrementAndGet();")
                .contains("Collections.synchronizedMap(new java.util.HashMap<>());");
    }

    @Test
    void aStepWhoseRecipeRefusesIsARefusal() {
        application.with("""
                @RestController
                public class Stats {
                    private long requests;

                    @GetMapping("/stats")
                    public long count() {
                        if (requests < 10) {
                            requests++;
                        }
                        return requests;
                    }
                }
                """);

        Plan plan = Migration.migrate(request(Mode.APPLY, Optional.empty()))
                .result()
                .plan();

        assertThat(plan.waves())
                .flatExtracting(Plan.Wave::steps)
                .extracting(Plan.Step::recipe)
                .doesNotContain("AtomicSharedCounter");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.recipe().equals("AtomicSharedCounter"))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.hazard()).isEqualTo("H9");
                    assertThat(refusal.findings()).isNotEmpty();
                });
    }

    @Test
    void everyWaitOnARequestThreadIsResolvedOrRefused() {
        application
                .withRestTemplate("Mailer", "mail", "postForObject(\"http://localhost/m\", id, String.class)")
                .with("""
                        @RestController
                        public class MailController {
                            private final Mailer mailer;

                            public MailController(Mailer mailer) {
                                this.mailer = mailer;
                            }

                            @GetMapping("/mail/{id}")
                            public String mail(@PathVariable String id) throws InterruptedException {
                                Thread.sleep(10);
                                return mailer.mail(id);
                            }
                        }
                        """);

        MigrationOutcome outcome = Migration.migrate(request(Mode.PREVIEW, Optional.empty()));

        Set<String> waits = outcome.result().findings().stream()
                .filter(finding -> finding.family() == Family.BLOCKING)
                .map(Finding::id)
                .collect(Collectors.toSet());
        assertThat(waits).hasSize(3);
        assertThat(explained(outcome.result().plan())).containsAll(waits);
    }

    @Test
    void provingNeedsABuild() {
        MigrationRequest request = new MigrationRequest(
                analysis(),
                Optional.empty(),
                Mode.APPLY,
                Proving.by(Verification.TEST),
                UncommittedChanges.ALLOWED,
                Commits.NONE,
                output,
                line -> {});

        assertThatThrownBy(() -> Migration.migrate(request))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no pom.xml");
    }

    @Test
    void takesAnAppliedMigrationBackByteForByte() {
        Map<String, String> before = files();
        Migration.migrate(request(Mode.APPLY, Optional.empty()));
        assertThat(files()).isNotEqualTo(before);

        List<String> told = Migration.undo(application.root());

        assertThat(files()).isEqualTo(before);
        assertThat(told).contains("Took back the changes of src/main/java/shop/PriceClient.java");
        assertThat(Migration.undo(application.root())).isEmpty();
    }

    @Test
    void takesNothingBackThatSomebodyHasChangedSince() {
        Migration.migrate(request(Mode.APPLY, Optional.empty()));
        application.write("src/main/java/shop/OrderService.java", "theirs");
        Map<String, String> before = files();

        assertThatThrownBy(() -> Migration.undo(application.root()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("src/main/java/shop/OrderService.java");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void commitsEachWaveByItself() throws IOException, InterruptedException {
        git("init", "--quiet");
        git("config", "user.email", "shop@example.org");
        git("config", "user.name", "Shop");
        git("add", ".");
        git("commit", "--quiet", "--message", "Start");

        Migration.migrate(request(Mode.APPLY, Optional.empty(), Proving.by(Verification.NONE), Commits.PER_WAVE));

        assertThat(git("log", "--format=%s").lines())
                .containsExactly(
                        "Asynchronous clients, composed up to the handler",
                        "Guard rails: timeouts, limits, support",
                        "Start");
        assertThat(git("log", "-1", "--format=%b")).contains("* Return a future from OrderController#order(String)");
        assertThat(git("status", "--porcelain", "--", "src")).isEmpty();
    }

    @Test
    void takesBackWhatACommandOfTheUsersRefuses() {
        Map<String, String> before = files();
        Proving noTwins = proving("test ! -e src/main/java/shop/AsyncSupport.java");

        MigrationOutcome outcome = Migration.migrate(request(Mode.APPLY, Optional.empty(), noTwins, Commits.NONE));

        assertThat(outcome.count(State.REVERTED)).isPositive();
        assertThat(files()).doesNotContainKey("src/main/java/shop/AsyncSupport.java");
        assertThat(files().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void aCommandOfTheUsersDecidesWhatIsKept() {
        Map<String, String> before = files();
        MigrationOutcome kept = Migration.migrate(request(Mode.APPLY, Optional.empty(), proving("true"), Commits.NONE));
        assertThat(kept.count(State.KEPT)).isPositive();
        Migration.undo(application.root());
        assertThat(files()).isEqualTo(before);

        assertThatThrownBy(
                        () -> Migration.migrate(request(Mode.APPLY, Optional.empty(), proving("false"), Commits.NONE)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not build before any change");
    }

    private static Proving proving(String command) {
        return new Proving(Verification.TEST, Duration.ofMinutes(1), List.of(), Optional.of(command));
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(application.root().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes());
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void thereIsNoSixthWave() {
        assertThatThrownBy(() -> Migration.migrate(request(Mode.PREVIEW, Optional.of(6))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("0 to 5");
    }

    private static Set<String> explained(Plan plan) {
        return Stream.concat(
                        plan.waves().stream()
                                .flatMap(wave -> wave.steps().stream())
                                .flatMap(step -> step.findings().stream()),
                        plan.refusals().stream().flatMap(refusal -> refusal.findings().stream()))
                .collect(Collectors.toSet());
    }

    private MigrationRequest request(Mode mode, Optional<Integer> wave) {
        return request(mode, wave, Proving.by(Verification.NONE), Commits.NONE);
    }

    private MigrationRequest request(Mode mode, Optional<Integer> wave, Proving proving, Commits commits) {
        return new MigrationRequest(
                analysis(), wave, mode, proving, UncommittedChanges.REFUSED, commits, output, line -> {});
    }

    private AnalysisRequest analysis() {
        return new AnalysisRequest(
                application.root(), application.classPath(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
    }

    private Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(application.root())) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(application.root().resolve("target")))
                    .toList()) {
                files.put(application.root().relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
