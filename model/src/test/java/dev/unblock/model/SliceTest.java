package dev.unblock.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SliceTest {

    @Test
    void putsStepsTogetherThatRequireEachOther() {
        List<Slice> slices = Slice.of(wave(
                step("client", "shop.Client#get()", "support"),
                step("other", "shop.Other#get()"),
                step("service", "shop.Service#get()", "client"),
                step("handler", "shop.Web#get()", "service")));

        assertThat(slices).extracting(Slice::id).containsExactly("handler", "other");
        assertThat(slices.get(0).steps()).extracting(Step::id).containsExactly("client", "service", "handler");
        assertThat(slices.get(0).requires()).containsExactly("support");
        assertThat(slices.get(0).title()).isEqualTo("Do handler");
    }

    @Test
    void cutsAtTenFiles() {
        List<Step> chain = new ArrayList<>();
        IntStream.range(0, 25)
                .forEach(at -> chain.add(step("s" + at, "shop.C" + at + "#get()", at == 0 ? "none" : "s" + (at - 1))));

        List<Slice> slices = Slice.of(wave(chain.toArray(Step[]::new)));

        assertThat(slices).extracting(slice -> slice.steps().size()).containsExactly(10, 10, 5);
        assertThat(slices.get(2).requires()).containsExactly("s19");
    }

    @Test
    void countsAFileOnce() {
        List<Step> steps = new ArrayList<>();
        IntStream.range(0, 25).forEach(at -> steps.add(step("s" + at, "shop.C$In#get" + at + "()", "s" + (at + 1))));

        assertThat(Slice.of(wave(steps.toArray(Step[]::new)))).hasSize(1);
    }

    private static Wave wave(Step... steps) {
        return new Wave(4, "wave", List.of(steps));
    }

    private static Step step(String id, String target, String... requires) {
        return new Step(
                id,
                "Recipe",
                "Do " + id,
                ".",
                Map.of(),
                List.of(target),
                List.of(),
                Arrays.asList(requires),
                new Effort(0, 0, 0, "nothing"),
                Optional.empty(),
                State.PROPOSED,
                Optional.empty());
    }
}
