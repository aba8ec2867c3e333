package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class InterceptorSkipsAsyncDispatchTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new InterceptorSkipsAsyncDispatch(null))
                .parser(JavaParser.fromJavaVersion().dependsOn(WebStubs.all()));
    }

    @DocumentExample
    @Test
    void beginsOnce() {
        rewriteRun(java("""
                package com.shop;

                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import org.springframework.web.servlet.HandlerInterceptor;

                class Counter implements HandlerInterceptor {
                  int count;

                  @Override
                  public boolean preHandle(HttpServletRequest asked, HttpServletResponse answer, Object handler) {
                    // each of them
                    count++;
                    return true;
                  }
                }
                """, """
                package com.shop;

                import jakarta.servlet.DispatcherType;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import org.springframework.web.servlet.HandlerInterceptor;

                class Counter implements HandlerInterceptor {
                  int count;

                  @Override
                  public boolean preHandle(HttpServletRequest asked, HttpServletResponse answer, Object handler) {
                    if (asked.getDispatcherType() == DispatcherType.ASYNC) {
                      return true;
                    }
                    // each of them
                    count++;
                    return true;
                  }
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H4 | ThreadLocal<String> user = new ThreadLocal<>(); public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) { user.set(""); return true; }
            H4 | public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) { org.slf4j.MDC.clear(); return true; }
            H3 | public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) { org.springframework.security.core.context.SecurityContextHolder.setContext(null); return true; }
            """)
    void refuses(String hazard, String members) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                java(
                        "package com.shop; import jakarta.servlet.http.*; class Users implements org.springframework.web.servlet.HandlerInterceptor { %s }"
                                .formatted(members)));
    }

    @Test
    void beginsOnceWhereTheThreadIsOnlyAsked() {
        rewriteRun(java("""
                package com.shop;

                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import org.springframework.web.servlet.HandlerInterceptor;

                class Users implements HandlerInterceptor {
                    static final ThreadLocal<String> USER = new ThreadLocal<>();

                    public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) {
                        return USER.get() != null;
                    }
                }
                """, """
                package com.shop;

                import jakarta.servlet.DispatcherType;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import org.springframework.web.servlet.HandlerInterceptor;

                class Users implements HandlerInterceptor {
                    static final ThreadLocal<String> USER = new ThreadLocal<>();

                    public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) {
                        if (in.getDispatcherType() == DispatcherType.ASYNC) {
                            return true;
                        }
                        return USER.get() != null;
                    }
                }
                """));
    }

    @Test
    void leavesInterceptorsAloneThatKnow() {
        rewriteRun(java("""
                package com.shop;

                import jakarta.servlet.DispatcherType;
                import jakarta.servlet.http.HttpServletRequest;
                import jakarta.servlet.http.HttpServletResponse;
                import org.springframework.web.servlet.HandlerInterceptor;

                class Counter implements HandlerInterceptor {
                    public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) {
                        return in.getDispatcherType() == DispatcherType.ASYNC;
                    }
                }
                """));
    }
}
