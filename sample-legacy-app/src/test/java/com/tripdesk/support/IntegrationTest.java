package com.tripdesk.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.destinations.WeatherBoard;
import com.tripdesk.fx.FxService;
import com.tripdesk.partners.PartnerSimulator;
import com.tripdesk.quotes.QuoteBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
public abstract class IntegrationTest {

    protected static final PartnerSimulator PARTNERS;
    protected static final FakeSmtpServer MAIL;
    protected static final Path FILES;

    static {
        try {
            PARTNERS = PartnerSimulator.start(0, 0);
            MAIL = new FakeSmtpServer();
            FILES = Files.createTempDirectory("tripdesk-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Autowired
    protected TestRestTemplate rest;

    @Autowired
    protected MockMvc mvc;

    @Autowired
    private FxService fxService;

    @Autowired
    private WeatherBoard weatherBoard;

    @Autowired
    private QuoteBoard quoteBoard;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("partners.base-url", PARTNERS::baseUrl);
        registry.add("spring.mail.port", MAIL::port);
        registry.add("tripdesk.invoice-dir", () -> FILES.resolve("invoices").toString());
        registry.add("tripdesk.export-dir", () -> FILES.resolve("exports").toString());
        registry.add("tripdesk.retry.pause-ms", () -> "5");
        registry.add("spring.datasource.url", () -> "jdbc:h2:mem:tripdesk-test;DB_CLOSE_DELAY=-1");
    }

    @BeforeEach
    void startClean() {
        PARTNERS.reset();
        MAIL.clear();
        fxService.evict();
        weatherBoard.forget();
        quoteBoard.clear();
    }

    protected TestRestTemplate agent() {
        return rest.withBasicAuth("agent", "agent");
    }

    protected TestRestTemplate admin() {
        return rest.withBasicAuth("admin", "admin");
    }

    protected ResponseEntity<JsonNode> get(String path) {
        return rest.getForEntity(path, JsonNode.class);
    }

    protected ResponseEntity<JsonNode> agentGet(String path) {
        return agent().getForEntity(path, JsonNode.class);
    }

    protected ResponseEntity<JsonNode> agentPost(String path, Object body) {
        return agent().postForEntity(path, body, JsonNode.class);
    }

    protected HttpEntity<String> text(String type, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.parseMediaType(type));
        return new HttpEntity<>(body, headers);
    }

    protected long newBooking(String tripId, long customerId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tripId", tripId);
        body.put("customerId", customerId);
        ResponseEntity<JsonNode> response = agentPost("/api/bookings", body);
        if (response.getStatusCode().value() != 201) {
            throw new AssertionError("no booking: " + response);
        }
        return response.getBody().get("id").asLong();
    }
}
