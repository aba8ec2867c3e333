package com.acme.hub;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.http.HttpEntity;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import retrofit2.Retrofit;
import retrofit2.http.GET;

interface Forecasts {
    @GET("forecast")
    retrofit2.Call<String> forecast();

    @GET("forecast")
    CompletableFuture<String> forecastLater();
}

@RestController
public class Http {

    private final OkHttpClient ok = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(2)).build(); // ok
    private final CloseableHttpClient apache = HttpClients.createDefault(); // ok
    private final org.apache.hc.client5.http.impl.classic.CloseableHttpClient apache5 =
            org.apache.hc.client5.http.impl.classic.HttpClients.createDefault(); // ok
    private final HttpClient jdk = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // ok
    private final Forecasts forecasts = new Retrofit.Builder().baseUrl("http://f").build().create(Forecasts.class); // ok

    @GetMapping("/ok")
    public String okHttp() throws IOException {
        Request request = new Request.Builder().url("http://a").build(); // ok
        try (Response response = ok.newCall(request).execute()) { // ! request http
            return response.body().string(); // ! request http
        }
    }

    @GetMapping("/ok-later")
    public void okHttpLater() {
        RequestBody body = RequestBody.create("{}", MediaType.get("application/json")); // ok
        ok.newCall(new Request.Builder().url("http://a").post(body).build()).enqueue(new Callback() { // ok
            @Override
            public void onFailure(Call call, IOException e) {
                call.cancel(); // ok
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close(); // ok
            }
        });
    }

    @GetMapping("/apache")
    public long apache() throws IOException {
        HttpGet get = new HttpGet("http://a"); // ok
        get.setConfig(RequestConfig.custom().setSocketTimeout(100).build()); // ok
        try (CloseableHttpResponse response = apache.execute(get)) { // ! request http
            HttpEntity entity = response.getEntity(); // ok
            return entity.getContentLength(); // ok
        }
    }

    @GetMapping("/apache5")
    public int apache5() throws IOException {
        return apache5.execute( // ! request http
                new org.apache.hc.client5.http.classic.methods.HttpGet("http://a"), response -> response.getCode()); // ok
    }

    @GetMapping("/jdk")
    public String jdk() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://a")).build(); // ok
        return jdk.send(request, BodyHandlers.ofString()).body(); // ! request http
    }

    @GetMapping("/jdk-later")
    public CompletableFuture<Integer> jdkLater() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://a")).build();
        return jdk.sendAsync(request, BodyHandlers.discarding()).thenApply(answer -> answer.statusCode()); // ok
    }

    @GetMapping("/retrofit")
    public String retrofit() throws IOException {
        return forecasts.forecast().execute().body(); // ! request http
    }

    @GetMapping("/retrofit-later")
    public CompletableFuture<String> retrofitLater() {
        return forecasts.forecastLater(); // ok
    }

    @GetMapping("/jsoup")
    public String jsoup() throws IOException {
        Document parsed = Jsoup.parse("<p>x</p>"); // ok
        Document page = Jsoup.connect("http://a").timeout(1000).get(); // ! request http
        return parsed.title() + page.select("p").text(); // ok
    }

    @GetMapping("/url")
    public int url() throws IOException {
        URL url = new URL("http://a?q=" + URLEncoder.encode("x y", StandardCharsets.UTF_8)); // ok
        URLConnection connection = url.openConnection(); // ok
        connection.setConnectTimeout(100); // ok
        try (InputStream in = url.openStream()) { // ! request http
            return in.read() + connection.getContentLength(); // ! request http
        }
    }
}
