package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a client that waits has a time limit here. */
final class ClientLimitsTest {

    @Test
    void findsTheLimitOfARequestInItsChain() {
        check("""
                class Requests {
                    private final HttpClient client = HttpClient.newHttpClient();
                    String limited(URI uri) throws Exception {
                        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
                        return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // waits http timed
                    }
                    String unlimited(URI uri) throws Exception {
                        HttpRequest request = HttpRequest.newBuilder(uri).build();
                        return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // waits http by_client
                    }
                    int connection(URL url) throws Exception {
                        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                        connection.setReadTimeout(1000);
                        return connection.getResponseCode(); // waits http timed
                    }
                    int another(URL url) throws Exception {
                        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                        return connection.getResponseCode(); // waits http by_client
                    }
                }
                """, Map.of());
    }

    @Test
    void readsTheSettingsOfTheApplication() {
        String source = """
                class Names {
                    private RestTemplate rest;
                    private StringRedisTemplate redis;
                    String remote() {
                        return rest.getForObject("http://x", String.class); // waits http BOUND
                    }
                    String cached() {
                        return redis.opsForValue().get("x"); // waits redis BOUND
                    }
                }
                """;
        check(source.replace("BOUND", "by_client"), Map.of());
        check(
                source.replace("BOUND", "timed"),
                Map.of("spring.http.client.read-timeout", "2s", "spring.data.redis.timeout", "1s"));
    }

    @Test
    void countsTheLimitOfATransaction() {
        check("""
                class Stock {
                    private JdbcTemplate jdbc;
                    @Transactional(timeout = 3) public int limited() {
                        return jdbc.update("x"); // waits jdbc timed
                    }
                    @Transactional public int unlimited() {
                        return jdbc.update("x"); // waits jdbc by_client
                    }
                }
                """, Map.of());
    }

    @Test
    void speaksOnlyOfTypesThatHaveRows() {
        List<String> types =
                Catalogue.standard().rows().stream().map(BlockingApi::type).toList();
        assertThat(ClientLimits.known().keySet()).isSubsetOf(types);
    }

    private static void check(String classes, Map<String, String> settings) {
        String imports = "package app; import java.net.*; import java.net.http.*; import java.time.Duration;"
                + " import org.springframework.web.client.RestTemplate; import org.springframework.jdbc.core.JdbcTemplate;"
                + " import org.springframework.transaction.annotation.Transactional;"
                + " import org.springframework.data.redis.core.StringRedisTemplate;\n";
        assertThat(WaitLines.of(imports + classes, settings, Catalogue.standard())
                        .differences())
                .isEmpty();
    }
}
