package dev.unblock.migration.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text constants of the project by class and name, {@code Paths.ORDERS}, read from its sources: tests write addresses with
 * them. What two classes of one name say differently is not known.
 */
record TextConstants(Map<String, String> values) {

    static final TextConstants NONE = new TextConstants(Map.of());

    private static final Pattern CONSTANT =
            Pattern.compile("\\b(?:static|final|public)\\s+String\\s+(\\w+)\\s*=\\s*([^;{}]+);");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SUM = Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.]+)\\s*(\\+|$)");

    /** Constants may be put together from others. */
    private static final int ROUNDS = 3;

    TextConstants {
        values = Map.copyOf(values);
    }

    /** The constants of these files: their texts by path. */
    static TextConstants in(Map<String, String> files) {
        Map<String, String> expressions = new HashMap<>();
        files.forEach((path, text) -> {
            Matcher constant = CONSTANT.matcher(text);
            while (constant.find()) {
                String name = simple(path) + "." + constant.group(1);
                expressions.merge(name, constant.group(2), (one, other) -> one.equals(other) ? one : "");
            }
        });
        Map<String, String> known = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            expressions.forEach((name, expression) -> value(expression, name.substring(0, name.indexOf('.')), known)
                    .ifPresent(text -> known.put(name, text)));
        }
        return new TextConstants(known);
    }

    /** What the test calls so: with the class's name, or imported by it. */
    Optional<String> named(String name, String test) {
        if (name.contains(".")) {
            String[] parts = name.split("\\.");
            return Optional.ofNullable(values.get(parts[parts.length - 2] + "." + parts[parts.length - 1]));
        }
        return values.keySet().stream()
                .filter(key -> key.endsWith("." + name))
                .filter(key -> isImported(key.substring(0, key.indexOf('.')), name, test))
                .sorted()
                .findFirst()
                .map(values::get);
    }

    private static boolean isImported(String owner, String name, String test) {
        return Pattern.compile("import\\s+static\\s+[\\w.]*\\b" + owner + "\\.(\\*|" + name + ")\\s*;")
                .matcher(test)
                .find();
    }

    private static Optional<String> value(String expression, String owner, Map<String, String> known) {
        List<String> texts = new ArrayList<>();
        Matcher piece = SUM.matcher(expression);
        int at = 0;
        while (at < expression.length() && piece.find(at) && piece.start() == at) {
            Matcher literal = LITERAL.matcher(piece.group(1));
            String name = piece.group(1).contains(".") ? piece.group(1) : owner + "." + piece.group(1);
            String text = literal.matches() ? literal.group(1) : known.get(name);
            if (text == null) {
                return Optional.empty();
            }
            texts.add(text);
            at = piece.end();
        }
        return at == expression.length() && !texts.isEmpty() ? Optional.of(String.join("", texts)) : Optional.empty();
    }

    private static String simple(String path) {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    }
}
