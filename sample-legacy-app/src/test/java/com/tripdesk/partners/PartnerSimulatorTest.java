package com.tripdesk.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartnerSimulatorTest {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void holdsManyDelayedAnswersAtOnce() throws Exception {
        try (PartnerSimulator simulator = PartnerSimulator.start(0, 400)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                answers.add(http.sendAsync(
                        request(simulator, "/flights/fares/LIS-" + i), HttpResponse.BodyHandlers.ofString()));
            }
            CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0])).get(20, TimeUnit.SECONDS);

            assertThat(simulator.peakInFlight()).isGreaterThan(50);
            assertThat(simulator.calls("flights")).isEqualTo(100);
        }
    }

    @Test
    void latencyAndFailureAreSetByRequest() throws Exception {
        try (PartnerSimulator simulator = PartnerSimulator.start(0, 0)) {
            assertThat(post(simulator, "/admin/latency?ms=7").body()).contains("\"latencyMs\":7");
            post(simulator, "/admin/failure?partner=fx&mode=error500&times=1");

            assertThat(get(simulator, "/fx/rate?from=EUR&to=USD").statusCode()).isEqualTo(500);
            assertThat(get(simulator, "/fx/rate?from=EUR&to=USD").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void statsCountEveryPartner() throws Exception {
        try (PartnerSimulator simulator = PartnerSimulator.start(0, 0)) {
            get(simulator, "/visa/rules/PT");
            get(simulator, "/visa/rules/US");
            get(simulator, "/cars/fleet/LIS");

            assertThat(get(simulator, "/admin/stats").body())
                    .contains("\"total\":3")
                    .contains("\"inFlight\":0")
                    .contains("{\"cars\":1,\"visa\":2}");
        }
    }

    @Test
    void resetForgetsEverything() throws Exception {
        try (PartnerSimulator simulator = PartnerSimulator.start(0, 0)) {
            get(simulator, "/visa/rules/PT");
            post(simulator, "/admin/failure?partner=visa&mode=error500");
            post(simulator, "/admin/reset");

            assertThat(get(simulator, "/visa/rules/PT").statusCode()).isEqualTo(200);
            assertThat(simulator.calls("visa")).isEqualTo(1);
        }
    }

    private HttpResponse<String> get(PartnerSimulator simulator, String path) throws Exception {
        return http.send(request(simulator, path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(PartnerSimulator simulator, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(PartnerSimulator simulator, String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path)).build();
    }
}
