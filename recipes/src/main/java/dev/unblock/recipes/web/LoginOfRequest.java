package dev.unblock.recipes.web;

import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Snippet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** What a filter needs to keep the login of a request for the dispatch of its asynchronous answer. */
public final class LoginOfRequest {
    private static final String KEY = "LOGIN";
    private static final String CONTEXT = "org.springframework.security.core.context.SecurityContext";

    private final List<Statement> members;
    private final Predicate<J.MethodInvocation> loggingIn;

    private LoginOfRequest(List<Statement> members, Predicate<J.MethodInvocation> loggingIn) {
        this.members = List.copyOf(members);
        this.loggingIn = loggingIn;
    }

    /** Nothing where a name that it needs means something else there. */
    public static Optional<LoginOfRequest> of(J.ClassDeclaration filter, J.MethodDeclaration work) {
        List<J.VariableDeclarations> parameters = work.getParameters().stream()
                .filter(J.VariableDeclarations.class::isInstance)
                .map(J.VariableDeclarations.class::cast)
                .toList();
        boolean taken = filter.getType() == null
                || filter.getType().getMembers().stream()
                        .anyMatch(field -> field.getName().equals(KEY))
                || LoginFilters.dispatchMethod(filter).isPresent()
                || parameters.size() != 3
                || parameters.stream().map(LoginOfRequest::name).anyMatch("login"::equals)
                || !(parameters.get(2).getType() instanceof JavaType.FullyQualified chain)
                || !chain.getClassName().equals("FilterChain");
        return taken
                ? Optional.empty()
                : Optional.of(new LoginOfRequest(
                        members(
                                Objects.requireNonNull(filter.getType()),
                                api(parameters.get(2)),
                                parameters.stream().map(LoginOfRequest::name).toList()),
                        LoginFilters.loggingIn(filter)));
    }

    private static String name(J.VariableDeclarations parameter) {
        return parameter.getVariables().get(0).getSimpleName();
    }

    private static String api(J.VariableDeclarations chain) {
        return ((JavaType.FullyQualified) Objects.requireNonNull(chain.getType())).getPackageName();
    }

    /** The types that it names. */
    public static List<String> imports() {
        return List.of(CONTEXT, CONTEXT + "Holder");
    }

    /** The name under which the request keeps the login. */
    public Statement key() {
        return members.get(0);
    }

    /** Says that the filter runs for the dispatch as well. */
    public Statement dispatchMethod() {
        return members.get(2);
    }

    /** The method with both; nothing where it passes requests on in other ways than by statements of its own. */
    public Optional<J.MethodDeclaration> keptIn(J.MethodDeclaration work, Cursor type, ExecutionContext ctx) {
        Keeping keeping = new Keeping();
        J.MethodDeclaration kept = (J.MethodDeclaration) keeping.visitNonNull(work, ctx, type);
        if (keeping.passed == 0 || keeping.passed != keeping.kept) {
            return Optional.empty();
        }
        J.Block body = Objects.requireNonNull(kept.getBody());
        Statement guard = Snippet.indent(
                parts().get(0).withPrefix(Space.format("\n")), new Cursor(new Cursor(type, kept), body), ctx);
        return Optional.of(kept.withBody(body.withStatements(ListUtils.concat(guard, body.getStatements()))));
    }

    private List<Statement> parts() {
        return Objects.requireNonNull(((J.MethodDeclaration) members.get(1)).getBody())
                .getStatements();
    }

    /** Sets the attribute before each call that passes on, once a user may have been logged in. */
    private final class Keeping extends JavaIsoVisitor<ExecutionContext> {
        private boolean loggedIn;
        private int passed;
        private int kept;

        @Override
        public J.Block visitBlock(J.Block block, ExecutionContext ctx) {
            List<Statement> statements = new ArrayList<>();
            for (Statement statement : block.getStatements()) {
                Statement visited = visitAndCast(statement, ctx);
                boolean passes = loggedIn && visited instanceof J.MethodInvocation call && isChain(call);
                if (passes) {
                    kept++;
                    statements.addAll(kept(visited, ctx));
                } else {
                    statements.add(visited);
                }
            }
            return block.withStatements(statements);
        }

