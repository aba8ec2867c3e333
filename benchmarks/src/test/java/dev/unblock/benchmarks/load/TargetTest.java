package dev.unblock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "localhost", "::1"})
    void acceptsThisMachine(String host) {
        assertThat(new Target(host, 8080).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.1.2.3", "0.0.0.0", "no-such-host.invalid"})
    void refusesEverybodyElse(String host) {
        assertThatThrownBy(() -> new Target(host, 8080))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(host);
    }

    @Test
    void refusesPortZero() {
        assertThatThrownBy(() -> new Target("127.0.0.1", 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
