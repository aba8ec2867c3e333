package dev.unblock.analyzer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Exposure.Repeat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatsTest {

    private static final Repeat ORDERS = new Repeat("shop/src/Shop.java", 12, "orders", Optional.empty());

    @Test
    void namesTheFileOfALoopThatStandsElsewhere() {
        assertThat(Repeats.words(ORDERS, "shop/src/Shop.java")).isEqualTo("every element of orders (line 12)");
        assertThat(Repeats.words(ORDERS, "shop/src/Web.java")).isEqualTo("every element of orders (Shop.java:12)");
    }
}
