package it.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public class Prices {

    private final HttpClient client = HttpClient.newHttpClient();

    public String price(String item) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://prices.test/" + item)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
