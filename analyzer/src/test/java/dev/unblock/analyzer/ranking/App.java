package dev.unblock.analyzer.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A small application, compiled with real libraries and analysed with its sources. */
final class App {

    private static final String IMPORTS = Stream.of(
                    "java.util.*",
                    "java.util.concurrent.*",
                    "org.springframework.jdbc.core.JdbcTemplate",
                    "org.springframework.scheduling.annotation.*",
                    "org.springframework.stereotype.*",
                    "org.springframework.transaction.annotation.*",
                    "org.springframework.web.bind.annotation.*",
                    "org.springframework.web.client.RestTemplate")
            .map(name -> "import " + name + "; ")
            .collect(Collectors.joining());

    private App() {}

    /** @param paths how many paths to show for each finding */
    static Analysis analyse(Path folder, String source, int paths) {
        try {
            Path file = folder.resolve("src/main/java/app/App.java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "package app; " + IMPORTS + source);
            Path classes = Files.createDirectories(folder.resolve("target/classes"));
            compile(file, classes);
            AnalysisRequest request = new AnalysisRequest(
                            folder, libraries(), List.of(classes), AnalysisRequest.Tests.LEFT_OUT, List.of())
                    .withPaths(paths);
            try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
                return analysis;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<String> options = List.of("-g", "-parameters", "-proc:none", "-nowarn");
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        assertThat(complaints.toString()).doesNotContain("error:");
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }
}
