package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.AnalysisRequest.Tests;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownResultsTest {

    private static final String SLEEPER = "src/main/java/shop/Sleeper.java";
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    @TempDir
    private Path folder;

    private Application application;
    private AnalysisRequest request;

    @BeforeEach
    void writeApplication() {
        application = Application.in(folder.resolve("shop"))
                .withClient("Partner", "ask")
                .with("""
                        @RestController
                        public class Sleeper {
                            private final Partner partner = new Partner();

                            @GetMapping("/sleep") public String sleep() throws Exception {
                                Thread.sleep(10);
                                return partner.ask("1");
                            }
                        }
                        """);
        request = asked(Tests.LEFT_OUT, List.of());
    }

    @Test
    void givesTheSameBytesWhereNothingChanged() {
        String first = ResultJson.write(assess(request));

        List<String> told = new ArrayList<>();
        Result second = Assessment.assess(AssessmentRequest.of(request), told::add);

        assertThat(ResultJson.write(second)).isEqualTo(first);
        assertThat(told).containsExactly("Nothing changed since the last run");
    }

    @Test
    void seesASourceOfTheSameLengthAndTime() throws IOException {
        assess(request);
        Path source = application.root().resolve(SLEEPER);
        FileTime time = Files.getLastModifiedTime(source);

        Files.writeString(source, Files.readString(source).replace("(\"1\")", "(\"2\")"));
        Files.setLastModifiedTime(source, time);

        assertThat(isAnew(request)).isTrue();
    }

    @Test
    void seesANewSource() {
        assess(request);

        application.withClient("Other", "ask");

        assertThat(isAnew(request)).isTrue();
    }

    @Test
    void seesATestThatOnlyThePlanLooksInto() {
        assess(request);

        application.write("src/test/java/shop/SleeperTest.java", "package shop; class SleeperTest {}");

        assertThat(isAnew(request)).isTrue();
    }

    @Test
    void seesASetting() {
        assess(request);

        application.write("src/main/resources/application.properties", "spring.threads.virtual.enabled=true");

        assertThat(isAnew(request)).isTrue();
    }

    @Test
    void seesACommit() {
        assess(request);

        application.write(".git/HEAD", "0123456789012345678901234567890123456789\n");

        assertThat(isAnew(request)).isTrue();
    }

    @Test
    void seesAnotherLibrary() {
        assess(request);
        application.withLibrary("package lib; public class Tool { public void run() {} }");

        AnalysisRequest withLibrary = asked(Tests.LEFT_OUT, List.of());
        assertThat(isAnew(withLibrary)).isTrue();
        assertThat(isAnew(withLibrary)).isFalse();

        application.withLibrary("package lib; public class Tool { public void run() { System.gc(); } }");
        assertThat(isAnew(withLibrary)).isTrue();
    }

    @Test
    void seesALineOfTheCatalogue() throws IOException {
        Path catalogue = Files.writeString(folder.resolve("own.csv"), "");
        AnalysisRequest withCatalogue = asked(Tests.LEFT_OUT, List.of(catalogue));
        assess(withCatalogue);

        Files.writeString(catalogue, "# nothing yet\n");

        assertThat(isAnew(withCatalogue)).isTrue();
    }

    @Test
    void asksAnewOnAnotherDayAndForOtherAnswers() {
        assess(request);

        assertThat(Stream.of(request.on(TODAY.plusDays(1)), request.withPaths(7), asked(Tests.INCLUDED, List.of())))
                .allMatch(this::isAnew);
    }

    @Test
    void keepsNothingThatWasWrittenToMeanwhile() {
        Assessment.assess(AssessmentRequest.of(request), whenPlanning(() -> application.withClient("Late", "ask")));

        assertThat(isAnew(request)).isTrue();
    }

    @Test
    void keepsNothingWithoutACache() {
        AnalysisRequest uncached = AnalysisRequest.of(application.root());
        assess(uncached);

        assertThat(isAnew(uncached)).isTrue();
    }

    private AnalysisRequest asked(Tests tests, List<Path> catalogues) {
        return new AnalysisRequest(application.root(), application.classPath(), List.of(), tests, catalogues)
                .on(TODAY)
                .cachingIn(folder.resolve("cache"));
    }

    private static Result assess(AnalysisRequest request) {
        return Assessment.assess(AssessmentRequest.of(request), line -> {});
    }

    private boolean isAnew(AnalysisRequest request) {
        List<String> told = new ArrayList<>();
        Assessment.assess(AssessmentRequest.of(request), told::add);
        return told.contains("Planning");
    }

    private static Consumer<String> whenPlanning(Runnable change) {
        return line -> {
            if (line.equals("Planning")) {
                change.run();
            }
        };
    }
}
