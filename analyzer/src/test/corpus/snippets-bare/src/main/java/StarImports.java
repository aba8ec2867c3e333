package com.example.stars;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.*;
import reactor.core.publisher.*;
import reactor.core.scheduler.*;

@RestController
@RequestMapping("/stars")
class StarImports {

    private final RestTemplate rest = new RestTemplate();
    private final List<String> names = new ArrayList<>();

    @GetMapping("/one")
    String one() {
        names.add("x"); // ok
        return rest.getForObject("http://one", String.class); // ! request http
    }

    @GetMapping("/two")
    Mono<String> two() {
        return Mono.fromCallable(() -> rest.getForObject("http://two", String.class)) // ! bounded-pool http
                .subscribeOn(Schedulers.boundedElastic()); // ok
    }

    @GetMapping("/three")
    String three() {
        return Flux.just("a").map(String::trim).blockLast(); // ! request sync-bridge
    }

    @GetMapping("/four")
    byte[] four() throws IOException {
        return Files.readAllBytes(Paths.get("/tmp/four")); // ! request file
    }

    @GetMapping("/five")
    String five() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new URL("http://five").openStream()))) { // ! request http
            return in.readLine(); // ! request http
        }
    }
}
