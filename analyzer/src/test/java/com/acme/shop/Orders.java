package com.acme.shop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** An application that waits, for recordings. */
public final class Orders {

    private Orders() {}

    public static void load() {
        try {
            Thread.sleep(30); // waits
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void park() {
        Supplier<Boolean> inLambda = () -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            return true;
        };
        inLambda.get();
    }
}
