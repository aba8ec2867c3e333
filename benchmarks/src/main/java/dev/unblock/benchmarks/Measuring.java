package dev.unblock.benchmarks;

import dev.unblock.benchmarks.comparison.BeforeAfter;
import dev.unblock.benchmarks.comparison.Contender;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.model.Measurement;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The measurement alone, for jars that are there already. */
final class Measuring {

    private static final int MANY_THREADS = 1000;

    private final Options options;
    private final Progress progress;

    Measuring(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    void run(PrintWriter out) throws IOException, InterruptedException {
        Path work = options.optional("--work").orElse(Path.of("target", "measure"));
        Path output = options.optional("--output").orElse(work.resolve("measurement.json"));
        Contender before = Contender.of("before", options.path("--before"));
        List<Contender> states = new ArrayList<>(List.of(before));
        options.optional("--after").ifPresent(jar -> states.add(Contender.of("after", jar)));
        Measurement measurement;
        try (PartnerSimulator partners = PartnerSimulator.start(options.path("--simulator"), work)) {
            measurement = BeforeAfter.measure(
                    SampleTrials.of(states, List.of(before.withRequestThreads(MANY_THREADS)), options.size()),
                    options.size(),
                    partners,
                    work,
                    progress::say);
        }
        Files.writeString(output, ResultJson.write(measurement));
        new MeasurementTable(measurement).print(out);
        progress.say("Written to " + output);
    }
}
