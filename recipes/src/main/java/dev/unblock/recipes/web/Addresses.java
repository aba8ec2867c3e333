package dev.unblock.recipes.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Addresses of which not all is known: a handler's route with its variables, or what a test puts together at run time.
 *
 * @param parts characters in order, and what stands for more of them
 */
public record Addresses(List<Integer> parts) {

    /** Any characters, or none. */
    private static final int ANY = -1;

    /** Any characters of one segment, or none. */
    private static final int SEGMENT = -2;

    private static final Pattern WILD =
            Pattern.compile("\\$\\{[^}]*}|\\{\\*[^}]*}|\\*\\*|\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}|\\*");

    public Addresses {
        parts = withoutEmptySegments(parts);
    }

    /** Spring takes several slashes in a row for one, and so do servers. */
    private static List<Integer> withoutEmptySegments(List<Integer> parts) {
        List<Integer> kept = new ArrayList<>();
        for (Integer part : parts) {
            boolean again = part == '/' && !kept.isEmpty() && kept.get(kept.size() - 1) == '/';
            if (!again) {
                kept.add(part);
            }
        }
        return List.copyOf(kept);
    }

    /** Of a route such as {@code /orders/{id}}. */
    public static Addresses ofRoute(String route) {
        List<Integer> parts = new ArrayList<>();
        Matcher wild = WILD.matcher(route);
        int start = 0;
        while (wild.find()) {
            literal(route.substring(start, wild.start()), parts);
            boolean free = Stream.of("**", "{*", "${").anyMatch(wild.group()::startsWith);
            parts.add(free ? ANY : SEGMENT);
            start = wild.end();
        }
        literal(route.substring(start), parts);
        return new Addresses(parts);
    }

    /** Of what a test asks for: pieces of a text, some of which are not known. */
    public static Addresses ofRequest(List<Piece> pieces) {
        List<Integer> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            if (!piece.isKnown()) {
                parts.add(ANY);
                continue;
            }
            int question = piece.text().indexOf('?');
            String path = question < 0 ? piece.text() : piece.text().substring(0, question);
            variables(path, parts);
            if (question >= 0) {
                break;
            }
        }
        return new Addresses(parts);
    }

    /**
     * A part of an expression that makes an address.
     *
     * @param text what it is, where that is known
     */
    public record Piece(String text, boolean isKnown) {

        public static Piece known(String text) {
            return new Piece(text, true);
        }

        public static Piece unknown() {
            return new Piece("", false);
        }
    }

    private static void variables(String path, List<Integer> parts) {
        String[] literals = path.split("\\{[^}]*}", -1);
        for (int i = 0; i < literals.length; i++) {
            if (i > 0) {
                parts.add(SEGMENT);
            }
            literal(literals[i], parts);
        }
    }

    private static void literal(String text, List<Integer> parts) {
        text.chars().forEach(parts::add);
    }

    /** The same without a slash at the end. */
    Addresses withoutLastSlash() {
        int last = parts.size() - 1;
        return last > 0 && parts.get(last) == '/' ? new Addresses(parts.subList(0, last)) : this;
    }

    /** Whether some address is one of both, where a known part may stand before this one, as a context path does. */
    boolean mayEndAs(Addresses other) {
        if (meets(0, other)) {
            return true;
        }
        for (int start = 1; start < parts.size() - 1 && parts.get(start) >= 0; start++) {
            boolean known = parts.get(start) == '/' && parts.get(start + 1) >= 0;
            if (known && meets(start, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some address is both one of these, from the given part on, and one of the others. */
    private boolean meets(int start, Addresses other) {
        if (differs(start, other)) {
            return false;
        }
        int rows = parts.size();
        int columns = other.parts.size();
        boolean[][] meets = new boolean[rows + 1][columns + 1];
        for (int row = rows; row >= start; row--) {
            for (int column = columns; column >= 0; column--) {
                meets[row][column] = row == rows && column == columns || meets(meets, row, column, other);
            }
        }
        return meets[start][0];
    }

    /** What is written before the first variable, or behind the last one, tells most pairs apart at once. */
    private boolean differs(int start, Addresses other) {
        int length = Math.min(parts.size() - start, other.parts.size());
        for (int i = 0; i < length && !isWild(parts.get(start + i)) && !isWild(other.parts.get(i)); i++) {
            if (!parts.get(start + i).equals(other.parts.get(i))) {
                return true;
            }
        }
        int last = parts.size() - 1;
        int otherLast = other.parts.size() - 1;
        for (int i = 0; i < length && !isWild(parts.get(last - i)) && !isWild(other.parts.get(otherLast - i)); i++) {
            if (!parts.get(last - i).equals(other.parts.get(otherLast - i))) {
                return true;
            }
        }
        return false;
    }

    private boolean meets(boolean[][] meets, int row, int column, Addresses other) {
        boolean left = row < parts.size();
        boolean right = column < other.parts.size();
        boolean skipped = left && isWild(parts.get(row)) && meets[row + 1][column]
                || right && isWild(other.parts.get(column)) && meets[row][column + 1];
        if (skipped || !left || !right) {
            return skipped;
        }
        int mine = parts.get(row);
        int its = other.parts.get(column);
        return takes(mine, its) && meets[row][column + 1]
                || takes(its, mine) && meets[row + 1][column]
                || mine == its && meets[row + 1][column + 1];
    }

    private static boolean isWild(int part) {
        return part < 0;
    }

    /** Whether one part may stand for the other and more. */
    private static boolean takes(int wild, int part) {
        return wild == ANY || wild == SEGMENT && part != ANY && part != '/';
    }
}
