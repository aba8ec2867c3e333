package dev.unblock.recipes.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.format.TabsAndIndentsVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Statement;

/** Members written as text and parsed on their own, to be put into a class of the project. */
public final class Snippet {
    private Snippet() {}

    /** The members of the only class of the text. Types that are not the JDK's come as stub sources. */
    public static List<Statement> members(String text, String... stubs) {
        J.CompilationUnit parsed = (J.CompilationUnit) JavaParser.fromJavaVersion()
                .dependsOn(stubs)
                .build()
                .parse(unindented(text))
                .findFirst()
                .orElseThrow();
        return parsed.getClasses().get(0).getBody().getStatements();
    }

    /** Spaces of ours would pass for tabs of theirs where they reach as far. */
    private static String unindented(String text) {
        return text.lines()
                .map(String::stripLeading)
                .map(line -> line.startsWith("*") ? " " + line : line)
                .collect(Collectors.joining("\n"));
    }

    /** Sets the indentation of new code, and nothing else. */
    @SuppressWarnings("unchecked")
    public static <T extends J> T indent(T code, Cursor parent, ExecutionContext ctx) {
        return (T) new TabsAndIndentsVisitor<ExecutionContext>(ClassIndents.at(parent), null)
                .visitNonNull(code, ctx, parent.fork());
    }

    /** Adds members at the end of a class, each after an empty line. */
    public static J.ClassDeclaration append(
            J.ClassDeclaration type, List<? extends Statement> members, Cursor place, ExecutionContext ctx) {
        Cursor body = new Cursor(new Cursor(place.getParentOrThrow(), type), type.getBody());
        List<Statement> all = new ArrayList<>(type.getBody().getStatements());
        for (Statement member : members) {
            Statement spaced = member.withPrefix(member.getPrefix().withWhitespace(all.isEmpty() ? "\n" : "\n\n"));
            all.add(indent(spaced, body, ctx));
        }
        return type.withBody(type.getBody().withStatements(all));
    }
}
