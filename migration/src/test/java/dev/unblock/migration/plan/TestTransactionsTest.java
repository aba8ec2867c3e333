package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a test's own text, or what it takes over, puts it into a transaction. */
final class TestTransactionsTest {

    private static final TestTransactions TRANSACTIONS = new TestTransactions(new TestSources(Map.of(
            "src/test/java/shop/Web.java", "@Transactional abstract class Web extends Base {}",
            "src/test/java/shop/IT.java", "@Transactional @interface IT {}",
            "src/test/java/shop/Base.java", "abstract class Base extends Base {}")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Transactional class OrdersTest {}",
                "class OrdersTest { @Test @Transactional(readOnly = true) void orders() {} }",
                "class OrdersTest extends Web {}",
                "@IT class OrdersTest extends Base {}"
            })
    void knowsTransactionsOfTests(String test) {
        assertThat(TRANSACTIONS.areAround(test)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Transactional(propagation = Propagation.NOT_SUPPORTED) class OrdersTest {}",
                "class OrdersTest extends Base {}",
                "@SpringBootTest class OrdersTest {}"
            })
    void knowsTestsWithout(String test) {
        assertThat(TRANSACTIONS.areAround(test)).isFalse();
    }

    @Test
    void followsBaseClassesOfAnyFolder() {
        TestTransactions none =
                new TestTransactions(new TestSources(Map.of("Web.java", "@Transactional class Web {}")));

        assertThat(none.areAround("class OrdersTest extends Web {}")).isTrue();
    }
}
