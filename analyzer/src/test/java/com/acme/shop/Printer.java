package com.acme.shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A thread that waits for work, for recordings. */
public final class Printer {

    private static final BlockingQueue<String> LABELS = new ArrayBlockingQueue<>(5);

    private Printer() {}

    public static void runOnce() {
        try {
            LABELS.poll(30, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
