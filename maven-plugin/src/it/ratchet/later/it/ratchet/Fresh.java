package it.ratchet;

import java.util.concurrent.CompletableFuture;

public class Fresh {

    public static void main(String[] arguments) {
        CompletableFuture.runAsync(Fresh::longer).join();
    }

    private static void longer() {
        try {
            Thread.sleep(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
