package dev.unblock.migration.hazards;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The text of an AspectJ pointcut, asked whether it may mean a method. Only what surely means other methods counts as a
 * no: what this does not understand may mean any.
 */
final class Pointcut {

    /** What is asked about. */
    interface Place {

        /** Whether the method has the annotation, given by name or by the parameter that it is bound to. */
        boolean isAnnotated(String annotation);

        /** Whether the method's class has the annotation. */
        boolean isInAnnotated(String annotation);

        /** Whether one of the types that the method is declared in or inherited from is meant. */
        boolean isIn(Predicate<String> type);

        /** Whether the method's name is meant. */
        boolean isNamed(Predicate<String> name);

        /** Whether a pointcut that the text names may mean the method. */
        boolean isMeantBy(String name);
    }

    private static final Set<String> UNDERSTOOD_BY_NOBODY_HERE =
            Set.of("this", "target", "args", "@args", "bean", "cflow", "cflowbelow", "if", "call");
    private static final Pattern NAME = Pattern.compile("[\\w.$]+");

    private final String text;
    private final Place place;
    private int at;

    private Pointcut(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    static boolean mayMean(String text, Place place) {
        Pointcut pointcut = new Pointcut(text, place);
        boolean may = pointcut.anyOf();
        return may || pointcut.at < text.length();
    }

    private boolean anyOf() {
        boolean may = allOf();
        while (skip("||")) {
            may |= allOf();
        }
        return may;
    }

    private boolean allOf() {
        boolean may = one();
        while (skip("&&")) {
            may &= one();
        }
        return may;
    }

    private boolean one() {
        if (skip("!")) {
            one();
            return true;
        }
        if (skip("(")) {
            boolean may = anyOf();
            return !skip(")") || may;
        }
        int open = text.indexOf('(', at);
        if (open < 0) {
            at = text.length();
            return true;
        }
        String name = text.substring(at, open).strip();
        String inside = inside(open);
        return isMeant(name, inside);
    }

    private boolean isMeant(String name, String inside) {
        return switch (name) {
            case "execution" -> isExecuted(inside);
            case "within" -> isWithin(inside);
            case "@annotation" -> !NAME.matcher(inside).matches() || place.isAnnotated(inside);
            case "@within", "@target" -> !NAME.matcher(inside).matches() || place.isInAnnotated(inside);
            default -> UNDERSTOOD_BY_NOBODY_HERE.contains(name) || place.isMeantBy(name);
        };
    }

    /** {@code public * com.shop..*Service.find*(..)}, where all but the name and its parentheses may be missing. */
    private boolean isExecuted(String pattern) {
        int open = pattern.indexOf('(');
        if (open < 0 || pattern.contains("@") || pattern.contains("+")) {
            return true;
        }
        String[] words = pattern.substring(0, open).strip().split("\\s+");
        String named = words[words.length - 1];
        int dot = named.lastIndexOf('.');
        return place.isNamed(pattern(named.substring(dot + 1)).asMatchPredicate())
                && (dot < 0 || place.isIn(type(named.substring(0, dot))));
    }

    private boolean isWithin(String pattern) {
        if (pattern.matches("@[\\w.$]+\\s+(\\*|\\.\\.\\*)")) {
            return place.isInAnnotated(pattern.substring(1).split("\\s")[0]);
        }
        return !pattern.matches("[\\w.$*]+") || place.isIn(type(pattern));
    }

    /** A type's name in full, or its simple name where the pattern has no package. */
    private static Predicate<String> type(String pattern) {
        if (pattern.matches("\\*|\\.*")) {
            return type -> true;
        }
        Pattern whole = pattern(withLastName(pattern));
        return pattern.contains(".")
                ? whole.asMatchPredicate()
                : type ->
                        whole.matcher(type.substring(type.lastIndexOf('.') + 1)).matches();
    }

    /** What is left of {@code com.shop..*} without its last name, one dot or two, means whatever is below the package. */
    private static String withLastName(String pattern) {
        if (!pattern.endsWith(".")) {
            return pattern;
        }
        return pattern + (pattern.endsWith("..") ? "*" : ".*");
    }

    /** {@code *} stands for a part of a name, {@code ..} for packages. */
    private static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (text.startsWith("..", i)) {
                regex.append("\\.(?:.*\\.)?");
                i++;
            } else {
                regex.append(c == '*' ? "[^.]*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }

    /** What stands between this parenthesis and the one that closes it. */
    private String inside(int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                at = i + 1;
                spaces();
                return text.substring(open + 1, i).strip();
            }
        }
        at = text.length();
        return text.substring(open + 1).strip();
    }

    private boolean skip(String token) {
        spaces();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        spaces();
        return true;
    }

    private void spaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
