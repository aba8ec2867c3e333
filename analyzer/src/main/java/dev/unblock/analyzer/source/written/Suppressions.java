package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.unblock.analyzer.facts.SourceFile.Suppression;
import dev.unblock.analyzer.source.written.Parsing.Parsed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what authors silenced, by annotation or by comment. */
final class Suppressions {

    private static final Pattern COMMENT = Pattern.compile("unblock:ignore\\b(.*)");
    private static final String OWNER = "\\s*(@[\\w./-]+)?";
    /** One name, or several with commas between, each of two words at least: what follows a comma else is prose. */
    private static final String RULES = "((?!until\\b)[\\w*]+(?:\\s*,\\s*[A-Z]\\w*[a-z]\\w*[A-Z]\\w*)*)";

    private static final Pattern TERMS = Pattern.compile(
            "(?:" + RULES + "[^\\s@]*)?" + OWNER + "\\s*(?:until:?\\s+(\\d[\\d./-]*)\\S*)?" + OWNER + "\\s*(.*)");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final String PREFIX = "unblock";

    private Suppressions() {}

    static List<Suppression> in(Parsed parsed, String text) {
        if (!text.contains(PREFIX)) {
            return List.of();
        }
        List<String> lines = text.lines().toList();
        return Stream.concat(
                        parsed.unit().findAll(AnnotationExpr.class).stream().flatMap(Suppressions::annotated),
                        parsed.comments().stream().flatMap(comment -> commented(comment, parsed, lines)))
                .sorted(Comparator.comparingInt(Suppression::firstLine).thenComparing(Suppression::rule))
                .toList();
    }

    private static Stream<Suppression> annotated(AnnotationExpr annotation) {
        if (!annotation.getName().getIdentifier().equals("SuppressWarnings")) {
            return Stream.empty();
        }
        Node declaration = annotation.getParentNode().orElse(annotation);
        // The annotation of a local variable stands on its declaration, that of a field on the field.
        Node whole = declaration instanceof VariableDeclarator
                ? declaration.getParentNode().orElse(declaration)
                : declaration;
        return annotation.findAll(StringLiteralExpr.class).stream()
                .map(StringLiteralExpr::asString)
                .flatMap(value -> terms(value).stream())
                .flatMap(terms ->
                        suppressions(terms, Places.firstLine(whole), Places.end(whole), Places.firstLine(annotation)));
    }

    private static Optional<String> terms(String value) {
        if (value.equals(PREFIX)) {
            return Optional.of("");
        }
        return value.startsWith(PREFIX + ":") ? Optional.of(value.substring(PREFIX.length() + 1)) : Optional.empty();
    }

    /** @param terms the rules, the owner, the last day and the reason, each of which may be left out */
    private static Stream<Suppression> suppressions(String terms, int firstLine, int lastLine, int line) {
        Matcher matcher = TERMS.matcher(terms.strip());
        matcher.matches();
        return COMMA.splitAsStream(Optional.ofNullable(matcher.group(1)).orElse("*"))
                .map(rule -> suppression(rule, matcher, firstLine, lastLine, line));
    }

    private static Suppression suppression(String rule, Matcher matcher, int firstLine, int lastLine, int line) {
        return new Suppression(
                rule,
                firstLine,
                lastLine,
                Optional.ofNullable(matcher.group(2)).or(() -> Optional.ofNullable(matcher.group(4))),
                Optional.ofNullable(matcher.group(3)),
                matcher.group(5).strip(),
                line);
    }

    private static Stream<Suppression> commented(Comment comment, Parsed parsed, List<String> lines) {
        Matcher matcher = COMMENT.matcher(comment.getContent().strip());
        if (comment.isJavadocComment() || !matcher.matches()) {
            return Stream.empty();
        }
        int line = Places.firstLine(comment);
        int last = standsAlone(comment, lines) ? lastLine(parsed, nextLineOfCode(line, lines)) : line;
        return suppressions(matcher.group(1), line, last, line);
    }

    /** Above a declaration a comment holds for all of it, as an annotation does; above a statement, as far as no block begins. */
    private static int lastLine(Parsed parsed, int below) {
        Stream<Integer> declarations = parsed.unit().findAll(BodyDeclaration.class).stream()
                .filter(declaration -> Places.firstLine(declaration) == below)
                .map(Places::end);
        Stream<Integer> statements = parsed.unit().findAll(Statement.class).stream()
                .filter(statement -> Places.firstLine(statement) == below && !statement.isBlockStmt())
                .map(Suppressions::endOfHead);
        return Stream.concat(declarations, statements)
                .max(Comparator.naturalOrder())
                .orElse(below);
    }

    private static int endOfHead(Statement statement) {
        return statement.findAll(BlockStmt.class).stream()
                .map(Places::firstLine)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> Places.end(statement));
    }

    private static boolean standsAlone(Comment comment, List<String> lines) {
        String line = line(Places.firstLine(comment), lines);
        return line.strip().startsWith("//") || line.strip().startsWith("/*");
    }

    private static int nextLineOfCode(int comment, List<String> lines) {
        int line = comment + 1;
        while (line <= lines.size()
                && (line(line, lines).isBlank() || line(line, lines).strip().startsWith("//"))) {
            line++;
        }
        return Math.min(line, Math.max(lines.size(), comment));
    }

    private static String line(int number, List<String> lines) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }
}
