package com.tripdesk.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class ImportExportHttpTest extends IntegrationTest {

    @Test
    void importsDestinations() {
        ResponseEntity<JsonNode> response = importCsv("MAD;Madrid;EUR\nROM;Rome;EUR\n");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getBody().get("imported").asInt()).isEqualTo(2);
        assertThat(get("/api/destinations/MAD").getBody().get("name").asText()).isEqualTo("Madrid");
    }

    @Test
    void importTakesTheCountryFromTheAirport() {
        importCsv("VIE;Vienna;EUR");

        assertThat(get("/api/destinations/VIE").getBody().get("country").asText())
                .isEqualTo("GB");
    }

    @Test
    void importRejectsBrokenLines() {
        JsonNode result = importCsv("PRG;Prague;CZK\nno destination\nprag;Prague;CZK\n").getBody();

        assertThat(result.get("imported").asInt()).isEqualTo(1);
        assertThat(result.get("rejected").asInt()).isEqualTo(2);
        assertThat(result.get("errors").get(0).asText()).isEqualTo("no destination");
    }

    @Test
    void importRejectsUnknownAirports() {
        JsonNode result = importCsv("XXX;Nowhere;EUR").getBody();

        assertThat(result.get("rejected").asInt()).isEqualTo(1);
    }

    @Test
    void importStartsWithACleanErrorList() {
        importCsv("broken");

        assertThat(importCsv("BER;Berlin;EUR").getBody().get("errors")).isEmpty();
    }

    @Test
    void importReadsAFile() throws IOException {
        Path file = FILES.resolve("import.csv");
        Files.writeString(file, "WAW;Warsaw;PLN\n");

        JsonNode result = admin().postForEntity("/api/import/destinations/file?path={path}", null, JsonNode.class, file)
                .getBody();

        assertThat(result.get("imported").asInt()).isEqualTo(1);
    }

    @Test
    void importOfAMissingFileIsNotFound() {
        assertThat(admin().postForEntity("/api/import/destinations/file?path=nothing.csv", null, JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void exportWritesEveryBooking() throws IOException {
        newBooking("LIS-6", 1);

        String path = admin().postForObject("/api/admin/export/bookings?name=all", null, String.class);

        List<String> lines = Files.readAllLines(Path.of(path));
        assertThat(lines.get(0)).isEqualTo("reference;trip;status;total;exported");
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.get(lines.size() - 1)).startsWith("TD");
    }

    @Test
    void exportStatusNamesTheLastFile() {
        admin().postForObject("/api/admin/export/bookings?name=status", null, String.class);

        assertThat(admin().getForObject("/api/admin/export/status", String.class))
                .isEqualTo("idle, last file status.csv");
    }

    private ResponseEntity<JsonNode> importCsv(String csv) {
        return admin().postForEntity("/api/import/destinations", text("text/csv", csv), JsonNode.class);
    }
}
