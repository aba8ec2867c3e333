package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class LoginFilterCoversAsyncDispatchTest implements RewriteTest {
    private static final String FILTER = """
            package com.shop;

            import jakarta.servlet.FilterChain;
            import jakarta.servlet.ServletException;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;
            import org.springframework.security.core.Authentication;
            import org.springframework.security.core.context.SecurityContextHolder;
            import org.springframework.web.filter.OncePerRequestFilter;

            class TokenFilter extends OncePerRequestFilter {
                Authentication user;
                %s
            }
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new LoginFilterCoversAsyncDispatch(null))
                .parser(JavaParser.fromJavaVersion().dependsOn(WebStubs.all()));
    }

    @DocumentExample
    @Test
    void keepsTheLoginForTheDispatch() {
        rewriteRun(java("""
                package com.shop;

                import jakarta.servlet.FilterChain;
                import jakarta.servlet.ServletException;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import java.io.IOException;
                import org.springframework.security.core.Authentication;
                import org.springframework.security.core.context.SecurityContextHolder;
                import org.springframework.web.filter.OncePerRequestFilter;

                class TokenFilter extends OncePerRequestFilter {

                    @Override
                    protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse answer, FilterChain filters)
                            throws ServletException, IOException {
                        String token = asked.getHeader("Authorization");
                        if (token == null) {
                            filters.doFilter(asked, answer);
                            return;
                        }
                        try {
                            login(token);
                        } catch (IllegalStateException e) {
                            answer.sendError(401); // nobody
                        }

                        // whoever it is
                        filters.doFilter(asked, answer);
                    }

                    private void login(String token) {
                        SecurityContextHolder.getContext().setAuthentication(user(token));
                    }

                    private Authentication user(String token) {
                        return null;
                    }
                }
                """, """
                package com.shop;

                import jakarta.servlet.FilterChain;
                import jakarta.servlet.ServletException;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import java.io.IOException;
                import org.springframework.security.core.Authentication;
                import org.springframework.security.core.context.SecurityContext;
                import org.springframework.security.core.context.SecurityContextHolder;
                import org.springframework.web.filter.OncePerRequestFilter;

                class TokenFilter extends OncePerRequestFilter {

                    private static final String LOGIN = "com.shop.TokenFilter.LOGIN";

                    @Override
                    protected void doFilterInternal(HttpServletRequest asked, HttpServletResponse answer, FilterChain filters)
                            throws ServletException, IOException {
                        if (isAsyncDispatch(asked)) {
                            SecurityContext login = (SecurityContext) asked.getAttribute(LOGIN);
                            if (login != null) {
                                SecurityContextHolder.setContext(login);
                            }
                            filters.doFilter(asked, answer);
                            return;
                        }
                        String token = asked.getHeader("Authorization");
                        if (token == null) {
                            filters.doFilter(asked, answer);
                            return;
                        }
                        try {
                            login(token);
                        } catch (IllegalStateException e) {
                            answer.sendError(401); // nobody
                        }

                        asked.setAttribute(LOGIN, SecurityContextHolder.getContext());
                        // whoever it is
                        filters.doFilter(asked, answer);
                    }

                    private void login(String token) {
                        SecurityContextHolder.getContext().setAuthentication(user(token));
                    }

                    private Authentication user(String token) {
                        return null;
                    }

                    /** The answer of an asynchronous handler is dispatched to the user of its request. */
                    @Override
                    protected boolean shouldNotFilterAsyncDispatch() {
                        return false;
                    }
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no statement of its own
                "protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { SecurityContextHolder.getContext().setAuthentication(user); if (in != null) chain.doFilter(in, out); }",
                // the chain is handed on
                "protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { SecurityContextHolder.getContext().setAuthentication(user); pass(in, out, chain); } "
                        + "void pass(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { chain.doFilter(in, out); }",
                // it says something about dispatches itself
                "protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { SecurityContextHolder.getContext().setAuthentication(user); chain.doFilter(in, out); } "
                        + "protected boolean shouldNotFilterAsyncDispatch() { return true; }",
                // the name is taken
                "static final String LOGIN = \"\"; protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { SecurityContextHolder.getContext().setAuthentication(user); chain.doFilter(in, out); }",
                "protected void doFilterInternal(HttpServletRequest login, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { SecurityContextHolder.getContext().setAuthentication(user); chain.doFilter(login, out); }"
            })
    void refuses(String members) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H3"))),
                java(FILTER.formatted(members)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // it logs nobody in
                "protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { chain.doFilter(in, out); }",
                // it logs in once more already
                "protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException { SecurityContextHolder.getContext().setAuthentication(user); chain.doFilter(in, out); } "
                        + "protected boolean shouldNotFilterAsyncDispatch() { return false; }"
            })
    void leavesAlone(String members) {
        rewriteRun(java(FILTER.formatted(members)));
    }

    @Test
    void refusesWhatAClassBelowOverrides() {
        String filter =
                FILTER.formatted("protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out,"
                        + " FilterChain chain) throws java.io.IOException, ServletException {"
                        + " SecurityContextHolder.getContext().setAuthentication(user); chain.doFilter(in, out); }");
        String below = """
                package com.shop;

                import jakarta.servlet.FilterChain;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;

                class AdminFilter extends TokenFilter {
                    @Override
                    protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) { }
                }
                """;
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H3"))),
                java(filter),
                java(below));
    }

    @Test
    void keepsFieldsTogether() {
        rewriteRun(java(
                FILTER.formatted("""
                        protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException {
                                SecurityContextHolder.getContext().setAuthentication(user);
                                chain.doFilter(in, out);
                            }"""),
                spec -> spec.after(after -> {
                    assertThat(after)
                            .contains(
                                    "LOGIN = \"com.shop.TokenFilter.LOGIN\";\n    Authentication user;\n    protected")
                            .contains(
                                    "user);\n        in.setAttribute(LOGIN, SecurityContextHolder.getContext());\n        chain.");
                    return after;
                })));
    }
}
