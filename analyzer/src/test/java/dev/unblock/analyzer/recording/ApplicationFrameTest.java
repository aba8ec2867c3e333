package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApplicationFrameTest {

    @Test
    void findsTheFileOfANestedClass() {
        assertThat(ApplicationFrame.of("com.shop.Orders$Line", "price", 17))
                .isEqualTo(new ApplicationFrame("com.shop.Orders.Line#price", "com/shop/Orders.java", 17));
    }

    @Test
    void takesALambdaForItsMethod() {
        assertThat(ApplicationFrame.of("com.shop.Orders", "lambda$load$3", 21).method())
                .isEqualTo("com.shop.Orders#load");
    }

    @Test
    void generatedClassesBelongToNobody() {
        ApplicationCode code = ApplicationCode.inPackage("com.shop");

        assertThat(code.owns("com.shop.Orders")).isTrue();
        assertThat(code.owns("com.shop.Orders$$SpringCGLIB$$0")).isFalse();
        assertThat(code.owns("com.shop.$Proxy12")).isFalse();
        assertThat(code.owns("com.shopping.Cart")).isFalse();
    }
}
