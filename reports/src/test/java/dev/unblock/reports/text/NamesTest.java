package dev.unblock.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamesTest {

    @Test
    void shortensMethodsWithTheirParameters() {
        assertThat(Names.brief("com.shop.OrderService#load(java.lang.Long, int)"))
                .isEqualTo("OrderService.load(Long, int)");
    }

    @Test
    void shortensNestedTypes() {
        assertThat(Names.brief("com.shop.Order$Line#sum()")).isEqualTo("Order.Line.sum()");
    }

    @Test
    void shortensFields() {
        assertThat(Names.brief("com.shop.OrderService#cache")).isEqualTo("OrderService.cache");
    }

    @Test
    void leavesOutParametersWhenAsked() {
        assertThat(Names.briefest("a.B#c(int)")).isEqualTo("B.c");
    }

    @Test
    void turnsRuleNamesIntoWords() {
        assertThat(Names.words("SupplyAsyncWithoutExecutor")).isEqualTo("Supply async without executor");
    }

    @Test
    void typesInProseLoseTheirPackages() {
        assertThat(
                        Names.inProse(
                                "com.shop.Orders#all() calls java.io.File#mkdirs() (H3, src/main/java/com/shop/Orders.java:14)"))
                .isEqualTo("Orders.all() calls File.mkdirs() (H3, src/main/java/com/shop/Orders.java:14)");
        assertThat(Names.inProse("set spring.threads.virtual.enabled, see issue #12"))
                .isEqualTo("set spring.threads.virtual.enabled, see issue #12");
    }
}
