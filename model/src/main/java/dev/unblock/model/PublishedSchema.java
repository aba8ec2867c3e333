package dev.unblock.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The JSON Schemas (draft 2020-12) of the files that other programs read; also in {@code docs/schema}. */
public enum PublishedSchema {
    /** {@code unblock.json}. */
    RESULT("result"),
    /** {@code plan.json}. */
    PLAN("plan"),
    /** {@code unblock-baseline.json}. */
    BASELINE("baseline"),
    /** {@code comparison.json}. */
    COMPARISON("comparison"),
    /** {@code portfolio.json}. */
    PORTFOLIO("portfolio"),
    /** One line of a history. */
    HISTORY("history");

    private static final String BASE = "https://unblock.dev/schema/";

    private final String label;

    PublishedSchema(String label) {
        this.label = label;
    }

    /** The word a user types. */
    public String label() {
        return label;
    }

    /** The file's name, with the version of the form. */
    public String fileName() {
        return "unblock-" + label + "-1.schema.json";
    }

    /** The schema's name in the world, which other schemas refer to. */
    public String id() {
        return BASE + fileName();
    }

    /** The schema itself. */
    public String text() {
        try (InputStream in = PublishedSchema.class.getResourceAsStream("schema/" + fileName())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema of that label, if there is one. */
    public static Optional<PublishedSchema> fromLabel(String label) {
        return Arrays.stream(values())
                .filter(schema -> schema.label.equalsIgnoreCase(label))
                .findFirst();
    }
}
