package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps that replace one text by another in one file, or create it: recipes small enough for tests of the engine. */
record Replacing(Path project) implements Rewriting {

    static Step step(String id, String file, String from, String to, String... requires) {
        return ofRecipe("Replace", id, file, from, to, requires);
    }

    static Step ofRecipe(String recipe, String id, String file, String from, String to, String... requires) {
        return new Step(
                id,
                recipe,
                "Replace " + from,
                ".",
                Map.of("file", file, "from", from, "to", to),
                List.of(),
                List.of(),
                Arrays.asList(requires),
                new Effort(0, 0, 0, "nothing"),
                Optional.empty(),
                State.PROPOSED,
                Optional.empty());
    }

    static Wave wave(int number, Step... steps) {
        return new Wave(number, "wave", List.of(steps));
    }

    @Override
    public Proposal propose(Step step) {
        String path = text(step, "file");
        Optional<Content> before = Content.of(project.resolve(path));
        String old = before.map(Content::bytesAsText).orElse("");
        String from = text(step, "from");
        String now = before.isEmpty() && from.isEmpty() ? text(step, "to") : replaced(old, from, text(step, "to"));
        if (now.equals(old)) {
            return new Proposal(List.of(), List.of(), List.of());
        }
        Content after = Content.of(now.getBytes(StandardCharsets.ISO_8859_1));
        return new Proposal(List.of(new FileChange(path, before, Optional.of(after))), List.of(), List.of());
    }

    private static String replaced(String old, String from, String to) {
        return from.isEmpty() ? old : old.replace(from, to);
    }

    private static String text(Step step, String option) {
        return String.valueOf(step.options().get(option));
    }

    @Override
    public void refresh(Collection<String> paths) {}

    @Override
    public void close() {}
}
