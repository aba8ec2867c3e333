package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
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
        assertThat(TRANSACTIONS.around(test).test(1)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Transactional(propagation = Propagation.NOT_SUPPORTED) class OrdersTest {}",
                "class OrdersTest extends Base {}",
                "@SpringBootTest class OrdersTest {}"
            })
    void knowsTestsWithout(String test) {
        assertThat(TRANSACTIONS.around(test).test(1)).isFalse();
    }

    @Test
    void followsBaseClassesOfAnyFolder() {
        TestTransactions none =
                new TestTransactions(new TestSources(Map.of("Web.java", "@Transactional class Web {}")));

        assertThat(none.around("class OrdersTest extends Web {}").test(1)).isTrue();
    }

    @Test
    void judgesByMethod() {
        assertThat(linesInTransactions("""
                class OrdersTest extends Base {
                    String text = "@Transactional {"; // don't
                    @BeforeEach void start() {
                        perform("/start");
                    }
                    @Test void all() throws Exception {
                        perform("/orders");
                    }
                    @Test
                    @Transactional
                    public void one() throws Exception {
                        perform("/orders/1");
                        store(1);
                    }
                    private void store(int id) {
                        if (id > 0) { send(id); }
                    }
                    private void send(int id) {
                        perform("/orders/" + id);
                    }
                    private void others() {
                        perform("/others");
                    }
                }
                """)).contains(4, 12, 16, 19).doesNotContain(2, 7, 22);
    }

    @Test
    void judgesByClass() {
        assertThat(linesInTransactions("""
                class OrdersTest extends Base {
                    @Test void all() {
                        perform("/orders");
                    }
                    @Nested
                    @Transactional
                    class Stored {
                        @Test void one() {
                            perform("/orders/1");
                        }
                        @Test @Transactional(propagation = Propagation.NEVER) void none() {
                            perform("/orders/2");
                        }
                    }
                }
                """)).contains(9).doesNotContain(3, 12);
    }

    @Test
    void takesMethodsOfABaseClassForThoseOnly() {
        TestTransactions transactions = new TestTransactions(
                new TestSources(Map.of("Base.java", "class Base { @Test @Transactional void one() {} }")));

        assertThat(transactions.around("class OrdersTest extends Base {}").test(1))
                .isFalse();
    }

    private static List<Integer> linesInTransactions(String test) {
        IntPredicate lines = TRANSACTIONS.around(test);
        return IntStream.rangeClosed(1, (int) test.lines().count())
                .filter(lines)
                .boxed()
                .toList();
    }
}
