package dev.unblock.reports.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who looks after which files, as a repository's {@code CODEOWNERS} says: of several patterns that fit, the last counts.
 */
public final class Owners {

    static final String NOBODY = "(nobody)";

    private static final List<String> PLACES =
            List.of("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS");

    private record Line(Pattern files, String owners) {}

    private final List<Line> lines;

    private Owners(List<Line> lines) {
        this.lines = lines;
    }

    /** The first file of that kind, where there is one. */
    public static Optional<Owners> read(Function<String, List<String>> sources) {
        return PLACES.stream()
                .map(sources)
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .map(Owners::of);
    }

    static Owners of(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text) {
            String[] words = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+");
            if (!words[0].isEmpty() && !words[0].startsWith("[") && !words[0].startsWith("^[")) {
                String owners = String.join(" ", Arrays.asList(words).subList(1, words.length));
                lines.add(new Line(pattern(words[0]), owners.isEmpty() ? NOBODY : owners));
            }
        }
        return new Owners(List.copyOf(lines));
    }

    /** The owners of a file. */
    public String of(String file) {
        String found = NOBODY;
        for (Line line : lines) {
            if (line.files().matcher(file).matches()) {
                found = line.owners();
            }
        }
        return found;
    }

    /** As in {@code .gitignore}: a slash at the start or in the middle ties the pattern to the root. */
    private static Pattern pattern(String glob) {
        int slash = glob.indexOf('/');
        boolean isAnywhere = slash < 0 || slash == glob.length() - 1;
        String path = glob.startsWith("/") ? glob.substring(1) : glob;
        StringBuilder regex = new StringBuilder(isAnywhere ? "(.*/)?" : "");
        for (int i = 0; i < path.length(); i++) {
            if (path.startsWith("**/", i)) {
                regex.append("(.*/)?");
                i += 2;
            } else if (path.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else {
                regex.append(one(path.charAt(i)));
            }
        }
        return Pattern.compile(regex + (path.endsWith("/") ? ".*" : path.endsWith("/*") ? "" : "(/.*)?"));
    }

    private static String one(char c) {
        return c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c));
    }
}
