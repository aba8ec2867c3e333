package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;
import static org.openrewrite.java.Assertions.srcTestJava;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class TestsCallReturnedWorkTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new TestsCallReturnedWork(
                        List.of("shop.Orders#get(long)", "shop.Orders#drop(long)", "shop.Orders#count()")))
                .parser(JavaParser.fromJavaVersion().dependsOn("""
                        package shop;

                        public class Orders {
                            public String get(long id) throws java.io.IOException { return "" + id; }
                            public void drop(long id) {}
                            public long count() { return 1; }
                            public String name() { return ""; }
                        }
                        """, """
                        package org.junit.jupiter.api;

                        public @interface Test {}
                        """, """
                        package org.junit.jupiter.api;

                        public class Assertions {
                            public interface Executable { void execute() throws Throwable; }
                            public static void assertThrows(Class<?> type, Executable code) {}
                            public static void assertEquals(Object expected, Object actual) {}
                        }
                        """, """
                        package org.mockito;

                        public class Mockito {
                            public static <T> T verify(T mock) { return mock; }
                            public static Object when(Object call) { return call; }
                        }
                        """));
    }

    @DocumentExample
    @Test
    void doesTheWorkOnTheTestsThread() {
        rewriteRun(srcTestJava(java("""
                package shop;

                import static org.junit.jupiter.api.Assertions.assertEquals;
                import static org.junit.jupiter.api.Assertions.assertThrows;

                import java.io.IOException;
                import org.junit.jupiter.api.Test;

                class OrdersTest {
                    private final Orders orders = new Orders();

                    @Test
                    void gets() throws IOException {
                        String order = orders.get(1);
                        assertEquals("1", order);
                        assertEquals("1", orders.get(1));
                    }

                    @Test
                    void drops() {
                        orders.drop(1);
                        long count = orders.count();
                    }

                    @Test
                    void fails() {
                        assertThrows(IOException.class, () -> orders.get(-1));
                    }

                    @Test
                    void isNamed() {
                        orders.name();
                    }
                }
                """, """
                package shop;

                import static org.junit.jupiter.api.Assertions.assertEquals;
                import static org.junit.jupiter.api.Assertions.assertThrows;

                import java.io.IOException;
                import org.junit.jupiter.api.Test;

                class OrdersTest {
                    private final Orders orders = new Orders();

                    @Test
                    void gets() throws Exception {
                        String order = orders.get(1).call();
                        assertEquals("1", order);
                        assertEquals("1", orders.get(1).call());
                    }

                    @Test
                    void drops() throws Exception {
                        orders.drop(1).call();
                        long count = orders.count().call();
                    }

                    @Test
                    void fails() {
                        assertThrows(IOException.class, () -> orders.get(-1).call());
                    }

                    @Test
                    void isNamed() {
                        orders.name();
                    }
                }
                """)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H20 | void helps() throws java.io.IOException { new Orders().get(1); }
            H20 | Runnable drops = () -> new Orders().drop(1);
            H20 | @Test void later() { Runnable drops = () -> new Orders().drop(1); }
            H19 | @Test void counts() { assertEquals(1L, new Orders().count()); }
            H30 | @Test void verifies(Orders orders) { org.mockito.Mockito.verify(orders).drop(1); }
            H30 | @Test void stubs(Orders orders) throws Exception { org.mockito.Mockito.when(orders.get(1)); }
            """)
    void refuses(String hazard, String member) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                srcTestJava(java("""
                        package shop;

                        import static org.junit.jupiter.api.Assertions.assertEquals;

                        import org.junit.jupiter.api.Test;

                        class OrdersTest {
                            %s
                        }
                        """.formatted(member))));
    }

    @Test
    void leavesMainCodeAlone() {
        rewriteRun(java("""
                package shop;

                class Probe {
                    void drops() {
                        new Orders().drop(1);
                    }
                }
                """));
    }
}
