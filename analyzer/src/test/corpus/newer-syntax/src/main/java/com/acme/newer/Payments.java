package com.acme.newer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

sealed interface Payment {
    record Card(String number, long amount) implements Payment {}

    record Transfer(String iban, Reference reference) implements Payment {}

    record Reference(String text) {}
}

@RestController
public class Payments {

    private static final String QUERY =
            """
            select name
              from payment -- "quoted" \"""
            """;

    private final RestTemplate rest = new RestTemplate();
    private final RestClient client = RestClient.create();

    @GetMapping("/pay")
    public String pay(Payment payment) {
        return switch (payment) {
            case Payment.Card(String number, long amount) when amount > 1000 ->
                rest.getForObject("http://card/" + number, String.class); // ! request http
            case Payment.Card(var number, var _) -> number.trim(); // ok
            case Payment.Transfer(String iban, Payment.Reference(var text)) -> {
                String answer = rest.postForObject("http://bank/" + iban, text, String.class); // ! request http
                yield answer.strip(); // ok
            }
        };
    }

    @GetMapping("/describe")
    public String describe(Object value) {
        if (value instanceof Payment.Card(String number, long _)) { // ok
            return number; // ok
        }
        String text = switch (value) { // ok
            case null -> "nothing"; // ok
            case String s when s.isBlank() -> "blank"; // ok
            case Integer i -> Integer.toHexString(i); // ok
            default -> QUERY; // ok
        };
        return text.formatted(value); // ok
    }

    @GetMapping("/old-switch")
    public String oldSwitch(int day) throws InterruptedException {
        var name = switch (day) {
            case 1, 7 -> "weekend"; // ok
            default -> {
                Thread.sleep(day); // ! request sleep
                yield "week"; // ok
            }
        };
        return name;
    }

    @GetMapping("/unnamed")
    public int unnamed(List<String> names) {
        int count = 0;
        for (var _ : names) { // ok
            count++;
        }
        try {
            Files.delete(Path.of("/tmp/x")); // ! request file
        } catch (IOException _) {
            count--; // ok
        }
        names.forEach(_ -> client.get().uri("http://x").retrieve().body(String.class)); // ! request http
        return count;
    }
}
