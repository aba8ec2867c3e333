package dev.unblock.reports.text;

/**
 * Text in which every character can be seen.
 *
 * <p>Names and messages come from other people's sources. Control characters could drive a terminal, bidirectional
 * marks could show one name as another, zero-width characters could hide a difference: all are written out as
 * {@code \}{@code u202E}. Tabs and line feeds stay.
 */
public final class Visible {

    private Visible() {}

    /** The text with unseen characters written out. */
    public static String text(String text) {
        return text.codePoints().allMatch(Visible::isShown) ? text : writtenOut(text);
    }

    /** The same on one line: white space of every kind becomes a space. */
    public static String line(String text) {
        return text(text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
    }

    private static String writtenOut(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isShown(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(c > 0xFFFF ? "\\u{%X}" : "\\u%04X", c));
            }
        });
        return out.toString();
    }

    private static boolean isShown(int c) {
        if (c == '\n' || c == '\t') {
            return true;
        }
        boolean isNonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !isNonCharacter
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
