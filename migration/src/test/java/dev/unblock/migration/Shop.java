package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.proof.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A small application whose handler waits for another one, and requests to migrate it. */
record Shop(Application application, Path output) {

    static Shop in(Path folder) {
        return new Shop(
                Application.in(folder.resolve("shop"))
                        .with("""
                        @RestController
                        public class OrderController {
                            private final OrderService orders;

                            public OrderController(OrderService orders) {
                                this.orders = orders;
                            }

                            @GetMapping("/orders/{id}")
                            public String order(@PathVariable String id) throws IOException, InterruptedException {
                                return orders.order(id);
                            }
                        }
                        """)
                        .with("""
                        @Service
                        public class OrderService {
                            private final PriceClient prices;

                            public OrderService(PriceClient prices) {
                                this.prices = prices;
                            }

                            public String order(String id) throws IOException, InterruptedException {
                                return "costs " + prices.price(id);
                            }
                        }
                        """)
                        .withClient("PriceClient", "price")
                        .write("src/main/resources/application.properties", "server.port=0\n"),
                folder.resolve("out"));
    }

    MigrationRequest request(Mode mode, Optional<Integer> wave) {
        return request(mode, wave, Proving.by(Verification.NONE), Commits.NONE);
    }

    MigrationRequest request(Mode mode, Optional<Integer> wave, Proving proving, Commits commits) {
        return new MigrationRequest(
                analysis(),
                wave,
                mode,
                proving,
                UncommittedChanges.REFUSED,
                commits,
                TestCode.LEFT_ALONE,
                output,
                line -> {});
    }

    AnalysisRequest analysis() {
        return new AnalysisRequest(
                application.root(), application.classPath(), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
    }

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(application.root())) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(application.root().resolve("target")))
                    .toList()) {
                files.put(application.root().relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
