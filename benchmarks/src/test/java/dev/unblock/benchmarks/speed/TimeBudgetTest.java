package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {

    private long now = 5;

    @Test
    void allowsWhatFitsByWhatItTookBefore() {
        TimeBudget budget = new TimeBudget(Duration.ofMinutes(1), () -> now);
        budget.took("PMD", Duration.ofSeconds(25));
        budget.took("PMD", Duration.ofSeconds(20));
        now += Duration.ofSeconds(36).toNanos();

        assertThat(budget.left()).isEqualTo(Duration.ofSeconds(24));
        assertThat(budget.allows("PMD")).isFalse();
        assertThat(budget.allows("never run before")).isTrue();
    }

    @Test
    void allowsNothingWhenTheTimeIsUp() {
        TimeBudget budget = new TimeBudget(Duration.ofMinutes(1), () -> now);
        now += Duration.ofMinutes(2).toNanos();

        assertThat(budget.left()).isZero();
        assertThat(budget.allows("never run before")).isFalse();
    }
}
