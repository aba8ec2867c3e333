package dev.unblock.migration.plan;

import dev.unblock.recipes.web.Addresses.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What texts are at a place of a test: put together of literals, constants, and variables that were declared before it in the
 * same block or one around it and not given another value since.
 */
final class LocalTexts {

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NAME = Pattern.compile("\\w+");
    /** Variables may be put together of others, but hardly deeper. */
    private static final int DEEPEST = 4;

    private final String text;
    private final int place;
    private final Function<String, Optional<String>> constants;

    LocalTexts(String text, int place, Function<String, Optional<String>> constants) {
        this.text = text;
        this.place = place;
        this.constants = constants;
    }

    /** The pieces of an expression in order; what is not known stands for any text. */
    List<Piece> pieces(String expression) {
        return pieces(expression, place, DEEPEST);
    }

    private List<Piece> pieces(String expression, int before, int depth) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at <= expression.length(); ) {
            String part = MockMvcRequests.upTo("+", expression, at);
            pieces.addAll(piece(part.strip(), before, depth));
            at += part.length() + 1;
        }
        return pieces;
    }

    private List<Piece> piece(String part, int before, int depth) {
        Matcher literal = LITERAL.matcher(part);
        if (literal.matches()) {
            return List.of(Piece.known(literal.group(1)));
        }
        return constants
                .apply(part)
                .map(Piece::known)
                .map(List::of)
                .or(() -> variable(part, before, depth))
                .orElse(List.of(Piece.unknown()));
    }

    private Optional<List<Piece>> variable(String name, int before, int depth) {
        if (depth == 0 || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Matcher declared = Pattern.compile("\\b(?:String|var)\\s+" + name + "\\s*=(?!=)")
                .matcher(text)
                .region(0, before);
        int start = -1;
        int value = -1;
        while (declared.find()) {
            start = declared.start();
            value = declared.end();
        }
        if (start < 0) {
            return Optional.empty();
        }
        int end = endOfBlock(value);
        if (end < before || isChanged(name, value, end)) {
            return Optional.empty();
        }
        return Optional.of(pieces(MockMvcRequests.upTo(";", text, value), start, depth - 1));
    }

    /** Where the block that is open at the declaration is closed. */
    private int endOfBlock(int from) {
        return from + MockMvcRequests.upTo("}", text, from).length();
    }

    private boolean isChanged(String name, int from, int to) {
        return Pattern.compile("\\b" + name + "\\s*\\+?=(?!=)")
                .matcher(text)
                .region(from, to)
                .find();
    }
}
