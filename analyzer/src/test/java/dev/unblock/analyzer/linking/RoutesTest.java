package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.analyzer.program.Routes.Approach;
import dev.unblock.analyzer.program.Routes.Spot;
import dev.unblock.model.CallPath;
import dev.unblock.model.ThreadContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Fixture SHOP = Fixture.of("""
            package app;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.scheduling.annotation.*;
            @RestController class Orders {
                private final Prices prices = new Prices();
                @GetMapping("/a") void a() { prices.price(); }
                @GetMapping("/b") void b() { prices.price(); prices.rate(); }
                @GetMapping("/c") void c() { prices.client().ask(); }
                @GetMapping("/d") void d() { }
            }
            @Component class Jobs {
                private final Prices prices = new Prices();
                @Scheduled(fixedRate = 1) void tick() { prices.price(); }
            }
            class Prices {
                private final Client client = new Client();
                void price() { rate(); }
                void rate() { client.load(); }
                Client client() { return client; }
            }
            class Client {
                void load() { ask(); }
                void ask() { }
            }
            """, "spring");

    private final Routes routes = SHOP.program().routes();

    @Test
    void countsEveryEntryPointOnceForEachKindOfThread() {
        assertThat(routes.entryPoints(key("Client", "load"))).isEqualTo(3);
        assertThat(routes.entryPoints(key("Client", "ask"))).isEqualTo(4);
        assertThat(routes.entryPointsByThread(key("Client", "load")))
                .containsOnly(entry(ThreadContext.REQUEST, 2), entry(ThreadContext.SCHEDULER, 1));
    }

    @Test
    void countsAHandOverOnTheThreadItLeadsTo() {
        Fixture fixture = Fixture.of("""
                package app;
                import java.util.concurrent.*;
                import org.springframework.web.bind.annotation.*;
                @RestController class Orders {
                    @GetMapping("/a") void a() { CompletableFuture.runAsync(this::work); }
                    @GetMapping("/b") void b() { work(); }
                    void work() { }
                }
                """, "spring");
        MethodKey work = fixture.method("app.Orders", "work").key();
        Routes counted = fixture.program().routes();
        assertThat(counted.entryPoints(work)).isEqualTo(2);
        assertThat(counted.entryPointsByThread(work))
                .containsOnly(entry(ThreadContext.REQUEST, 1), entry(ThreadContext.COMMON_POOL, 1));
    }

    @Test
    void tellsWhatEveryWayGoesThrough() {
        assertThat(routes.dominators(key("Client", "load")))
                .containsExactly(key("Client", "load"), key("Prices", "rate"));
        assertThat(routes.dominators(key("Client", "ask"))).containsExactly(key("Client", "ask"));
        assertThat(routes.dominators(key("Client", "<init>"))).isEmpty();
    }

    @Test
    void tellsForEachEntryPointHowMuchItReachesAndTheNearest() {
        List<Spot> places = List.of(spot("Client", "load"), spot("Client", "ask"), spot("Client", "ask"));
        List<Approach> approaches = routes.approaches(places);
        assertThat(approaches)
                .extracting(
                        approach -> approach.entryPoint().method(),
                        Approach::reached,
                        approach -> approach.nearest().method().name())
                .containsExactly(
                        tuple("app.Jobs#tick()", 3, "load"),
                        tuple("app.Orders#a()", 3, "load"),
                        tuple("app.Orders#b()", 3, "load"),
                        tuple("app.Orders#c()", 2, "ask"));
        CallPath path =
                approaches.get(3).way().to(SHOP.method("app.Client", "ask").site());
        assertThat(path.frames())
                .extracting(CallPath.Frame::method)
                .containsExactly("app.Orders#c()", "app.Client#ask()");
    }

    @Test
    void ordersMethodsAfterWhatTheyCall() {
        List<MethodKey> ordered =
                routes.calleesFirst().stream().flatMap(List::stream).toList();
        assertThat(ordered.indexOf(key("Client", "ask")))
                .isLessThan(ordered.indexOf(key("Client", "load")))
                .isLessThan(ordered.indexOf(key("Orders", "a")));
        assertThat(ordered.indexOf(key("Prices", "rate"))).isLessThan(ordered.indexOf(key("Prices", "price")));
    }

    private static Spot spot(String type, String name) {
        return new Spot(key(type, name), SHOP.method("app." + type, name).site());
    }

    private static MethodKey key(String type, String name) {
        return SHOP.method("app." + type, name).key();
    }
}
