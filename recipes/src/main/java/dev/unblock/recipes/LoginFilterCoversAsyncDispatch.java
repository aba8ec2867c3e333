package dev.unblock.recipes;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.web.LoginFilters;
import dev.unblock.recipes.web.LoginOfRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/**
 * Lets a filter that logs users in by a token keep them logged in while the answer of an asynchronous handler is dispatched.
 * Spring Security 6 authorizes that dispatch as well, and a {@code OncePerRequestFilter} does not run for it, so that it
 * would be nobody's. The filter hands the login of the request on; it neither reads the token again nor asks a
 * database again, and dispatches of errors are anonymous as before.
 *
 * <pre>
 * SecurityContextHolder.getContext().setAuthentication(user);
 * chain.doFilter(request, response);
 * → SecurityContextHolder.getContext().setAuthentication(user);
 *   request.setAttribute(LOGIN, SecurityContextHolder.getContext());
 *   chain.doFilter(request, response);
 * </pre>
 *
 * Refuses filters that pass the request on in other ways than by a statement of their own, that say something about
 * asynchronous dispatches themselves, or that classes below them override (H3).
 */
public final class LoginFilterCoversAsyncDispatch extends ScanningRecipe<Project> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public LoginFilterCoversAsyncDispatch(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Let logins last until asynchronous answers are dispatched";
    }

    @Override
    public String getDescription() {
        return "Lets filters that log users in hand the login of a request on to the dispatch of its asynchronous answer,"
                + " which Spring Security authorizes as well.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public Project getInitialValue(ExecutionContext ctx) {
        return new Project();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Project project) {
        return new ProjectScan(project);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Project project) {
        return new FilterVisitor(project, Targets.of(targets), refusals);
    }

    private static final class FilterVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Project project;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private FilterVisitor(Project project, Targets targets, AsyncMigrationRefusals refusals) {
            this.project = project;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            Optional<J.MethodDeclaration> work = LoginFilters.work(visited).filter(this::isWanted);
            if (work.isEmpty() || !LoginFilters.logsIn(visited) || LoginFilters.coverDispatches(visited)) {
                return visited;
            }
            if (LoginFilters.isOverridden(visited, project)) {
                refusals.refuse(
                        ctx,
                        new Cursor(bodyOf(visited), work.get()),
                        new Refusal(
                                Hazard.H3,
                                "a class below " + visited.getSimpleName() + " filters requests in a way of its own",
                                "let the class below hand the login on itself"));
                return visited;
            }
            Optional<LoginOfRequest> login =
                    LoginOfRequest.of(visited, work.get()).filter(found -> mayImport());
            Optional<J.MethodDeclaration> keeping =
                    login.flatMap(found -> found.keptIn(work.get(), bodyOf(visited), ctx));
            if (keeping.isEmpty()) {
                refusals.refuse(
                        ctx,
                        new Cursor(bodyOf(visited), work.get()),
                        new Refusal(
                                Hazard.H3,
                                visited.getSimpleName() + " passes requests on in a way of its own after it logs in",
                                "save the security context in the request, and filter asynchronous dispatches too"));
                return visited;
            }
            LoginOfRequest.imports().forEach(name -> maybeAddImport(name, false));
            return withKey(withWork(visited, keeping.get()), login.get(), ctx);
        }

        private boolean isWanted(J.MethodDeclaration work) {
            return targets.isEverything()
                    ? !SourceRoot.isTest(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class))
                    : targets.names(work.getMethodType());
        }

        private boolean mayImport() {
            return getCursor().firstEnclosingOrThrow(J.CompilationUnit.class).getImports().stream()
                    .filter(named -> LoginOfRequest.imports().stream()
                            .anyMatch(name -> name.endsWith("." + named.getClassName())))
                    .allMatch(named -> LoginOfRequest.imports().contains(named.getTypeName()));
        }

        private Cursor bodyOf(J.ClassDeclaration type) {
            return new Cursor(new Cursor(getCursor().getParentOrThrow(), type), type.getBody());
        }

        private static J.ClassDeclaration withWork(J.ClassDeclaration type, J.MethodDeclaration work) {
            return type.withBody(type.getBody()
                    .withStatements(ListUtils.map(
                            type.getBody().getStatements(),
                            member -> member.getId().equals(work.getId()) ? work : member)));
        }

        /** The key stands first, where the first member stood; what is said of dispatches last. */
        private J.ClassDeclaration withKey(J.ClassDeclaration type, LoginOfRequest login, ExecutionContext ctx) {
            J.ClassDeclaration all = Snippet.append(type, List.of(login.dispatchMethod()), getCursor(), ctx);
            List<Statement> members = all.getBody().getStatements();
            Space first = members.get(0).getPrefix();
            Statement key =
                    Snippet.indent(login.key(), bodyOf(all), ctx).withPrefix(Space.format(first.getWhitespace()));
            boolean isField = members.get(0) instanceof J.VariableDeclarations;
            Space below = first.withWhitespace((isField ? "\n" : "\n\n") + Shift.lastLine(first));
            return all.withBody(all.getBody()
                    .withStatements(
                            ListUtils.concat(key, ListUtils.mapFirst(members, member -> member.withPrefix(below)))));
        }
    }
}
