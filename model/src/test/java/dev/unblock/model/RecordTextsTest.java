package dev.unblock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RecordTextsTest {

    private final RecordTexts upper =
            new RecordTexts((holder, component, text) -> component.equals("kept") ? text : text.toUpperCase());

    record Leaf(String text, String kept, int number) {}

    record Tree(Leaf leaf, Optional<Leaf> maybe, List<String> list, Set<Leaf> set, Map<String, Object> map) {}

    @Test
    void changesTextsAllTheWayDown() {
        Leaf leaf = new Leaf("a", "a", 1);
        Tree tree = new Tree(
                leaf, Optional.of(leaf), List.of("a", "b"), Set.of(leaf), Map.of("key", List.of("a"), "number", 2));

        Leaf changed = new Leaf("A", "a", 1);
        assertThat(upper.in(tree))
                .isEqualTo(new Tree(
                        changed,
                        Optional.of(changed),
                        List.of("A", "B"),
                        Set.of(changed),
                        Map.of("key", List.of("A"), "number", 2)));
    }

    @Test
    void leavesWhatHoldsNoSuchTextTheSameObject() {
        Tree tree = new Tree(
                new Leaf("A", "a", 1), Optional.empty(), List.of("B"), Set.of(), Map.of("key", Optional.empty()));

        assertThat(upper.in(tree)).isSameAs(tree);
    }
}
