package dev.unblock.benchmarks.comparison;

import dev.unblock.benchmarks.load.ExpectedAnswer;
import dev.unblock.benchmarks.load.Load;
import dev.unblock.benchmarks.load.LoadGenerator;
import dev.unblock.benchmarks.load.LoadResult;
import dev.unblock.benchmarks.load.Target;
import dev.unblock.benchmarks.process.Application;
import dev.unblock.benchmarks.process.PartnerSimulator;
import dev.unblock.benchmarks.process.ProcessWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads an application with quick partners, in slices, until the processor time per request no longer falls. */
final class WarmUp {

    private static final Duration QUICK_PARTNERS = Duration.ofMillis(20);
    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final double PER_SECOND = 100;
    private static final int MAX_IN_FLIGHT = 500;
    private static final int MOST_SLICES = 10;
    /** With fewer answers a slice tells what starting up costs, not what a request costs. */
    private static final double ANSWERED = 0.9;

    private final LoadGenerator generator;
    private final PartnerSimulator partners;

    WarmUp(LoadGenerator generator, PartnerSimulator partners) {
        this.generator = generator;
        this.partners = partners;
    }

    /** Processor milliseconds per request of each slice that was answered. */
    List<Double> run(Application application, Trial trial) throws InterruptedException {
        partners.reset(QUICK_PARTNERS);
        Load slice = new Load(
                Target.local(application.port()),
                trial.paths(),
                PER_SECOND,
                Duration.ZERO,
                SLICE,
                GRACE,
                MAX_IN_FLIGHT,
                ExpectedAnswer.success());
        List<Double> slices = new ArrayList<>();
        for (int i = 0; i < MOST_SLICES && !Preparation.isFlat(slices); i++) {
            ProcessWatch watch = ProcessWatch.start(application.handle());
            LoadResult result = generator.run(slice);
            double cpuMillis = watch.stop().cpu().toNanos() / 1e6;
            if (result.answered() > result.offered() * ANSWERED) {
                slices.add(cpuMillis / result.answered());
            }
        }
        return slices;
    }
}
