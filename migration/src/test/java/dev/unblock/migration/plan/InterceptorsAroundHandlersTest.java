package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.recipes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which interceptors bear that handlers return their work, which learn to, and which keep handlers on their threads. */
final class InterceptorsAroundHandlersTest {

    private static final String LOGGING = """
            public final class Logging {
                static void %s(int status) {
                    %s
                }
            }
            """;

    private Application application;

    @BeforeEach
    void makeApplication(@TempDir Path folder) {
        application =
                Application.in(folder).withPom("3.4.1", "17", "").withMain().withOrdersOfDatabase("");
    }

    @Test
    void letsInterceptorsBeginOnceForEachRequest() {
        application.with("""
                @Component
                public class Counter implements org.springframework.web.servlet.HandlerInterceptor {
                    private int count;

                    public boolean preHandle(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler) {
                        count++;
                        return true;
                    }
                }
                """);

        assertThat(recipes(plan())).contains("InterceptorSkipsAsyncDispatch", "ControllerReturnsCallable");
    }

    @Test
    void letsInterceptorsBeginOnceThatAskTheirThreadWhoTheUserIs() {
        application.with("""
                @Component
                public class Permits implements org.springframework.web.servlet.HandlerInterceptor {
                    private static final ThreadLocal<String> USER = new ThreadLocal<>();
                    private int count;

                    public boolean preHandle(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler) {
                        count++;
                        return USER.get() != null;
                    }
                }
                """);

        assertThat(recipes(plan())).contains("InterceptorSkipsAsyncDispatch", "ControllerReturnsCallable");
    }

    @Test
    void leavesInterceptorsAloneThatRememberTheFirstCall() {
        application.with("""
                @Component
                public class Times implements org.springframework.web.servlet.HandlerInterceptor {
                    public boolean preHandle(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler) {
                        if (in.getAttribute("start") == null) {
                            in.setAttribute("start", java.time.Instant.now());
                        }
                        return true;
                    }
                }
                """);

        assertThat(recipes(plan()))
                .contains("ControllerReturnsCallable")
                .doesNotContain("InterceptorSkipsAsyncDispatch");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereAnInterceptorClearsWhatItSet() {
        application.with("""
                @Component
                public class Tenants implements org.springframework.web.servlet.HandlerInterceptor {
                    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

                    public boolean preHandle(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler) {
                        TENANT.set("");
                        return true;
                    }

                    public void afterCompletion(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler, Exception e) {
                        TENANT.remove();
                    }
                }
                """);

        Plan plan = plan();

        assertThat(recipes(plan)).isEmpty();
        assertThat(plan.refusals()).anySatisfy(refusal -> assertThat(refusal.evidence())
                .isEqualTo("shop.Tenants intercepts requests and would be called twice for each"));
    }

    @Test
    void leavesInterceptorsAloneThatClearWhatNobodyLeftBehind() {
        withLoggingInterceptor();
        application.with(LOGGING.formatted("answered", """
                org.slf4j.MDC.put("status", "" + status);
                org.springframework.security.core.context.SecurityContextHolder.setStrategyName("GLOBAL");
                org.slf4j.MDC.clear();
                """));

        assertThat(recipes(plan()))
                .contains("ControllerReturnsCallable")
                .doesNotContain("InterceptorSkipsAsyncDispatch");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereAnInterceptorClearsWhatAFilterSet() {
        withLoggingInterceptor();
        application.with(LOGGING.formatted("answered", """
                org.slf4j.MDC.clear();
                """)).with("""
                @Component
                public class Users implements jakarta.servlet.Filter {
                    public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain)
                            throws IOException, jakarta.servlet.ServletException {
                        org.slf4j.MDC.put("user", in.getRemoteHost());
                        chain.doFilter(in, out);
                    }
                }
                """);

        assertThat(recipes(plan())).doesNotContain("ControllerReturnsCallable");
    }

    private void withLoggingInterceptor() {
        application.with("""
                @Component
                public class Log implements org.springframework.web.servlet.HandlerInterceptor {
                    public boolean preHandle(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler) {
                        return true;
                    }

                    public void afterCompletion(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, Object handler, Exception e) {
                        Logging.answered(out.getStatus());
                    }
                }
                """);
    }

    private Plan plan() {
        return Plans.of(application);
    }
}
