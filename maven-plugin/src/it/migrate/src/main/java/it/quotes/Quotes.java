package it.quotes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

public class Quotes {

    private final HttpClient client = HttpClient.newHttpClient();

    public static void main(String[] symbols) throws IOException, InterruptedException {
        Quotes quotes = new Quotes();
        for (String symbol : symbols) {
            quotes.quote(symbol);
        }
    }

    String quote(String symbol) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://quotes.test/" + symbol))
                .GET()
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }
}
