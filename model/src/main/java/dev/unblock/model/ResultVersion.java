package dev.unblock.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a result of this version's form from one of another, and from what is no result at all. */
final class ResultVersion {

    private static final Pattern OURS = Pattern.compile("unblock-result/(\\d{1,6})");
    private static final Pattern OTHER = Pattern.compile("[\\w.-]{1,40}/\\d{1,6}");
    private static final int CURRENT = version(Result.SCHEMA).orElseThrow();

    private ResultVersion() {}

    /**
     * Refuses every tree but one of the current form.
     *
     * @throws MalformedResultException that says what it is instead, and what to do
     */
    static void require(JsonNode tree) {
        if (!tree.isObject()) {
            throw new MalformedResultException("expected an object with the schema '" + Result.SCHEMA + "'");
        }
        String schema = tree.path("schema").asText("");
        if (schema.equals(Result.SCHEMA)) {
            return;
        }
        OptionalInt version = version(schema);
        if (version.isPresent()) {
            throw new MalformedResultException(otherVersion(schema, version.getAsInt(), writer(tree)));
        }
        throw new MalformedResultException(
                OTHER.matcher(schema).matches()
                        ? "it is of schema '" + schema + "', not '" + Result.SCHEMA + "'"
                        : "it names no schema that is known, expected '" + Result.SCHEMA + "'");
    }

    private static String otherVersion(String schema, int version, String writer) {
        return version > CURRENT
                ? "it is a result of a newer version" + writer + ": its schema is '" + schema
                        + "', this program reads '" + Result.SCHEMA + "'; use a newer unblock"
                : "it is a result of an older version" + writer + ": its schema is '" + schema
                        + "', this program reads '" + Result.SCHEMA
                        + "'; analyse again, or use the unblock that wrote it";
    }

    /** Only plain version numbers are repeated: the file is somebody else's. */
    private static String writer(JsonNode tree) {
        String version = tree.path("tool").path("version").asText("");
        return version.matches("[0-9A-Za-z.-]{1,40}") ? " (" + version + ")" : "";
    }

    private static OptionalInt version(String schema) {
        Matcher matcher = OURS.matcher(schema);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
