package it.web;

import it.remote.Prices;
import java.util.concurrent.CompletableFuture;

public class Shop {

    private final Prices prices = new Prices();

    public static void main(String[] items) {
        new Shop().quotes(items);
    }

    void quotes(String[] items) {
        for (String item : items) {
            CompletableFuture.supplyAsync(() -> quote(item));
        }
    }

    private String quote(String item) {
        try {
            Thread.sleep(200);
            return prices.price(item);
        } catch (Exception e) {
            return "none";
        }
    }
}
