package dev.unblock.migration;

import dev.unblock.migration.engine.Content;
import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.Tool;
import java.util.Optional;

/**
 * What a run that applies steps begins with, so that it can go on after a crash without looking at the tree that it has
 * changed by then.
 *
 * @param options what it was told to do
 * @param proof what the proof saw before any change
 * @param found before any change
 * @param plan all of it, nothing taken yet
 */
record RunStart(String options, String proof, Result found, Plan plan) {

    Content written() {
        return Content.of(ResultJson.line(this));
    }

    /** Empty where another version wrote something else. */
    static Optional<RunStart> read(Content header) {
        try {
            return Optional.of(ResultJson.read(header.toString(), RunStart.class));
        } catch (MalformedResultException e) {
            return Optional.empty();
        }
    }

    /** Whatever makes another run of it. */
    static String options(MigrationRequest request) {
        return Tool.unblock().version() + ", wave "
                + request.wave().map(String::valueOf).orElse("all") + ", verify "
                + request.proving().how() + " " + request.proving().command().orElse("by the build") + ", commits "
                + request.commits() + ", tests " + request.tests();
    }
}
