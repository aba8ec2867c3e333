package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.hazards;
import static dev.unblock.migration.plan.Plans.recipes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.Application;
import dev.unblock.migration.Assessment;
import dev.unblock.migration.AssessmentRequest;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Way;
import dev.unblock.model.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two applications in one repository, with a class of one name. */
final class SharedNamesTest {

    private static final String WORKER = """
            package shop;
            class Worker {
                private final java.util.concurrent.ExecutorService pool =
                        java.util.concurrent.Executors.newCachedThreadPool();
                void run() {
                    java.util.concurrent.CompletableFuture.runAsync(() -> {
                        try {
                            Thread.sleep(5000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
                }
            }
            """;

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder).write("one/src/main/java/shop/Worker.java", WORKER);
    }

    @Test
    void leavesClassesAloneWhoseNameOthersHave() {
        assertThat(recipes(Plans.of(application))).isNotEmpty();

        application.write("two/src/main/java/shop/Worker.java", WORKER);

        assertThat(recipes(Plans.of(application))).isEmpty();
        assertThat(hazards(Plans.of(application))).contains("H32");
    }

    @Test
    void leavesHandlersAloneWhoseStepIsDeclined(@TempDir Path shop) {
        application = Application.in(shop)
                .withPom("3.4.1", "17", "<modules><module>two</module></modules>")
                .withMain()
                .withOrdersOfDatabase("");
        application.write("two/pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>shop</groupId>
                  <artifactId>two</artifactId>
                  <version>1</version>
                </project>
                """).write("two/src/main/java/shop/Two.java", "package shop; class Two {}");
        assertThat(Plans.way(Plans.of(application), "OrderController").choice()).isEqualTo(Choice.EXECUTOR_OFFLOAD);

        application.write("two/src/main/java/shop/OrderController.java", "package shop; class OrderController {}");

        Way way = Plans.way(Plans.of(application), "OrderController");
        assertThat(way.choice()).isEqualTo(Choice.LEAVE_ALONE);
        assertThat(way.because()).contains("H32");
    }

    @Test
    void callsThemAsTheirAuthorsDo() {
        application.write("two/src/main/java/shop/Worker.java", WORKER);

        Result result = Assessment.assess(AssessmentRequest.of(AnalysisRequest.of(application.root())), step -> {});

        assertThat(result.findings())
                .extracting(Finding::file)
                .contains("one/src/main/java/shop/Worker.java", "two/src/main/java/shop/Worker.java");
        assertThat(result.toString()).doesNotContain("\u203F");
        assertThat(result.entryPoints()).extracting(entry -> entry.id()).doesNotHaveDuplicates();
    }
}
