package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.reports.insight.Door;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who runs Maven goals is told Maven goals to run. */
final class DoorWordsTest {

    private static final Door MAVEN = Door.maven("dev.unblock:unblock-maven-plugin:1");
    private static final ReportOptions OPTIONS = ReportOptions.plain().withDoor(MAVEN);

    static Stream<String> outputs() {
        return Stream.of(
                Reports.render(SampleResult.result(), ReportFormat.MARKDOWN, OPTIONS),
                PlanReport.render(SampleResult.result(), MAVEN),
                String.join("\n", ConsoleSummary.lines(SampleResult.result(), MAVEN)));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void namesGoalsToMavensUsers(String output) {
        assertThat(output.replace("&#45;", "-"))
                .contains("mvn dev.unblock:unblock-maven-plugin:1:migrate -Dunblock.wave=1")
                .doesNotContain("--wave", "--apply", "unblock migrate .");
    }
}
