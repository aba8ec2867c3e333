package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says after a migration: nothing that was done, nothing that was refused, and nothing that needs such. */
final class SecondPlanTest {

    @Test
    void nothingIsOpenAfterAMigration(@TempDir Path folder) {
        Shop shop = withLeftovers(Shop.in(folder));
        assertThat(open(plan(shop)))
                .extracting(Step::recipe)
                .contains("BoundFanOut", "ComposeAsyncTwin", "ControllerReturnsFuture");

        Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));
        Map<String, String> migrated = shop.files();

        assertThat(open(plan(shop))).extracting(Step::title).isEmpty();
        Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));
        assertThat(shop.files()).isEqualTo(migrated);
        assertThat(open(plan(shop))).extracting(Step::title).isEmpty();
    }

    /** A parallel stream, whose handler waits for tasks afterwards, and a chain of which the middle is refused. */
    private static Shop withLeftovers(Shop shop) {
        shop.application()
                .withRestTemplate("StockClient", "stock", "getForObject(\"http://localhost/s\", String.class)")
                .with("""
                        @RestController
                        public class StockController {
                            private final StockClient stocks;

                            public StockController(StockClient stocks) {
                                this.stocks = stocks;
                            }

                            @GetMapping("/stocks")
                            public List<String> stocks() {
                                return List.of("a", "b").parallelStream().map(stocks::stock).toList();
                            }
                        }
                        """)
                .with("""
                        @Service
                        public class Board {
                            private final PriceClient prices;
                            private String last = "";

                            public Board(PriceClient prices) {
                                this.prices = prices;
                            }

                            public String pin(String id) throws IOException, InterruptedException {
                                String pinned = last;
                                if (pinned.isEmpty()) {
                                    pinned = prices.price(id);
                                }
                                last = pinned;
                                return pinned;
                            }
                        }
                        """)
                .with("""
                        @RestController
                        public class BoardController {
                            private final Board board;

                            public BoardController(Board board) {
                                this.board = board;
                            }

                            @GetMapping("/board/{id}")
                            public String pin(@PathVariable String id) throws IOException, InterruptedException {
                                return board.pin(id);
                            }
                        }
                        """);
        return shop;
    }

    private static Plan plan(Shop shop) {
        return Assessment.assess(AssessmentRequest.of(shop.analysis()), line -> {})
                .plan();
    }

    private static List<Step> open(Plan plan) {
        return plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.state() == State.PROPOSED)
                .toList();
    }
}
