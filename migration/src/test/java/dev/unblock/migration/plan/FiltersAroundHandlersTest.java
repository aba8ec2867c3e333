package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.recipes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which filters bear that handlers return their work, and which keep them on their threads. */
final class FiltersAroundHandlersTest {

    private static final String FILTER = """
            package shop;

            import jakarta.servlet.Filter;
            import jakarta.servlet.FilterChain;
            import jakarta.servlet.ServletException;
            import jakarta.servlet.ServletRequest;
            import jakarta.servlet.ServletResponse;
            import jakarta.servlet.http.HttpServletRequest;
            import jakarta.servlet.http.HttpServletResponse;

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

    private Application application;

    @BeforeEach
    void makeApplication(@TempDir Path folder) {
        application =
                Application.in(folder).withPom("3.4.1", "17", "").withMain().withOrdersOfDatabase("");
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
    void letsHandlersGoBehindFiltersThatDoNothingAfterTheChain(String body) {
        assertThat(recipes(planBehind(body))).contains("ControllerReturnsCallable");
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
    void keepsHandlersBehindFiltersThatWorkAfterTheChain(String body) {
        Plan plan = planBehind(body);

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsCallable");
        assertThat(plan.refusals()).extracting(Refusal::hazard).contains("H14");
    }

    @Test
    void letsHandlersGoBehindFiltersThatClearTheirThreadByAnotherClass() {
        application.write("src/main/java/shop/Tenant.java", """
                package shop;

                final class Tenant {
                    private static final ThreadLocal<String> NAME = new ThreadLocal<>();

                    static void clear() {
                        NAME.remove();
                    }
                }
                """);

        assertThat(recipes(planBehind("try { chain.doFilter(in, out); } finally { Tenant.clear(); }")))
                .contains("ControllerReturnsCallable");
    }

    @Test
    void keepsHandlersBehindFiltersThatCountByAnotherClass() {
        application.write("src/main/java/shop/Tenant.java", """
                package shop;

                final class Tenant {
                    private static int requests;

                    static void clear() {
                        requests++;
                    }
                }
                """);

        assertThat(recipes(planBehind("try { chain.doFilter(in, out); } finally { Tenant.clear(); }")))
                .doesNotContain("ControllerReturnsCallable");
    }

    private Plan planBehind(String body) {
        return Plans.of(application.write("src/main/java/shop/Edge.java", FILTER.formatted(body)));
    }
}
