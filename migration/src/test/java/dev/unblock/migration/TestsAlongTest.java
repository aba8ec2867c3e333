package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Plan.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler whose test goes through MockMvc and expects its answer at once. */
final class TestsAlongTest {

    private static final String TEST = "src/test/java/shop/OrderControllerTest.java";
    private static final String CONTROLLER = "src/main/java/shop/OrderController.java";

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void makeShop() {
        shop = Shop.in(folder);
        shop.application().write(TEST, """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                import org.springframework.test.web.servlet.MockMvc;

                class OrderControllerTest {
                    MockMvc mockMvc;

                    void shows() throws Exception {
                        mockMvc.perform(get("/orders/7")).andReturn();
                    }
                }
                """);
    }

    @Test
    void theStepIsDeclinedWhereTestsAreLeftAlone() {
        MigrationOutcome outcome = Migration.migrate(applying(TestCode.LEFT_ALONE));

        assertThat(outcome.result().plan().refusals())
                .extracting(Refusal::hazard, Refusal::file)
                .contains(tuple("H14", TEST));
        assertThat(shop.files().get(CONTROLLER)).contains("public String order(");
    }

    @Test
    void theTestChangesWithTheStep() {
        Migration.migrate(applying(TestCode.MIGRATED_ALONG));

        assertThat(shop.files().get(CONTROLLER)).contains("CompletableFuture<String> order(");
        assertThat(shop.files().get(TEST))
                .contains("        answered(get(\"/orders/7\")).andReturn();")
                .contains("MockMvcRequestBuilders.asyncDispatch(started.andReturn())");
        Migration.undo(shop.application().root());
        assertThat(shop.files().get(TEST)).doesNotContain("answered");
    }

    @Test
    void theStepIsDeclinedWhereTheTestCannotChange() {
        shop.application().write(TEST, """
                package shop;

                import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

                import org.springframework.test.web.servlet.MockMvc;

                class OrderControllerTest {
                    void shows(MockMvc local) throws Exception {
                        local.perform(get("/orders/7")).andReturn();
                    }
                }
                """);

        MigrationOutcome outcome = Migration.migrate(applying(TestCode.MIGRATED_ALONG));

        assertThat(outcome.result().plan().refusals())
                .extracting(Refusal::hazard, Refusal::file)
                .contains(tuple("H14", TEST));
        assertThat(shop.files().get(CONTROLLER)).contains("public String order(");
    }

    private MigrationRequest applying(TestCode tests) {
        return new MigrationRequest(
                shop.analysis(),
                Optional.empty(),
                Mode.APPLY,
                Proving.by(Verification.NONE),
                UncommittedChanges.REFUSED,
                Commits.NONE,
                tests,
                shop.output(),
                line -> {});
    }
}
