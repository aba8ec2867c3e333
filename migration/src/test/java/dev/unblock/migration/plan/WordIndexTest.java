package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordIndexTest {

    private static final WordIndex INDEX = WordIndex.of(Map.of(
            "A", "new Orders(1).all()",
            "B", "OrdersTest.Orders_ x; my$Orders",
            "C", "PurchaseOrders"));

    @Test
    void findsWordsAndNoPartsOfWords() {
        assertThat(INDEX.with("Orders")).containsExactly("A", "B");
        assertThat(INDEX.with("Order")).isEmpty();
        assertThat(INDEX.with("Orders_")).containsExactly("B");
    }

    @Test
    void asksForEachPartOfANameThatIsNoWord() {
        assertThat(INDEX.with("my$Orders")).containsExactly("B");
        assertThat(INDEX.with("my$Bills")).isEmpty();
    }

    @Test
    void findsNothingForNoName() {
        assertThat(INDEX.with("")).isEmpty();
    }
}
