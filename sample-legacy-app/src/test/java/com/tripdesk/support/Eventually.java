package com.tripdesk.support;

import java.util.function.BooleanSupplier;

public final class Eventually {

    private static final long LIMIT_MILLIS = 10_000;

    private Eventually() {
    }

    public static void until(String what, BooleanSupplier condition) {
        long end = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!condition.getAsBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("did not happen in time: " + what);
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
