package dev.unblock.analyzer;

import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A bare folder of sources, without jars, and what is told of it. */
record BareProject(Path folder) {

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** {@code Orders.java:12 jdbc request}: each line that waits, for what, and on which threads. */
    List<String> waits() {
        return analysed(analysis -> analysis.findings().stream()
                .filter(finding -> finding.sink().isPresent())
                .map(BareProject::told)
                .distinct()
                .sorted()
                .toList());
    }

    /** {@code vertx event-loop shop.Orders#handle(RoutingContext)}: each entry point's kind, thread and method. */
    List<String> entries() {
        return analysed(analysis -> analysis.program().entryPoints().stream()
                .map(point -> point.kind() + " " + point.thread().label() + " " + point.method())
                .toList());
    }

    /** {@code Orders.java:12 high}: each line that the rule names, and how loudly. */
    List<String> findings(String rule) {
        return analysed(analysis -> analysis.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(finding -> nameOf(finding.file()) + ":" + finding.line() + " "
                        + finding.severity().label())
                .sorted()
                .toList());
    }

    /** The methods of the entry points below which something waits. */
    List<String> entriesThatWait() {
        return analysed(analysis -> analysis.findings().stream()
                .filter(finding -> finding.sink().isPresent())
                .flatMap(finding -> finding.paths().stream())
                .map(path -> path.frames().get(0).method())
                .distinct()
                .toList());
    }

    List<String> notAnalysed() {
        return analysed(analysis -> analysis.coverage().notAnalysed().stream()
                .map(note -> note.file() + " " + note.reason())
                .toList());
    }

    private List<String> analysed(Function<Analysis, List<String>> question) {
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(folder), step -> {})) {
            return question.apply(analysis);
        }
    }

    private static String told(Finding finding) {
        String threads = finding.threads().stream().map(ThreadContext::label).collect(Collectors.joining("+"));
        return nameOf(finding.file()) + ":" + finding.line() + " "
                + finding.sink().orElseThrow().kind() + " " + threads;
    }

    private static String nameOf(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
