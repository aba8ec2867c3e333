package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.recipes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handler whose service is a mock in tests that ask through a real port. */
final class MockedMethodsTest {

    private static final String TEST = "src/test/java/shop/PriceControllerTest.java";

    private Application application;

    @BeforeEach
    void makeApplication(@TempDir Path folder) {
        application = Application.in(folder)
                .withPom("3.4.1", "17", "")
                .withMain()
                .withClient("PriceClient", "price")
                .with("""
                @RestController
                public class PriceController {
                    private final PriceClient prices;

                    public PriceController(PriceClient prices) {
                        this.prices = prices;
                    }

                    @GetMapping("/prices/{id}")
                    public String price(@PathVariable String id) throws IOException, InterruptedException {
                        return prices.price(id);
                    }
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@MockitoBean private PriceClient prices; void price() { when(prices.price(\"7\")).thenReturn(\"9\"); }",
                "@MockBean(name = \"prices\")\n    PriceClient prices;\n void price() { given(this.prices\n.price(\"7\")).willReturn(\"9\"); }",
                "void price() { PriceClient prices = Mockito.mock(PriceClient.class); verify(prices).price(\"7\"); }",
                "@Spy PriceClient prices; void price() { doReturn(\"9\").when(prices).price(\"7\"); }"
            })
    void movesTheWorkOfHandlersWhoseClientTestsMock(String members) {
        application.write(TEST, "package shop;\n\nclass PriceControllerTest {\n    %s\n}\n".formatted(members));

        Plan plan = plan();

        assertThat(recipes(plan))
                .contains("ControllerReturnsCallable")
                .doesNotContain("HttpClientSendToSendAsync", "ControllerReturnsFuture");
        assertThat(plan.refusals())
                .extracting(Refusal::hazard, Refusal::file, Refusal::evidence)
                .contains(tuple(
                        "H30",
                        TEST,
                        "this test answers for shop.PriceClient#price(String) by a mock, which knows no other method"));
    }

    @Test
    void givesTwinsToMethodsThatNoMockStandsFor() {
        application.write(TEST, """
                package shop;

                class PriceControllerTest {
                    @MockitoBean private OtherClient others;
                    private PriceClient prices = new PriceClient();

                    void price() {
                        when(others.price("7")).thenReturn(prices.price("7"));
                    }
                }
                """);

        assertThat(recipes(plan()))
                .contains("HttpClientSendToSendAsync", "ControllerReturnsFuture")
                .doesNotContain("ControllerReturnsCallable");
    }

    private Plan plan() {
        return Plans.of(application);
    }
}
