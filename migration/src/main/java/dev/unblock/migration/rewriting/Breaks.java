package dev.unblock.migration.rewriting;

import java.util.ArrayList;
import java.util.List;

/** Where one line of Java can be broken: seen by its brackets, literals and comments, without parsing it. */
final class Breaks {

    private static final List<String> OPERATORS = List.of(" && ", " || ", " ? ", " : ", " + ");

    private final String code;
    private final List<Place> places = new ArrayList<>();
    private int depth;
    private int angles;

    /**
     * A place.
     *
     * @param at index of the first character of the next line
     * @param depth how many brackets are open there
     */
    record Place(int at, int depth) {}

    private Breaks(String code) {
        this.code = code;
    }

    static List<Place> in(String code) {
        Breaks breaks = new Breaks(code);
        for (int at = 0; at < code.length() && !code.startsWith("//", at); at++) {
            at = breaks.look(at);
        }
        return breaks.places;
    }

    /** Looks at one character; answers the last one that is done with it. */
    private int look(int at) {
        char c = code.charAt(at);
        switch (c) {
            case '"', '\'' -> {
                return endOfLiteral(at, c);
            }
            case '(', '[', '{' -> {
                depth++;
                addIf(code.startsWith("(@", at), at + 1);
            }
            case ')', ']', '}' -> depth--;
            case '<' -> angles += at > 0 && Character.isJavaIdentifierPart(code.charAt(at - 1)) ? 1 : 0;
            case '>' -> angles -= angles > 0 ? 1 : 0;
            case ',' -> add(at + 1);
            case '.' -> addIf(at > 0 && code.charAt(at - 1) == ')', at);
            case ' ' -> lookAtOperator(at);
            default -> {
                // Part of a name or number.
            }
        }
        return at;
    }

    private void lookAtOperator(int at) {
        addIf(OPERATORS.stream().anyMatch(operator -> code.startsWith(operator, at)), at + 1);
        addIf(code.startsWith(" -> ", at) && !code.startsWith(" -> {", at), at + " -> ".length());
        // In brackets it names an annotation's element, which hardly stands apart from its value.
        addIf(depth == 0 && code.startsWith(" = ", at), at + " = ".length());
    }

    private void addIf(boolean fits, int at) {
        if (fits) {
            add(at);
        }
    }

    private void add(int at) {
        if (angles == 0) {
            places.add(new Place(at, depth));
        }
    }

    private int endOfLiteral(int start, char quote) {
        int at = start + 1;
        while (at < code.length() && code.charAt(at) != quote) {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
