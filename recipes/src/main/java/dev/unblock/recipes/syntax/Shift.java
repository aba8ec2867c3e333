package dev.unblock.recipes.syntax;

import java.util.ArrayList;
import java.util.List;
import org.openrewrite.Cursor;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TextComment;

/** Moves code to the right line by line, and leaves everything else about its layout as its author wrote it. */
public final class Shift {
    private Shift() {}

    /** The code with so much more white space at the start of each of its lines. */
    public static <T extends J> T right(T code, String unit) {
        @SuppressWarnings("unchecked")
        T shifted = (T) new Lines(unit).visitNonNull(code, 0);
        return shifted;
    }

    /** What stands before the method on its own line. */
    public static String margin(J.MethodDeclaration method) {
        return lastLine(method.getPrefix());
    }

    /** How much further its statements begin. */
    public static String unit(J.MethodDeclaration method, J.Block body) {
        String margin = margin(method);
        List<Statement> statements = body.getStatements();
        return difference(
                margin, statements.isEmpty() ? "" : lastLine(statements.get(0).getPrefix()));
    }

    /** How much further the code around this place is indented than what is around that. */
    public static String unit(Cursor place) {
        J.Block block = place.firstEnclosing(J.Block.class);
        if (block == null || block.getStatements().isEmpty()) {
            return "    ";
        }
        return difference(
                lastLine(block.getEnd()), lastLine(block.getStatements().get(0).getPrefix()));
    }

    /** The block with one more statement at its end, below the comments that end the line or stand there. */
    public static J.Block append(J.Block block, Statement statement, String margin, String unit) {
        String line = "\n" + margin + unit;
        List<Comment> before = ListUtils.mapLast(block.getEnd().getComments(), last -> last.withSuffix(line));
        Space prefix = before.isEmpty() ? Space.format(line) : block.getEnd().withComments(before);
        List<Statement> statements = new ArrayList<>(block.getStatements());
        statements.add(statement.withPrefix(prefix));
        return block.withStatements(statements).withEnd(Space.format("\n" + margin));
    }

    /** The block whose first statement stands right below its brace. */
    public static J.Block withoutEmptyFirstLine(J.Block block) {
        return block.withStatements(ListUtils.mapFirst(block.getStatements(), first -> {
            String before = first.getPrefix().getWhitespace();
            return first.withPrefix(
                    first.getPrefix().withWhitespace(before.replaceFirst("^(?:[ \\t]*\\R)+(?=[ \\t]*\\R)", "")));
        }));
    }

    /** What the deeper of two margins has more, or what is usual. */
    public static String difference(String margin, String deeper) {
        boolean is = deeper.length() > margin.length() && deeper.startsWith(margin);
        return is ? deeper.substring(margin.length()) : margin.contains("\t") ? "\t" : "    ";
    }

    /** The white space at the start of the line that the code begins in. */
    public static String lastLine(Space space) {
        String text = space.getLastWhitespace();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static final class Lines extends JavaIsoVisitor<Integer> {
        private final String unit;

        private Lines(String unit) {
            this.unit = unit;
        }

        @Override
        public Space visitSpace(Space space, Space.Location location, Integer p) {
            if (space.isEmpty()) {
                return space;
            }
            Space moved = space.withWhitespace(moved(space.getWhitespace()));
            return moved.withComments(ListUtils.map(moved.getComments(), this::moved));
        }

        private Comment moved(Comment comment) {
            Comment placed = comment.withSuffix(moved(comment.getSuffix()));
            return placed instanceof TextComment text && text.isMultiline()
                    ? text.withText(text.getText().replaceAll("\n(?!\r?\n)", "\n" + unit))
                    : placed;
        }

        private String moved(String whitespace) {
            int last = whitespace.lastIndexOf('\n');
            return last < 0 ? whitespace : whitespace.substring(0, last + 1) + unit + whitespace.substring(last + 1);
        }
    }
}
