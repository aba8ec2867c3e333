package dev.unblock.benchmarks.comparison;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One state of the application: before, after, or an honest alternative.
 *
 * @param properties system properties it is started with, beside those of the measurement
 * @param pools its bounded pools that may wait for partners
 */
public record Contender(String name, Path jar, Map<String, String> properties, List<Pool> pools) {

    private static final String THREADS_PROPERTY = "server.tomcat.threads.max";
    private static final int TOMCAT_DEFAULT = 200;

    public Contender {
        properties = Map.copyOf(properties);
        pools = List.copyOf(pools);
    }

    public static Contender of(String name, Path jar) {
        return new Contender(name, jar, Map.of(), List.of());
    }

    public Contender withPools(List<Pool> known) {
        return new Contender(name, jar, properties, known);
    }

    /** The cheapest alternative to any migration: the same jar with more request threads. */
    public Contender withRequestThreads(int threads) {
        return new Contender(
                name + ", " + threads + " threads", jar, Map.of(THREADS_PROPERTY, String.valueOf(threads)), pools);
    }

    int requestThreads() {
        return Integer.parseInt(properties.getOrDefault(THREADS_PROPERTY, String.valueOf(TOMCAT_DEFAULT)));
    }
}
