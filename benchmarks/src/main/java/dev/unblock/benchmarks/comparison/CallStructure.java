package dev.unblock.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one request calls its partners, in units of one partner call.
 *
 * @param depth calls one after the other on the longest path: what the answer waits for
 * @param onRequestThread calls a request thread waits for, one after the other
 * @param onPools calls the threads of a pool wait for, per request, by name of the threads
 */
record CallStructure(int depth, int onRequestThread, Map<String, Integer> onPools) {

    CallStructure {
        onPools = Map.copyOf(onPools);
        if (depth < 0 || onRequestThread < 0) {
            throw new IllegalArgumentException("depth " + depth + ", on request thread " + onRequestThread);
        }
    }

    /** All calls in sequence on the request thread: the legacy shape. */
    static CallStructure sequential(int calls) {
        return new CallStructure(calls, calls, Map.of());
    }

    /** All calls at once by a client that holds no thread. */
    static CallStructure asynchronous() {
        return new CallStructure(1, 0, Map.of());
    }

    double floorMillis(double partnerMillis) {
        return depth * partnerMillis;
    }

    /** The places a request holds; a pool whose bound is not known is taken as unbounded. */
    List<Station> stations(double partnerMillis, int requestThreads, List<Pool> pools) {
        List<Station> stations = new ArrayList<>();
        stations.add(new Station("request threads", requestThreads, onRequestThread * partnerMillis));
        for (Pool pool : pools) {
            double hold = onPools.getOrDefault(pool.threadGroup(), 0) * partnerMillis;
            stations.add(
                    switch (pool.whenFull()) {
                        case WAIT -> new Station("pool " + pool.threadGroup(), pool.threads(), hold);
                        case CALLER_RUNS ->
                            new Station(
                                    "pool " + pool.threadGroup() + " and request threads",
                                    pool.threads() + requestThreads,
                                    hold);
                    });
        }
        return stations;
    }
}
