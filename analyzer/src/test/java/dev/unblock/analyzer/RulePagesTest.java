package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Page.Block;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the blocks of the rules' pages and runs the analysis on them: exactly the flagged lines are found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RulePagesTest {

    /** What a reader of a page takes for granted, on one line so that lines keep their numbers. */
    static final String IMPORTS = Stream.of(
                    "java.io.*",
                    "java.net.*",
                    "java.net.http.*",
                    "java.nio.file.*",
                    "java.text.*",
                    "java.time.*",
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.concurrent.atomic.*",
                    "java.util.concurrent.locks.*",
                    "java.util.function.*",
                    "java.util.stream.*",
                    "jakarta.persistence.Entity",
                    "jakarta.persistence.FetchType",
                    "jakarta.persistence.Id",
                    "jakarta.persistence.ManyToOne",
                    "jakarta.persistence.OneToMany",
                    "org.springframework.context.annotation.Bean",
                    "org.springframework.context.annotation.Configuration",
                    "org.springframework.jdbc.core.JdbcTemplate",
                    "org.springframework.kafka.annotation.KafkaListener",
                    "org.springframework.scheduling.annotation.*",
                    "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor",
                    "org.springframework.stereotype.*",
                    "org.springframework.transaction.annotation.Transactional",
                    "org.springframework.transaction.support.TransactionTemplate",
                    "org.springframework.web.bind.annotation.*",
                    "org.springframework.web.client.RestTemplate",
                    "reactor.core.publisher.Flux",
                    "reactor.core.publisher.Mono",
                    "reactor.core.scheduler.Schedulers")
            .map(name -> "import " + name + "; ")
            .collect(Collectors.joining());

    @TempDir
    static Path folder;

    @BeforeAll
    void compileAllPages() throws IOException {
        for (Block block : blocks().toList()) {
            Path file = file(block);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package " + block.packageName() + "; " + IMPORTS + block.code());
            Path settings = project(block).resolve("src/main/resources/application.properties");
            Files.createDirectories(settings.getParent());
            Files.writeString(settings, block.settings());
        }
        compile(blocks().map(RulePagesTest::file).toList());
        for (Block block : blocks().toList()) {
            Path from = folder.resolve("classes").resolve(block.packageName().replace('.', '/'));
            Path to = classes(block).resolve(block.packageName().replace('.', '/'));
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        }
    }

    private static void compile(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Files.createDirectories(folder.resolve("classes"));
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder.resolve("classes")));
            List<String> options = List.of("-g", "-parameters", "-proc:none", "-nowarn");
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        assertThat(complaints.toString()).doesNotContain("error:");
    }

    @TestFactory
    Stream<DynamicTest> findsExactlyTheFlaggedLines() {
        return blocks().map(block -> DynamicTest.dynamicTest(block.toString(), () -> check(block)));
    }

    private static void check(Block block) {
        List<Finding> found = found(block);
        assertThat(lines(found)).isEqualTo(block.flagged());
        if (!block.quiet().isEmpty()) {
            assertThat(lines(found.stream()
                            .filter(finding -> finding.severity() == Severity.INFO)
                            .toList()))
                    .isEqualTo(block.quiet());
        }
    }

    private static List<Finding> found(Block block) {
        AnalysisRequest request = new AnalysisRequest(
                project(block), classPath(), List.of(classes(block)), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return AllRulesRan.in(analysis).findings().stream()
                    .filter(finding -> finding.rule().equals(block.rule()))
                    .toList();
        }
    }

    private static TreeSet<Integer> lines(List<Finding> findings) {
        return findings.stream().map(Finding::line).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What this test runs with: the libraries that pages speak of. */
    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    /** All pages, or those named by {@code -Dpages=One,Another} while one works on them. */
    private static Stream<Block> blocks() {
        String pages = System.getProperty("pages", "");
        return Page.names().stream()
                .filter(rule -> pages.isEmpty() || List.of(pages.split(",")).contains(rule))
                .flatMap(rule -> Page.of(rule).blocks().stream());
    }

    private static Path project(Block block) {
        return folder.resolve(block.rule() + "-" + block.number());
    }

    private static Path file(Block block) {
        return project(block)
                .resolve("src/main/java")
                .resolve(block.packageName().replace('.', '/'))
                .resolve("Page.java");
    }

    private static Path classes(Block block) {
        return project(block).resolve("target/classes");
    }
}
