package dev.unblock.migration.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes and methods of a test, read from its text.
 *
 * @param code the text without comments and literals, which are blank, so that each place stays where it is
 */
record TestText(String code) {

    private static final Pattern UNREAD = Pattern.compile(
            "\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"" + "|'(?:[^'\\\\\n]|\\\\.)+'|//[^\n]*|/\\*(?s:.*?)\\*/");
    private static final Pattern TYPE = Pattern.compile("\\b(class|interface|enum|record)\\s+\\w");
    private static final Pattern METHOD = Pattern.compile(
            "\\b(\\w+)\\s*\\([^;{}()]*(?:\\([^;{}()]*\\)[^;{}()]*)*\\)\\s*(?:throws\\s[\\w\\s.,]+)?\\{");
    private static final Pattern AROUND_EACH =
            Pattern.compile("@(Before|After|BeforeEach|AfterEach|BeforeMethod|AfterMethod)\\b");
    private static final Set<String> STATEMENTS =
            Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "return", "new", "else");

    TestText {
        code = blank(code);
    }

    /** A declaration from its start to its end, by lines. */
    record Part(String name, String header, String body, boolean isType, int firstLine, int lastLine) {

        boolean holds(int line) {
            return firstLine <= line && line <= lastLine;
        }

        private boolean calls(String method) {
            return Pattern.compile("\\b" + method + "\\s*\\(").matcher(body).find();
        }
    }

    private static String blank(String text) {
        return UNREAD.matcher(text).replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    }

    /** What is declared behind an annotation or in a header. */
    Part declarationAfter(int place) {
        int body = place;
        for (int depth = 0; body < code.length() && (depth > 0 || code.charAt(body) != '{'); body++) {
            depth += depth(code.charAt(body), "(", ")");
        }
        return part("", place, body);
    }

    private Part part(String name, int start, int body) {
        int end = body;
        int depth = 0;
        do {
            depth += end < code.length() ? depth(code.charAt(end), "{", "}") : 0;
            end++;
        } while (depth > 0 && end < code.length());
        int last = Math.min(end, code.length());
        boolean isType = TYPE.matcher(lineOfType(start, body)).find();
        int open = Math.min(body, last);
        return new Part(
                name, code.substring(start, open), code.substring(open, last), isType, lineAt(start), lineAt(last));
    }

    /** A header may begin before {@code extends}. */
    private String lineOfType(int start, int body) {
        int line = start;
        while (line > 0 && ";{}".indexOf(code.charAt(line - 1)) < 0) {
            line--;
        }
        return code.substring(line, Math.min(body, code.length()));
    }

    private static int depth(char c, String open, String close) {
        return open.indexOf(c) >= 0 ? 1 : close.indexOf(c) >= 0 ? -1 : 0;
    }

    /** These parts, with the methods of the file that they call, and what runs before and after each of their tests. */
    List<Part> withHelpers(List<Part> parts) {
        List<Part> all = new ArrayList<>(parts);
        if (parts.stream().allMatch(Part::isType)) {
            return all;
        }
        List<Part> around = AROUND_EACH
                .matcher(code)
                .results()
                .map(found -> declarationAfter(found.start()))
                .toList();
        all.addAll(around);
        List<Part> methods = methods();
        for (boolean found = true; found; ) {
            List<Part> called = methods.stream()
                    .filter(method -> !all.contains(method)
                            && all.stream().anyMatch(part -> !part.isType() && part.calls(method.name())))
                    .toList();
            found = all.addAll(called);
        }
        return all;
    }

    List<Part> methods() {
        List<Part> methods = new ArrayList<>();
        Matcher method = METHOD.matcher(code);
        while (method.find()) {
            if (!STATEMENTS.contains(method.group(1))) {
                methods.add(part(method.group(1), method.start(), method.end() - 1));
            }
        }
        return methods;
    }

    private int lineAt(int position) {
        return (int) code.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    }
}
