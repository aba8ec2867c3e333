package com.acme.newer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

/** Statements before {@code super(…)}, names that nobody needs, patterns in patterns. */
abstract class Loaded {

    final int size;

    Loaded(int size) {
        this.size = size;
    }
}

final class Template extends Loaded {

    private final String text;

    Template(Path file) throws IOException {
        String read = Files.readString(file); // ! request file
        if (read.isEmpty()) {
            throw new IllegalArgumentException("empty"); // ok
        }
        this.text = read;
        super(read.length());
    }

    String text() {
        return text; // ok
    }
}

record Box<T>(T inside) {}

@RestController
public class Flexible {

    private final RestTemplate rest = new RestTemplate();

    @GetMapping("/template")
    public String template() throws IOException {
        return new Template(Path.of("t.txt")).text(); // ok
    }

    @GetMapping("/boxed")
    public String boxed(Object box) {
        return switch (box) {
            case Box<?>(Box<?>(String name)) -> rest.getForObject("http://box/" + name, String.class); // ! request http
            case Box<?>(var _) -> "?"; // ok
            case null, default -> ""; // ok
        };
    }

    @GetMapping("/each")
    public int each(Map<String, String> all) {
        int count = 0;
        for (var _ : all.keySet()) {
            count++; // ok
        }
        try {
            Thread.sleep(3); // ! request sleep
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // ok
        }
        all.forEach((_, value) -> rest.delete("http://each/" + value)); // ! request http
        return count;
    }
}
