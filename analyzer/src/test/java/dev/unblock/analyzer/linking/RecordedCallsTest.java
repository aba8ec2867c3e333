package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.program.Program.CallEdge;
import org.junit.jupiter.api.Test;

/** A link to a handler is made of a call of it, which runs nothing. */
final class RecordedCallsTest {

    private static final Fixture SHOP = Fixture.onLibraries("""
            package org.springframework.hateoas.server.mvc;
            public class WebMvcLinkBuilder {
                public static <T> T methodOn(Class<T> type, Object... arguments) { return null; }
                public static WebMvcLinkBuilder linkTo(Object call) { return null; }
            }
            package app;
            import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.*;
            import static org.springframework.web.servlet.mvc.method.annotation.MvcUriComponentsBuilder.*;
            import org.springframework.web.bind.annotation.*;
            @RestController class Orders {
                @GetMapping("/a") String linked() { return ""; }
                @GetMapping("/b") String addressed() { return ""; }
                @GetMapping("/c") String called() { return ""; }
            }
            @RestController class Start {
                private final Orders orders = new Orders();
                @GetMapping("/") Object all() {
                    return "" + linkTo(methodOn(Orders.class).linked())
                            + fromMethodCall(on(Orders.class).addressed())
                            + orders.called();
                }
            }
            """);

    @Test
    void leadNowhere() {
        assertThat(callers("linked")).isEmpty();
        assertThat(callers("addressed")).isEmpty();
        assertThat(callers("called")).isEqualTo("all");
    }

    private static String callers(String handler) {
        return String.join(
                ",",
                SHOP.program().callers(SHOP.method("app.Orders", handler).key()).stream()
                        .map(CallEdge::caller)
                        .map(caller -> caller.name())
                        .toList());
    }
}
