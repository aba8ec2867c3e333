package dev.unblock.analyzer.source.written;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.unblock.analyzer.facts.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where nodes stand in one file. */
public final class Places {

    private static final Comparator<Node> BY_POSITION =
            Comparator.comparing(node -> node.getBegin().orElse(Position.HOME));

    private final String file;

    public Places(String file) {
        this.file = file;
    }

    /**
     * The place of an expression or declaration.
     *
     * @param name the node that the place is that of
     */
    public Site site(Node name, Node whole, int loops) {
        Position at = begin(name);
        return new Site(file, at.line, at.column, Math.max(at.line, end(whole)), loops);
    }

    public static Position begin(Node node) {
        return node.getBegin().orElse(Position.HOME);
    }

    public static int end(Node node) {
        return node.getRange().map(range -> range.end.line).orElse(1);
    }

    /** The last line, but of an empty block, which nothing is inside of, the first. */
    public static int endOfWork(SynchronizedStmt block) {
        return block.getBody().isEmpty() ? firstLine(block) : end(block);
    }

    public static int firstLine(Node node) {
        return begin(node).line;
    }

    /** The line of the parenthesis that opens the arguments after a name. */
    static int lineOfParenthesis(Node name) {
        Optional<JavaToken> token = name.getTokenRange().map(TokenRange::getEnd).flatMap(JavaToken::getNextToken);
        while (token.isPresent() && token.get().getCategory().isWhitespaceOrComment()) {
            token = token.get().getNextToken();
        }
        return token.filter(found -> found.getText().equals("("))
                .flatMap(JavaToken::getRange)
                .map((Range range) -> range.begin.line)
                .orElseGet(() -> end(name));
    }

    /** The children as they are written; the parser has them in no particular order. */
    public static List<Node> children(Node node) {
        List<Node> children = node.getChildNodes();
        if (children.size() < 2) {
            return children;
        }
        List<Node> inOrder = new ArrayList<>(children);
        inOrder.sort(BY_POSITION);
        return inOrder;
    }
}
