package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.linking.types.Settings;
import dev.unblock.analyzer.program.Program.Capacity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void hasSpringBootsFiguresUnlessTheSettingsSayOthers() {
        assertThat(capacity(Map.of())).isEqualTo(new Capacity(200, 10, 1, true, Optional.empty()));
        assertThat(capacity(Map.of(
                        "server.tomcat.threads.max", "50",
                        "spring.datasource.hikari.maximum-pool-size", "20",
                        "spring.task.scheduling.pool.size", "4",
                        "spring.jpa.open-in-view", "false",
                        "spring.mvc.async.request-timeout", "30s")))
                .isEqualTo(new Capacity(50, 20, 4, false, Optional.of("30s")));
    }

    @Test
    void readsTheThreadsOfWhicheverServerIsConfigured() {
        assertThat(capacity(Map.of("server.jetty.threads.max", "80")).requestThreads())
                .isEqualTo(80);
        assertThat(capacity(Map.of("server.undertow.threads.worker", "64")).requestThreads())
                .isEqualTo(64);
        assertThat(capacity(Map.of("server.tomcat.max-threads", "70")).requestThreads())
                .isEqualTo(70);
        assertThat(capacity(Map.of("server.tomcat.threads.max", "${THREADS:33}"))
                        .requestThreads())
                .isEqualTo(33);
        assertThat(capacity(Map.of("server.tomcat.threads.max", "${THREADS}")).requestThreads())
                .isEqualTo(200);
    }

    @Test
    void hasVirtualThreadsOnlyOnAPlatformThatHasThem() {
        Map<String, String> on = Map.of("spring.threads.virtual.enabled", "true");

        assertThat(settings(on, 21, Optional.empty()).virtualThreads()).isTrue();
        assertThat(settings(on, 21, Optional.of("3.2.0")).virtualThreads()).isTrue();
        assertThat(settings(on, 17, Optional.of("3.2.0")).virtualThreads()).isFalse();
        assertThat(settings(on, 21, Optional.of("3.1.5")).virtualThreads()).isFalse();
        assertThat(settings(on, 21, Optional.of("2.7.18")).virtualThreads()).isFalse();
        assertThat(settings(Map.of(), 21, Optional.of("3.4.1")).virtualThreads())
                .isFalse();
    }

    private static Capacity capacity(Map<String, String> values) {
        return settings(values, 21, Optional.empty()).capacity();
    }

    private static Settings settings(Map<String, String> values, int release, Optional<String> boot) {
        Facts none = Fixture.facts(values, "package app;\nclass A {}", List.of());
        return Settings.of(new Facts(List.of(), none.hierarchy(), List.of(), values, List.of(), release, boot));
    }
}
