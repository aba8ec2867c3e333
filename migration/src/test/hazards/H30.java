// among the tests
package hazards;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class StubsTest {
    private final Prices prices = mock(Prices.class);

    void stubs() {
        when(prices.price("a")).thenReturn("1"); // H30
    }

    void gives() {
        given(prices.price("b")).willReturn("2"); // H30
    }

    void verifies() {
        verify(prices).price("c"); // H30
    }

    void answers() {
        doReturn("3").when(prices).price("d"); // H30
    }

    void calls() {
        prices.price("e"); // none
    }

    void checks(Prices real) {
        check(real.price("f")); // none
    }

    void makes() {
        mock(Prices.class); // none
    }

    private static void check(String price) {
        price.trim();
    }

    static class Prices {
        String price(String id) { // none
            return id.trim();
        }
    }
}
