package dev.unblock.recipes.refusal;

import dev.unblock.recipes.tree.EnclosingClass;
import dev.unblock.recipes.tree.LineOf;
import dev.unblock.recipes.tree.MethodTarget;
import org.openrewrite.Column;
import org.openrewrite.Cursor;
import org.openrewrite.DataTable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Recipe;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.tree.J;

/** Every place that a recipe looked at and left alone, with the hazard that stopped it. */
public final class AsyncMigrationRefusals extends DataTable<AsyncMigrationRefusals.Row> {
    private final String recipeName;

    public AsyncMigrationRefusals(Recipe recipe) {
        super(recipe, "Refused changes", "Places that a recipe left alone because a change would not be safe.");
        this.recipeName = recipe.getClass().getSimpleName();
    }

    public void refuse(ExecutionContext ctx, Cursor place, Refusal refusal) {
        SourceFile file = place.firstEnclosingOrThrow(SourceFile.class);
        insertRow(
                ctx,
                new Row(
                        file.getSourcePath().toString().replace('\\', '/'),
                        LineOf.tree(file, place.firstEnclosingOrThrow(Tree.class)),
                        EnclosingClass.nameOf(place),
                        member(place),
                        recipeName,
                        refusal.hazard().name(),
                        refusal.evidence(),
                        refusal.whatWouldUnblock()));
    }

    /** A refusal that concerns a folder or file as a whole. */
    public void refuse(ExecutionContext ctx, String path, Refusal refusal) {
        refuse(ctx, path, 1, refusal);
    }

    public void refuse(ExecutionContext ctx, String path, int line, Refusal refusal) {
        insertRow(
                ctx,
                new Row(
                        path.replace('\\', '/'),
                        line,
                        "",
                        "",
                        recipeName,
                        refusal.hazard().name(),
                        refusal.evidence(),
                        refusal.whatWouldUnblock()));
    }

    private static String member(Cursor place) {
        J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
        if (method == null) {
            return "";
        }
        return method.getMethodType() == null
                ? method.getSimpleName()
                : MethodTarget.of(method.getMethodType()).signature();
    }

    /** One refusal, as it appears in the table. */
    public record Row(
            @Column(displayName = "Path", description = "The source file.")
            String path,

            @Column(displayName = "Line", description = "The line of the place that was left alone.")
            int line,

            @Column(displayName = "Class", description = "The class around it.")
            String className,

            @Column(displayName = "Member", description = "The method around it.")
            String member,

            @Column(displayName = "Recipe", description = "The recipe that refused.")
            String recipe,

            @Column(displayName = "Hazard", description = "The id of the hazard.")
            String hazard,

            @Column(displayName = "Evidence", description = "What was seen there.")
            String evidence,

            @Column(displayName = "What would unblock", description = "What a person can do so that it becomes safe.")
            String whatWouldUnblock) {}
}
