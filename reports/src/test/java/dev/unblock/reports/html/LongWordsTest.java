package dev.unblock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LongWordsTest {

    @Test
    void leavesShortWordsWhole() {
        assertThat(broken("a.B#c() waits in Orders.all() since it has to"))
                .isEqualTo("a.B#c() waits in Orders.all() since it has to");
    }

    @Test
    void endsALineAfterTheMarksOfNamesPathsAndAddresses() {
        assertThat(broken("com.shop.orders.Orders#load(Long)")).isEqualTo("com.|shop.|orders.|Orders#|load(|Long)");
        assertThat(broken("GET /api/v1/customers/{id}/orders")).isEqualTo("GET /api/|v1/|customers/|{id}/|orders");
    }

    @Test
    void endsALineWithinCamelCaseOnlyWhereNoMarkHelps() {
        assertThat(broken("CustomerReservationHTTPClient.get()")).isEqualTo("Customer|Reservation|HTTP|Client.|get()");
    }

    @Test
    void keepsAFileWithItsEnding() {
        assertThat(broken("src/main/java/shop/Orders.java:114")).isEqualTo("src/|main/|java/|shop/|Orders.java:|114");
    }

    @Test
    void changesNoText() {
        String text = "The costliest  is\tcom.shop.orders.CustomerReservationHTTPClient#load(java.lang.Long) .\n";
        assertThat(String.join("", LongWords.pieces(text))).isEqualTo(text);
    }

    private static String broken(String text) {
        return String.join("|", LongWords.pieces(text));
    }
}
