package dev.unblock.recipes.state;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Validated;

/** The fields that a recipe is asked to change. */
public record FieldTargets(Set<String> fields) {
    public static final String DISPLAY_NAME = "Fields";
    public static final String DESCRIPTION =
            "The fields to change, each written `com.shop.Board#pinned`: binary class name, name.";
    public static final String EXAMPLE = "com.shop.Board#pinned";

    private static final Pattern WRITTEN = Pattern.compile("[\\w.$]+#[\\w$]+");

    public FieldTargets {
        fields = Set.copyOf(fields);
    }

    public static FieldTargets of(@Nullable List<String> written) {
        return new FieldTargets(written == null ? Set.of() : Set.copyOf(written));
    }

    public static Validated<List<String>> required(String option, @Nullable List<String> written) {
        List<String> list = written == null ? List.of() : written;
        return Validated.<List<String>>test(
                option,
                "At least one field, each written like " + EXAMPLE,
                list,
                fields -> !fields.isEmpty()
                        && fields.stream()
                                .allMatch(field -> WRITTEN.matcher(field).matches()));
    }

    /** The classes of the fields, sorted. */
    public List<String> owners() {
        return fields.stream()
                .map(field -> field.substring(0, field.indexOf('#')))
                .distinct()
                .sorted()
                .toList();
    }

    public boolean include(PrivateField field) {
        return include(field.signature());
    }

    public boolean include(String signature) {
        return fields.contains(signature);
    }
}
