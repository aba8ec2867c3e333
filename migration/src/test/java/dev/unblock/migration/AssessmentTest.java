package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Code of a size or shape that nobody writes by hand. */
final class AssessmentTest {

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder);
    }

    @Test
    void findsWaitsBesideAnExpressionThatIsNestedThousandsDeep() {
        application.with("""
                public class Generated {
                    String text(StringBuilder all) throws InterruptedException {
                        Thread.sleep(10);
                        return all%s.toString() + %s1%s;
                    }
                }
                """.formatted(".append(1)".repeat(2_000), "(".repeat(3_000), ")".repeat(3_000)));

        Result result = assess();

        assertThat(result.findings())
                .extracting(Finding::message)
                .singleElement(STRING)
                .contains("sleep");
        assertThat(result.coverage().parsedFiles()).isEqualTo(result.coverage().sourceFiles());
    }

    @Test
    void plansMethodsThatAllCallEachOther() {
        StringBuilder controller = new StringBuilder("@RestController\npublic class Ring {\n");
        for (int i = 0; i < 300; i++) {
            controller.append("""
                        @GetMapping("/%1$d") public int m%1$d(int x) throws InterruptedException {
                            synchronized (this) { Thread.sleep(x); }
                            return m%2$d(x) + m%3$d(x);
                        }
                    """.formatted(i, (i + 1) % 300, (7 * i + 3) % 300));
        }
        application.with(controller.append("}\n").toString());

        Result result = assess();

        assertThat(result.plan().ways()).hasSize(300);
        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("SleepInRequest"))
                .hasSize(300)
                .allSatisfy(finding -> assertThat(finding.remedy().why()).isPresent());
    }

    @Test
    @Timeout(120)
    void endsWithAMethodThatIsTooLargeForACompiler() {
        StringBuilder statements = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            statements.append("        x = x + ").append(i).append(";\n");
        }
        application.with("public class Huge {\n    int sum(int x) throws InterruptedException {\n" + statements
                + "        Thread.sleep(x);\n        return x;\n    }\n}\n");

        Result result = assess();

        assertThat(result.findings()).extracting(Finding::message).anyMatch(message -> message.contains("sleep"));
    }

    @Test
    @Timeout(120)
    void endsWithInterfacesThatDoubleTheirWaysWithEveryStep() {
        StringBuilder text = new StringBuilder("interface A0 { void m(); }\ninterface B0 { void m(); }\n");
        for (int i = 1; i < 100; i++) {
            text.append("interface A%1$d extends A%2$d, B%2$d {}\ninterface B%1$d extends A%2$d, B%2$d {}\n"
                    .formatted(i, i - 1));
        }
        application.with(
                text
                        + "class Bottom implements A99 { public void m() { try { Thread.sleep(9); } catch (InterruptedException e) { } } }");

        Result result = assess();

        assertThat(result.findings()).extracting(Finding::message).anyMatch(message -> message.contains("sleep"));
        assertThat(result.coverage().notAnalysed())
                .extracting(NotAnalysed::reason)
                .anyMatch(reason -> reason.contains("a hundred thousand ways"));
    }

    private Result assess() {
        AnalysisRequest request = new AnalysisRequest(
                application.root(), application.classPath(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        return Assessment.assess(AssessmentRequest.of(request), line -> {});
    }
}
