package com.acme.shop;

/** Waits while its class is initialised. */
public final class Opening {

    private static final long TIME;

    static {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TIME = System.nanoTime();
    }

    private Opening() {}

    public static long time() {
        return TIME;
    }
}
