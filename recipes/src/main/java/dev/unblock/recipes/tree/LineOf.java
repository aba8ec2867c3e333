package dev.unblock.recipes.tree;

import org.jspecify.annotations.Nullable;
import org.openrewrite.PrintOutputCapture;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaPrinter;
import org.openrewrite.java.tree.J;

/** Finds the line of a tree by printing its file up to that tree; trees carry no positions. */
public final class LineOf extends JavaPrinter<Integer> {
    private final Tree wanted;
    private int line;

    private LineOf(Tree wanted) {
        this.wanted = wanted;
    }

    public static int tree(SourceFile file, Tree wanted) {
        if (file == wanted || !(file instanceof J.CompilationUnit)) {
            return 1;
        }
        LineOf printer = new LineOf(wanted);
        printer.visit(file, new PrintOutputCapture<>(0));
        return Math.max(printer.line, 1);
    }

    @Override
    public @Nullable J visit(@Nullable Tree tree, PrintOutputCapture<Integer> out) {
        if (line == 0 && tree instanceof J found && tree.getId().equals(wanted.getId())) {
            String before = out.getOut() + found.getPrefix().getWhitespace();
            int comments = found.getComments().stream()
                    .mapToInt(comment -> newlines(comment.printComment(getCursor()) + comment.getSuffix()))
                    .sum();
            line = 1 + newlines(before) + comments;
        }
        return super.visit(tree, out);
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
