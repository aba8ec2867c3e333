package hazards;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.sql.Statement;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

class Orders {
    private final HttpClient client = HttpClient.newHttpClient();
    private RestTemplate rest;
    private WebClient fluent;
    private Statement statement;

    void post(String order) {
        rest.postForObject("/orders", order, String.class); // H10
    }

    void change(String order) {
        rest.exchange("/orders", HttpMethod.PUT, null, String.class); // H10
    }

    void send(String order) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://orders"))
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        client.send(request, HttpResponse.BodyHandlers.ofString()); // H10
    }

    void insert(String order) throws SQLException {
        statement.executeUpdate("insert into orders values (1)"); // H10
    }

    void lockRow(String order) throws SQLException {
        statement.executeQuery("select * from orders for update"); // H10
    }

    String fluentPost(String order) {
        return fluent.post().uri("/orders").bodyValue(order).retrieve().bodyToMono(String.class).block(); // H10
    }

    String get(String id) {
        return rest.getForObject("/orders/{id}", String.class, id); // none
    }

    String exchange(String id) {
        return rest.exchange("/orders", HttpMethod.GET, null, String.class).getBody(); // none
    }

    String fetch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://orders")).GET().build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // none
    }

    void select() throws SQLException {
        statement.executeQuery("select * from orders"); // none
    }

    String fluentGet(String id) {
        return fluent.get().uri("/orders/{id}", id).retrieve().bodyToMono(String.class).block(); // none
    }

    void pause() throws InterruptedException {
        Thread.sleep(5); // none
    }
}
