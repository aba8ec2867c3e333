package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

/** Which filters the recipe by itself lets handlers return their work behind. */
class FiltersAroundHandlersTest implements RewriteTest {
    private static final String FILTER = """
            package com.shop;

            import jakarta.servlet.*;
            import jakarta.servlet.http.*;

            public class Edge implements Filter {
                private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("edge");
                private static final ThreadLocal<String> USER = new ThreadLocal<>();
                private int requests;

                public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws java.io.IOException, ServletException {
                    HttpServletRequest in = (HttpServletRequest) request;
                    HttpServletResponse out = (HttpServletResponse) response;
                    %s
                }

                private void pass(HttpServletRequest in, HttpServletResponse out, FilterChain chain) throws java.io.IOException, ServletException {
                    chain.doFilter(in, out);
                }

                private void check(HttpServletRequest in) throws Exception {
                    throw new Exception(in.getMethod());
                }

                private void timed(Runnable next) {
                    next.run();
                    requests++;
                }

                private java.io.Closeable open() {
                    return () -> requests++;
                }
            }
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ControllerReturnsCallable(List.of("com.shop.Orders#get(long)"), List.of()))
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-context", "spring-tx", "spring-web", "spring-beans", "spring-core")
                        .dependsOn(WebStubs.all()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); } else { out.sendError(401); }",
                "if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); return; } out.sendError(401);",
                "if (in.getHeader(\"key\") == null) { out.sendError(401); return; } chain.doFilter(in, out);",
                "String key = in.getHeader(\"key\"); if (key != null) { if (key.isEmpty()) { chain.doFilter(in, out); return; } } out.sendError(401);",
                "switch (in.getMethod()) { case \"GET\": chain.doFilter(in, out); break; default: out.sendError(405); }",
                "switch (in.getMethod()) { case \"GET\" -> chain.doFilter(in, out); default -> out.sendError(405); }",
                "try { if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); return; } out.sendError(401); } finally { USER.remove(); }",
                "try { USER.set(in.getHeader(\"user\")); chain.doFilter(in, out); } finally { USER.remove(); org.slf4j.MDC.clear(); }",
                "try { chain.doFilter(in, out); } catch (IllegalStateException e) { out.sendError(401); }",
                "try { chain.doFilter(in, out); } catch (Exception e) { throw new IllegalStateException(e); }",
                "try { check(in); } catch (Exception e) { out.sendError(401); return; } chain.doFilter(in, out);",
                "chain.doFilter(in, out); LOG.info(\"asked for {}\", in.getRequestURI());",
                "long start = System.nanoTime(); chain.doFilter(in, out); if (!in.isAsyncStarted()) { LOG.info(\"{}\", System.nanoTime() - start); }"
            })
    void letsHandlersGo(String body) {
        rewriteRun(executor(), java(FILTER.formatted(body)), java("""
                        package com.shop;

                        import org.springframework.web.bind.annotation.*;

                        @RestController class Orders {
                            @GetMapping String get(long id) { return ""; }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.web.bind.annotation.*;

                        import java.util.concurrent.Callable;

                        @RestController class Orders {
                            @GetMapping Callable<String> get(long id) { return () -> ""; }
                        }
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); } out.sendError(401);",
                "if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); out.sendError(401); return; } out.sendError(402);",
                "if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); } else { out.sendError(401); } requests++;",
                "boolean more = true; while (more) { if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); more = false; } else { out.sendError(401); } }",
                "switch (in.getMethod()) { case \"GET\": chain.doFilter(in, out); default: out.sendError(405); }",
                "try { if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); return; } LOG.info(\"\"); } finally { out.sendError(401); }",
                "try { if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); return; } } catch (Exception e) { LOG.info(\"no\", e); } out.sendError(401);",
                "try { chain.doFilter(in, out); } catch (java.io.IOException e) { out.sendError(401); }",
                "try { chain.doFilter(in, out); } catch (Exception e) { LOG.info(\"no\", e); }",
                "try { chain.doFilter(in, out); } catch (Exception e) { }",
                "try (java.io.Closeable timer = open()) { chain.doFilter(in, out); }",
                "way: { if (in.getHeader(\"key\") != null) { chain.doFilter(in, out); if (in.getHeader(\"more\") != null) { break way; } return; } } out.sendError(401);",
                "chain.doFilter(in, out); LOG.info(\"{}\", out.getStatus());",
                "long start = System.nanoTime(); chain.doFilter(in, out); LOG.info(\"{}\", System.nanoTime() - start);",
                "Runnable next = () -> { try { chain.doFilter(in, out); } catch (Exception e) { throw new IllegalStateException(e); } }; timed(next);",
                "pass(in, out, chain); out.sendError(401);"
            })
    void keepsHandlers(String body) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H14"))),
                executor(),
                java(FILTER.formatted(body)),
                java("""
                        package com.shop;

                        import org.springframework.web.bind.annotation.*;

                        @RestController class Orders {
                            @GetMapping String get(long id) { return ""; }
                        }
                        """));
    }

    private static SourceSpecs executor() {
        return java("""
                package com.shop;

                import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
                import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

                class MvcTaskExecutor implements WebMvcConfigurer {
                    @Override
                    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                        configurer.setTaskExecutor("");
                    }
                }
                """);
    }
}
