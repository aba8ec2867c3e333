package dev.unblock.migration.hazards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods a pointcut's text may mean: asked for {@code com.shop.web.OrderController#orders}, without annotations. */
final class PointcutTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution(* com.shop..*(..))",
                "execution(* com.shop..*.*(..))",
                "execution(* com.shop.web.*.*(..))",
                "execution(public * *..OrderController.or*(..))",
                "execution(* OrderController.*(..))",
                "execution(* orders(..))",
                "within(com.shop..*)",
                "within(com.shop..)",
                "within(com.shop.web.*) && !@annotation(com.shop.Quiet)",
                "within(com.stock..*) || execution(* com.shop.web.Order*.*(..))",
                "within(com.stock..*) or within(com.shop..*)",
            })
    void mayMeanTheMethod(String text) {
        assertThat(Pointcut.mayMean(text, new Handler())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "execution(* com.shop.*(..))",
                "execution(* com.stock..*(..))",
                "execution(* com.shop.dao.*.*(..))",
                "execution(* com.shop..*.save*(..))",
                "within(com.shop.*)",
                "within(com.shop.dao..*)",
                "@annotation(com.shop.Logged)",
                "within(com.shop..*) && @annotation(com.shop.Logged)",
            })
    void surelyMeansOthers(String text) {
        assertThat(Pointcut.mayMean(text, new Handler())).isFalse();
    }

    private static final class Handler implements Pointcut.Place {

        @Override
        public boolean isAnnotated(String annotation) {
            return false;
        }

        @Override
        public boolean isInAnnotated(String annotation) {
            return false;
        }

        @Override
        public boolean isIn(Predicate<String> type) {
            return type.test("com.shop.web.OrderController");
        }

        @Override
        public boolean isNamed(Predicate<String> name) {
            return name.test("orders");
        }

        @Override
        public boolean isMeantBy(String name) {
            return false;
        }
    }
}
