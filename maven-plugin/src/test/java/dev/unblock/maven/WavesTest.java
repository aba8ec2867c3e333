package dev.unblock.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import org.junit.jupiter.api.Test;

class WavesTest {

    @Test
    void areAllOrOne() {
        assertThat(Waves.of(null, true)).isEmpty();
        assertThat(Waves.of(3, false)).contains(3);
    }

    @Test
    void areNeitherNoneNorBoth() {
        assertThatThrownBy(() -> Waves.of(null, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("-Dunblock.all or -Dunblock.wave=N");
        assertThatThrownBy(() -> Waves.of(1, true)).isInstanceOf(UsageException.class);
    }

    @Test
    void goFromZeroToFive() {
        assertThatThrownBy(() -> Waves.of(6, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("not 6");
        assertThatThrownBy(() -> Waves.of(-1, false)).isInstanceOf(UsageException.class);
    }
}
