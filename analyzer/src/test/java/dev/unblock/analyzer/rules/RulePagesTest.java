package dev.unblock.analyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.rules.Page.Block;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    private static final String IMPORTS = Stream.of(
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
    Path folder;

    @BeforeAll
    void compileAllPages() throws IOException {
        StringWriter complaints = new StringWriter();
        for (Block block : blocks().toList()) {
            Path file = sources(block)
                    .resolve(block.packageName().replace('.', '/'))
                    .resolve("Page.java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package " + block.packageName() + "; " + IMPORTS + block.code());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            for (Block block : blocks().toList()) {
                Files.createDirectories(classes(block));
                files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes(block)));
                Path file = sources(block)
                        .resolve(block.packageName().replace('.', '/'))
                        .resolve("Page.java");
                StringWriter out = new StringWriter();
                List<String> options = List.of("-g", "-parameters", "-proc:none", "-nowarn");
                if (!compiler.getTask(out, files, null, options, null, files.getJavaFileObjects(file))
                        .call()) {
                    complaints.append(block + ":\n" + out);
                }
            }
        }
        assertThat(complaints.toString()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> findsExactlyTheFlaggedLines() {
        return blocks().map(block -> DynamicTest.dynamicTest(
                block.toString(), () -> assertThat(found(block)).isEqualTo(block.flagged())));
    }

    private TreeSet<Integer> found(Block block) {
        return AnalysedSources.findings(sources(block), classes(block), 17, Map.of()).stream()
                .filter(finding -> finding.rule().equals(block.rule()))
                .map(Finding::line)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Block> blocks() {
        return Page.names().stream().flatMap(rule -> Page.of(rule).blocks().stream());
    }

    private Path sources(Block block) {
        return folder.resolve("src-" + block.rule() + "-" + block.number());
    }

    private Path classes(Block block) {
        return folder.resolve("classes-" + block.rule() + "-" + block.number());
    }
}