        /** The new line takes the place of the call; what is said about the call stays with the call. */
        private List<Statement> kept(Statement call, ExecutionContext ctx) {
            Space before = call.getPrefix();
            Space line = Space.format("\n" + Shift.lastLine(before));
            boolean own = before.getWhitespace().contains("\n");
            Statement keeping = Snippet.indent(parts().get(1), getCursor(), ctx)
                    .withPrefix(own ? Space.format(before.getWhitespace()) : before);
            return List.of(keeping, call.withPrefix(own ? before.withWhitespace(line.getWhitespace()) : line));
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, ctx);
            loggedIn |= loggingIn.test(call);
            boolean handsOn = call.getArguments().stream()
                    .anyMatch(argument -> argument.getType() instanceof JavaType.FullyQualified named
                            && named.getClassName().equals("FilterChain"));
            passed += loggedIn && (isChain(call) || handsOn) ? 1 : 0;
            return visited;
        }

        private boolean isChain(J.MethodInvocation call) {
            return call.getSimpleName().equals("doFilter")
                    && call.getMethodType() != null
                    && Stream.of("jakarta", "javax")
                            .anyMatch(api -> TypeUtils.isAssignableTo(
                                    api + ".servlet.FilterChain",
                                    call.getMethodType().getDeclaringType()));
        }
    }

    private static List<Statement> members(JavaType.FullyQualified filter, String api, List<String> parameters) {
        String text = """
                %1$s
                import %4$s.FilterChain;
                import %4$s.http.HttpServletRequest;
                import %4$s.http.HttpServletResponse;
                import org.springframework.security.core.context.SecurityContext;
                import org.springframework.security.core.context.SecurityContextHolder;
                import org.springframework.web.filter.OncePerRequestFilter;
                class %2$s extends OncePerRequestFilter {
                private static final String LOGIN = "%3$s.LOGIN";
                void keep(HttpServletRequest %5$s, HttpServletResponse %6$s, FilterChain %7$s) {
                if (isAsyncDispatch(%5$s)) {
                SecurityContext login = (SecurityContext) %5$s.getAttribute(LOGIN);
                if (login != null) {
                SecurityContextHolder.setContext(login);
                }
                %7$s.doFilter(%5$s, %6$s);
                return;
                }
                %5$s.setAttribute(LOGIN, SecurityContextHolder.getContext());
                }
                /** The answer of an asynchronous handler is dispatched to the user of its request. */
                @Override
                protected boolean shouldNotFilterAsyncDispatch() {
                return false;
                }
                }
                """.formatted(
                        filter.getPackageName().isEmpty() ? "" : "package " + filter.getPackageName() + ";",
                        filter.getClassName().substring(filter.getClassName().lastIndexOf('.') + 1),
                        filter.getFullyQualifiedName().replace('$', '.'),
                        api,
                        parameters.get(0),
                        parameters.get(1),
                        parameters.get(2));
        return Snippet.members(text, stubs(api));
    }

    private static String[] stubs(String api) {
        return Stream.of(
                        "package %s; public interface ServletRequest { Object getAttribute(String name); void setAttribute(String name, Object value); }",
                        "package %s; public interface ServletResponse {}",
                        "package %1$s.http; public interface HttpServletRequest extends %1$s.ServletRequest {}",
                        "package %1$s.http; public interface HttpServletResponse extends %1$s.ServletResponse {}",
                        "package %1$s; public interface FilterChain { void doFilter(%1$s.ServletRequest in, %1$s.ServletResponse out); }",
                        "package org.springframework.security.core.context; public interface SecurityContext {}",
                        "package org.springframework.security.core.context; public class SecurityContextHolder { public static SecurityContext getContext() { return null; } public static void setContext(SecurityContext context) {} }",
                        "package org.springframework.web.filter; public class OncePerRequestFilter { protected boolean isAsyncDispatch(%s.http.HttpServletRequest in) { return false; } protected boolean shouldNotFilterAsyncDispatch() { return true; } }")
                .map(stub -> stub.formatted(api))
                .toArray(String[]::new);
    }
}
