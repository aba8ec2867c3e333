package dev.unblock.reports.markdown;

import dev.unblock.reports.text.Visible;

/** Makes text from outside safe inside Markdown as GitHub and GitLab read it. */
final class Markdown {

    private static final String SPECIAL = "\\`*_[]|~$";

    private Markdown() {}

    /** Text: no markup, no HTML, no mention of people, no links. */
    static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        Visible.line(raw).codePoints().forEach(c -> append(out, c));
        return out.toString()
                .replace("://", "&#58;//")
                .replace("www.", "www&#46;")
                .replaceAll("(?<!&)#(?=\\d)", "&#35;")
                .replaceAll("^(\\s*)([-=>#+])", "$1&#8203;$2");
    }

    /** A name, set like code; works in tables too. */
    static String code(String raw) {
        return "<code>" + text(raw).replace("&#8203;", "") + "</code>";
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            // A mention would send mail to whoever has that name.
            case '@' -> out.append("@&#8203;");
            default -> {
                if (SPECIAL.indexOf(c) >= 0) {
                    out.append("&#").append(c).append(';');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
