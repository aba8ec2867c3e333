package dev.unblock.recipes;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.LaterWaits;
import dev.unblock.recipes.tree.Returns;
import dev.unblock.recipes.tree.ThreadEnds;
import dev.unblock.recipes.tree.Thrown;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Loop;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Sets the interrupt flag again where an {@code InterruptedException} is caught, so that the code above still learns
 * that it is to stop.
 *
 * <pre>
 * catch (InterruptedException e) { log.warn("interrupted"); }
 * → catch (InterruptedException e) { Thread.currentThread().interrupt(); log.warn("interrupted"); }
 * </pre>
 *
 * Leaves alone handlers that set the flag or throw the exception on. Refuses handlers after which the method waits again
 * (H11): that wait would end at once, and a loop would run hot; handlers for several exceptions; and handlers with which
 * a thread ends, whose flag nobody would see (H11).
 */
public final class RestoreInterruptFlag extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public RestoreInterruptFlag(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Restore the interrupt flag";
    }

    @Override
    public String getDescription() {
        return "Sets the interrupt flag again in handlers that swallow an `InterruptedException`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new CatchVisitor(Targets.of(targets), refusals);
    }

    private static final class CatchVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String INTERRUPTED = "java.lang.InterruptedException";
        private static final MethodMatcher INTERRUPT = new MethodMatcher("java.lang.Thread interrupt()");

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private CatchVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.Try.Catch visitCatch(J.Try.Catch handler, ExecutionContext ctx) {
            J.Try.Catch visited = super.visitCatch(handler, ctx);
            List<JavaType> caught = Thrown.caughtBy(visited);
            boolean relevant = caught.stream().anyMatch(type -> TypeUtils.isOfClassType(type, INTERRUPTED));
            if (!relevant || !targets.includeEnclosing(getCursor()) || isHandled(visited)) {
                return visited;
            }
            if (caught.size() > 1) {
                refuse(
                        ctx,
                        "the handler is for other exceptions too",
                        "give InterruptedException a handler of its own");
                return visited;
            }
            if (isInsideLoop() && !leavesLoop(visited)) {
                refuse(
                        ctx,
                        "the loop around it goes on, and its next wait would end at once",
                        "leave the loop in the handler");
                return visited;
            }
            Optional<J.MethodInvocation> next = leaves(visited) ? Optional.empty() : LaterWaits.after(getCursor());
            if (next.isPresent()) {
                refuse(
                        ctx,
                        "the method waits again after it, in " + next.get().getSimpleName()
                                + "(), and that wait would end at" + " once",
                        "leave the method in the handler, or catch the interrupt once for all of its waits");
                return visited;
            }
            if (ThreadEnds.with(getCursor(), leaves(visited))) {
                refuse(
                        ctx,
                        "the thread ends with it, so that nobody would see the flag",
                        "nothing: it is well as it is");
                return visited;
            }
            return visited.withBody(withInterrupt(visited.getBody(), ctx));
        }

        private void refuse(ExecutionContext ctx, String evidence, String whatWouldUnblock) {
            refusals.refuse(ctx, getCursor(), new Refusal(Hazard.H11, evidence, whatWouldUnblock));
        }

        private static boolean isHandled(J.Try.Catch handler) {
            String name = handler.getParameter().getTree().getVariables().get(0).getSimpleName();
            return Uses.anywhere(handler.getBody(), INTERRUPT)
                    || handler.getBody().getStatements().stream().anyMatch(statement -> throwsOn(statement, name));
        }

        private static boolean throwsOn(Statement statement, String name) {
            if (!(statement instanceof J.Throw thrown)) {
                return false;
            }
            boolean same = thrown.getException() instanceof J.Identifier variable
                    && variable.getSimpleName().equals(name);
            return same
                    || TypeUtils.isAssignableTo(
                            INTERRUPTED, thrown.getException().getType());
        }

        private boolean isInsideLoop() {
            Object boundary = getCursor()
                    .dropParentUntil(tree -> tree instanceof J.Lambda
                            || tree instanceof J.MethodDeclaration
                            || tree instanceof J.ClassDeclaration
                            || tree instanceof Loop
                            || tree == Cursor.ROOT_VALUE)
                    .getValue();
            return boundary instanceof Loop;
        }

        private static boolean leaves(J.Try.Catch handler) {
            return Returns.endIn(handler.getBody().getStatements());
        }

        private static boolean leavesLoop(J.Try.Catch handler) {
            List<Statement> statements = handler.getBody().getStatements();
            return leaves(handler) || !statements.isEmpty() && statements.get(statements.size() - 1) instanceof J.Break;
        }

        private J.Block withInterrupt(J.Block body, ExecutionContext ctx) {
            JavaType.Class thread = Types.named("java.lang.Thread");
            Statement interrupt = Syntax.call(
                            Syntax.staticCall(Types.staticMethod("java.lang.Thread", "currentThread", thread)),
                            Types.method("java.lang.Thread", "interrupt", JavaType.Primitive.Void))
                    .withPrefix(Space.format("\n"));
            boolean multiLine = body.getEnd().getWhitespace().contains("\n");
            Cursor place = new Cursor(getCursor(), body);
            List<Statement> statements = new ArrayList<>();
            statements.add(placed(interrupt, body, place, ctx));
            statements.addAll(body.getStatements());
            J.Block extended = body.withStatements(statements);
            return multiLine || !body.getStatements().isEmpty()
                    ? extended
                    : Snippet.indent(extended.withEnd(Space.format("\n")), getCursor(), ctx);
        }

        /** Indented as its neighbour is, since a file may mix tabs and spaces. */
        private static Statement placed(Statement interrupt, J.Block body, Cursor place, ExecutionContext ctx) {
            if (body.getStatements().isEmpty()) {
                return Snippet.indent(interrupt, place, ctx);
            }
            String before = body.getStatements().get(0).getPrefix().getWhitespace();
            int line = before.lastIndexOf('\n');
            return interrupt.withPrefix(line < 0 ? Space.SINGLE_SPACE : Space.format(before.substring(line)));
        }
    }
}
