package dev.unblock.benchmarks.speed;

import dev.unblock.benchmarks.process.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Every single run as a row of a CSV file, written at once, so that an interrupted benchmark leaves what it has. */
record RunLog(Path file) {

    static RunLog begin(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "corpus,round,tool,wall seconds,cpu seconds,peak megabytes,foreign cpu share,outcome\n");
        return new RunLog(file);
    }

    void add(Corpus corpus, Run run) throws IOException {
        Files.writeString(file, row(corpus, run), StandardOpenOption.APPEND);
    }

    static String row(Corpus corpus, Run run) {
        Usage usage = run.usage();
        return String.format(
                Locale.ROOT,
                "%s,%d,\"%s\",%.3f,%.2f,%.1f,%.3f,\"%s\"%n",
                corpus,
                run.round(),
                run.engine(),
                usage.wallSeconds(),
                usage.cpuSeconds(),
                usage.peakMegabytes(),
                usage.foreignCpu(),
                run.outcome().problem().orElse(run.outcome().text()));
    }
}
