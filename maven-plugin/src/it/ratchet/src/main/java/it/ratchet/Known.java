package it.ratchet;

import java.util.concurrent.CompletableFuture;

public class Known {

    public static void main(String[] arguments) {
        CompletableFuture.runAsync(Known::pause).join();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
