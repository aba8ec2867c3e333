package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationFrameTest {

    @Test
    void findsTheFileOfANestedClass() {
        assertThat(ApplicationFrame.of("com.shop.Orders$Line", "price", 17, Occasion.WORK))
                .isEqualTo(
                        new ApplicationFrame("com.shop.Orders.Line#price", "com/shop/Orders.java", 17, Occasion.WORK));
    }

    @Test
    void takesALambdaForItsMethod() {
        assertThat(ApplicationFrame.of("com.shop.Orders", "lambda$load$3", 21, Occasion.WORK)
                        .method())
                .isEqualTo("com.shop.Orders#load");
    }

    @Test
    void generatedClassesBelongToNobody() {
        ApplicationCode code = ApplicationCode.inPackage("com.shop");

        assertThat(code.owns("com.shop.Orders")).isTrue();
        assertThat(code.owns("com.shop.Orders$$SpringCGLIB$$0")).isFalse();
        assertThat(code.owns("com.shop.$Proxy12")).isFalse();
        assertThat(code.owns("com.shop.Customer$HibernateProxy$x1y2")).isFalse();
        assertThat(code.owns("com.shopping.Cart")).isFalse();
    }

    @Test
    void aTestOfAClassIsNotTheClass() {
        ApplicationCode code = ApplicationCode.ofTypes(List.of("com.shop.Orders", "com.shop.Orders$Line"));

        assertThat(code.owns("com.shop.Orders$Line$1")).isTrue();
        assertThat(code.owns("com.shop.OrdersTest")).isFalse();
    }
}
