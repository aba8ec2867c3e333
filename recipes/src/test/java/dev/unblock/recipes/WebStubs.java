package dev.unblock.recipes;

import dev.unblock.recipes.project.SpringStubs;

/** Types of the servlet API, Spring MVC and others that stand around request handlers. */
final class WebStubs {
    private WebStubs() {}

    static String[] all() {
        return new String[] {
            SpringStubs.ASYNC_SUPPORT,
            SpringStubs.WEB_MVC_CONFIGURER,
            "package jakarta.servlet; public interface ServletRequest { boolean isAsyncStarted(); Object getAttribute(String name); void setAttribute(String name, Object value); }",
            "package jakarta.servlet; public class ServletException extends Exception {}",
            "package jakarta.servlet; public interface ServletResponse {}",
            "package jakarta.servlet; public enum DispatcherType { REQUEST, ASYNC }",
            "package jakarta.servlet; public interface FilterChain { void doFilter(ServletRequest in, ServletResponse out) throws java.io.IOException, ServletException; }",
            "package jakarta.servlet; public interface Filter { void doFilter(ServletRequest in, ServletResponse out, FilterChain chain) throws java.io.IOException, ServletException; }",
            "package org.springframework.web.filter; public abstract class OncePerRequestFilter implements jakarta.servlet.Filter { public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) {} protected abstract void doFilterInternal(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException; protected boolean isAsyncDispatch(jakarta.servlet.http.HttpServletRequest in) { return false; } protected boolean shouldNotFilterAsyncDispatch() { return true; } }",
            "package jakarta.servlet.http; public interface HttpServletRequest extends jakarta.servlet.ServletRequest { String getHeader(String name); String getMethod(); String getRequestURI(); jakarta.servlet.DispatcherType getDispatcherType(); }",
            "package jakarta.servlet.http; public interface HttpServletResponse extends jakarta.servlet.ServletResponse { int getStatus(); void sendError(int status) throws java.io.IOException; }",
            "package org.springframework.web.servlet; public interface HandlerInterceptor {}",
            "package org.springframework.web.servlet.config.annotation; public class WebMvcConfigurationSupport {}",
            "package org.springframework.hateoas.server.mvc; public class WebMvcLinkBuilder { public static <T> T methodOn(Class<T> type, Object... arguments) { return null; } public static WebMvcLinkBuilder linkTo(Object call) { return null; } public static Object afford(Object call) { return null; } }",
            "package org.springframework.web.servlet.mvc.method.annotation; public class MvcUriComponentsBuilder { public static <T> T on(Class<T> type) { return null; } public static MvcUriComponentsBuilder fromMethodCall(Object call) { return null; } public String toUriString() { return null; } }",
            "package org.springframework.web.servlet.mvc.method.annotation; public interface ResponseBodyAdvice<T> {}",
            "package org.aspectj.lang.annotation; public @interface Aspect {}",
            "package io.micrometer.core.annotation; public @interface Timed {}",
            "package org.slf4j; public interface Logger { void info(String text); void info(String text, Object argument); }",
            "package org.slf4j; public class LoggerFactory { public static Logger getLogger(String name) { return null; } }",
            "package org.slf4j; public class MDC { public static String get(String key) { return key; } public static void clear() {} }",
            "package org.springframework.security.access.prepost; public @interface PreAuthorize { String value(); }",
            "package org.springframework.security.access.prepost; public @interface PostAuthorize { String value(); }",
            "package org.springframework.security.core; public interface Authentication {}",
            "package org.springframework.security.core.context; public interface SecurityContext { void setAuthentication(org.springframework.security.core.Authentication user); }",
            "package org.springframework.security.core.context; public class SecurityContextHolder { public static SecurityContext getContext() { return null; } public static void setContext(SecurityContext context) {} }",
        };
    }
}
