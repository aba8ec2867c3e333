package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.engine.WavePatch;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line on a small application. */
final class MigrationTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void makeShop() {
        shop = Shop.in(folder);
    }

    @Test
    void aPreviewWritesPatchesAndTouchesNoSource() {
        Map<String, String> before = shop.files();

        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.PREVIEW, Optional.empty()));

        assertThat(shop.files()).isEqualTo(before);
        assertThat(outcome.count(State.PROPOSED)).isGreaterThanOrEqualTo(5);
        assertThat(outcome.createdFiles()).containsExactly("src/main/java/shop/AsyncSupport.java");
        assertThat(shop.output().resolve("wave-4.patch")).content().contains("sendAsync", "orders.orderAsync(id)");
        assertThat(shop.output().resolve("rewrite-wave-4.yml"))
                .content()
                .contains("dev.unblock.recipes.ComposeAsyncTwin");
    }

    @Test
    void whatGitMakesOfThePatchesNeedsNoSecondRun() throws IOException, InterruptedException {
        MigrationOutcome preview = Migration.migrate(shop.request(Mode.PREVIEW, Optional.empty()));
        for (WavePatch patch : preview.patches()) {
            Process git = new ProcessBuilder(
                            "git",
                            "apply",
                            shop.output()
                                    .resolve("wave-" + patch.wave() + ".patch")
                                    .toString())
                    .directory(shop.application().root().toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes());
            assertThat(git.waitFor()).as(said).isZero();
        }
        Map<String, String> patched = shop.files();

        assertThat(Migration.migrate(shop.request(Mode.APPLY, Optional.empty())).changedFiles())
                .isEmpty();
        assertThat(shop.files()).isEqualTo(patched);
    }

    @Test
    void aPreviewOfOneWaveStandsOnTheWavesBeforeIt() {
        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.PREVIEW, Optional.of(4)));

        assertThat(outcome.patches()).extracting(WavePatch::wave).containsExactly(4);
        assertThat(shop.output().resolve("wave-0.patch")).doesNotExist();
    }

    @Test
    void applyingKeepsTheStepsInThePlace() {
        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));

        assertThat(outcome.count(State.KEPT)).isGreaterThanOrEqualTo(5);
        assertThat(shop.files().get("src/main/java/shop/OrderController.java"))
                .contains("public CompletableFuture<String> order(");
    }

    @Test
    void sharedStateIsMadeSafeWhereItIs() {
        shop.application().with("""
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

        Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));

        assertThat(shop.files().get("src/main/java/shop/Stats.java"))
                .contains("private final AtomicLong requests = new AtomicLong();")
                .contains("requests.incrementAndGet();")
                .contains("Collections.synchronizedMap(new java.util.HashMap<>());");
    }

    @Test
    void aStepWhoseRecipeRefusesIsARefusal() {
        shop.application().with("""
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

        Plan plan = Migration.migrate(shop.request(Mode.APPLY, Optional.empty()))
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
        shop.application()
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

        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.PREVIEW, Optional.empty()));

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
                shop.analysis(),
                Optional.empty(),
                Mode.APPLY,
                Proving.by(Verification.TEST),
                UncommittedChanges.ALLOWED,
                Commits.NONE,
                TestCode.LEFT_ALONE,
                shop.output(),
                line -> {});

        assertThatThrownBy(() -> Migration.migrate(request))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no pom.xml");
    }

    @Test
    void thereIsNoSixthWave() {
        assertThatThrownBy(() -> Migration.migrate(shop.request(Mode.PREVIEW, Optional.of(6))))
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
}
