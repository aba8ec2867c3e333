package dev.unblock.benchmarks.comparison;

/** The partner simulator asked directly, at the rate the application will ask it, beside its setting. */
record Floor(String trial, double settingMillis, double measuredMillis) {

    private static final double TOLERANCE = 0.05;
    private static final double TOLERANCE_MILLIS = 10;

    boolean holds() {
        double tolerated = Math.max(TOLERANCE_MILLIS, settingMillis * TOLERANCE);
        return Math.abs(measuredMillis - settingMillis) <= tolerated;
    }
}
