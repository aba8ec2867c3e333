package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What authors declare by annotations counts. */
final class DeclaredTest {

    @Test
    void countsMethodsClassesAndOverriddenMethods() {
        check("""
                package app;
                import org.jetbrains.annotations.*;
                class Uses {
                    void all(Remote remote, Local local, Whole whole, Fine fine, Opaque opaque) {
                        remote.load(); // waits declared
                        remote.name();
                        local.load(); // waits declared
                        whole.any(); // waits declared
                        whole.exempt();
                        fine.any();
                        opaque.nativeLoad(); // waits declared
                    }
                }
                interface Remote { @Blocking String load(); String name(); }
                interface Local extends Remote { String load(); }
                @Blocking interface Whole { String any(); @NonBlocking String exempt(); }
                @NonBlocking interface Fine { String any(); }
                class Opaque { @Blocking native String nativeLoad(); }
                """);
    }

    @Test
    void looksIntoWhatHasCode() {
        check("""
                package app;
                class Uses {
                    void all(Sleeper sleeper) throws InterruptedException {
                        sleeper.rest();
                        sleeper.spin(); // waits declared
                    }
                }
                class Sleeper {
                    @io.smallrye.common.annotation.Blocking void rest() throws InterruptedException {
                        Thread.sleep(10); // waits sleep
                    }
                    @io.micronaut.core.annotation.Blocking int spin() {
                        int sum = 0;
                        for (int i = 0; i < 1_000_000; i++) { sum += i; }
                        return sum;
                    }
                    @org.jetbrains.annotations.NonBlocking void pretends() throws InterruptedException {
                        Thread.sleep(10); // waits sleep
                    }
                }
                """);
    }

    @Test
    void leavesImplementedInterfacesOfHttpClientsAlone() {
        check("""
                package app;
                import org.springframework.web.service.annotation.*;
                class Uses {
                    private final Shared shared;
                    private final Remote remote;
                    Uses(Shared shared, Remote remote) { this.shared = shared; this.remote = remote; }
                    void all() {
                        shared.get();
                        remote.get(); // waits http
                        remote.later();
                    }
                }
                @HttpExchange("/a") interface Shared { @GetExchange String get(); }
                class Controller implements Shared { public String get() { return "x"; } }
                @HttpExchange("/b") interface Remote {
                    @GetExchange String get();
                    @GetExchange reactor.core.publisher.Mono<String> later();
                }
                """);
    }

    private static void check(String source) {
        assertThat(WaitLines.of(source).differences()).isEmpty();
    }
}
