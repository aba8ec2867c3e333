package dev.unblock.benchmarks.comparison;

/**
 * A resource with a limited number of places, of which each request holds one for some time: request threads, a pool, the
 * processor's cores, database connections.
 *
 * @param holdMillis place-milliseconds one request needs in total
 */
record Station(String name, double places, double holdMillis) {

    Station {
        if (!(places > 0) || holdMillis < 0) {
            throw new IllegalArgumentException(name + ": " + places + " places, held for " + holdMillis + " ms");
        }
    }

    /** Little's law: no more requests per second can pass than this, however they are arranged. */
    double capPerSecond() {
        return holdMillis == 0 ? Double.POSITIVE_INFINITY : places * 1000 / holdMillis;
    }
}
