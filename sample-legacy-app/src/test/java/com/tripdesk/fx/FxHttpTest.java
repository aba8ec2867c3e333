package com.tripdesk.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class FxHttpTest extends IntegrationTest {

    @Autowired
    private FxService fxService;

    @Test
    void convertsAnAmount() {
        JsonNode conversion = get("/api/fx/EUR/USD?amount=100").getBody();

        assertThat(conversion.get("amount").asDouble())
                .isEqualTo(conversion.get("rate").asDouble() * 100);
    }

    @Test
    void convertsOneByDefault() {
        JsonNode conversion = get("/api/fx/EUR/EUR").getBody();

        assertThat(conversion.get("amount").asDouble()).isEqualTo(1.0);
    }

    @Test
    void rejectsCurrenciesThatAreNoCodes() {
        assertThat(get("/api/fx/EURO/USD").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void rejectsAmountsThatAreNoNumbers() {
        assertThat(get("/api/fx/EUR/USD?amount=lots").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void asksForAPairOnce() {
        get("/api/fx/EUR/NOK");
        get("/api/fx/EUR/NOK?amount=7");

        assertThat(PARTNERS.calls("fx")).isEqualTo(1);
    }

    @Test
    void tableHasEveryOtherCurrency() {
        JsonNode table = get("/api/fx/table/EUR").getBody();

        assertThat(table.fieldNames()).toIterable().containsExactly("GBP", "JPY", "NOK", "USD");
    }

    @Test
    void failsWhenThePartnerFails() {
        PARTNERS.fail("fx", "error500");

        assertThat(get("/api/fx/EUR/USD").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void rateIsCachedBetweenCallers() {
        fxService.rate("EUR", "GBP");
        fxService.rate("EUR", "GBP");

        assertThat(PARTNERS.calls("fx")).isEqualTo(1);
    }

    @Test
    void evictingAsksAgain() {
        fxService.rate("EUR", "GBP");
        fxService.evict();
        fxService.rate("EUR", "GBP");

        assertThat(PARTNERS.calls("fx")).isEqualTo(2);
    }
}
