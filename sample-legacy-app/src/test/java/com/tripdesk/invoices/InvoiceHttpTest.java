package com.tripdesk.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class InvoiceHttpTest extends IntegrationTest {

    @Test
    void invoiceIsWrittenToTheDirectory() {
        String number = newInvoice();

        assertThat(Files.exists(FILES.resolve("invoices").resolve(number + ".txt"))).isTrue();
    }

    @Test
    void invoicesAreNumbered() {
        assertThat(newInvoice()).isNotEqualTo(newInvoice()).startsWith("INV-");
    }

    @Test
    void invoiceCanBeDownloaded() {
        String number = newInvoice();

        ResponseEntity<String> response = agent().getForEntity("/api/invoices/" + number, String.class);

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(response.getBody()).startsWith("INVOICE " + number).contains("Customer Ada Holm");
        assertThat(response.getBody()).contains("TRIP\tTrip LIS-6").contains("TOTAL");
    }

    @Test
    void downloadIsAnAttachment() throws Exception {
        String number = newInvoice();

        mvc.perform(MockMvcRequestBuilders.get("/api/invoices/" + number).with(httpBasic("agent", "agent")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment; filename=" + number + ".txt"));
    }

    @Test
    void headIsTheFirstLine() {
        String number = newInvoice();

        assertThat(agent().getForObject("/api/invoices/" + number + "/head", String.class))
                .isEqualTo("INVOICE " + number);
    }

    @Test
    void invoicesAreListed() {
        String number = newInvoice();

        assertThat(agentGet("/api/invoices").getBody().findValuesAsText("number"))
                .contains(number);
    }

    @Test
    void unknownInvoiceIsNotFound() {
        assertThat(agentGet("/api/invoices/INV-1").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(agentGet("/api/invoices/INV-1/head").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void invoiceNeedsABooking() {
        assertThat(agentPost("/api/invoices/99999", null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private String newInvoice() {
        long id = newBooking("LIS-6", 1);
        ResponseEntity<JsonNode> response = agentPost("/api/invoices/" + id, null);
        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return response.getBody().get("number").asText();
    }
}
