package dev.unblock.analyzer.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SideBySideTest {

    @Test
    void givesResultsInTheOrderOfTheThings() {
        List<Integer> things = IntStream.range(0, 1_000).boxed().toList();

        assertThat(SideBySide.map("squares", things, thing -> thing * thing))
                .isEqualTo(things.stream().map(thing -> thing * thing).toList());
    }

    @Test
    void worksOnEachThingOnce() {
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        List<Integer> things = IntStream.range(0, 1_000).boxed().toList();

        assertThat(SideBySide.map("once", things, seen::add)).containsOnly(true);
    }

    @Test
    void hasNothingToDoForNothing() {
        assertThat(SideBySide.map("nothing", List.of(), thing -> thing)).isEmpty();
    }

    @Test
    void throwsWhatTheWorkThrows() {
        assertThatThrownBy(() -> SideBySide.map("failing", List.of(1, 2, 3), thing -> {
                    throw new IllegalStateException("about " + thing);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("about ");
    }
}
