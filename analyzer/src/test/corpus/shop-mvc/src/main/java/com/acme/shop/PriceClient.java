package com.acme.shop;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

@Component
public class PriceClient {

    private final HttpClient client = HttpClient.newHttpClient(); // ok

    public CompletableFuture<String> priceOf(long id) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://prices/" + id)).build(); // ok
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()) // ok
                .thenApply(HttpResponse::body); // ok
    }
}
