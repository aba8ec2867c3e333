package dev.unblock.recipes.web;

import java.util.Set;
import java.util.function.Predicate;

/**
 * What filters may call when the chain has returned, also where the answer is not there yet. Owners are asked whether they
 * are a type, by its name in full.
 */
public final class CallsAfterTheChain {

    private static final Set<String> OF_THE_THREAD = Set.of(
            "java.lang.ThreadLocal",
            "org.slf4j.MDC",
            "org.slf4j.MDC$MDCCloseable",
            "org.apache.logging.log4j.ThreadContext",
            "org.springframework.context.i18n.LocaleContextHolder",
            "org.springframework.web.context.request.RequestContextHolder",
            "org.springframework.security.core.context.SecurityContextHolder");
    private static final Set<String> LOGS = Set.of(
            "org.slf4j.Logger",
            "org.apache.commons.logging.Log",
            "org.apache.logging.log4j.Logger",
            "java.util.logging.Logger");
    private static final Set<String> TEXTS = Set.of("java.lang.String", "java.lang.StringBuffer");
    private static final Set<String> REQUESTS =
            Set.of("jakarta.servlet.ServletRequest", "javax.servlet.ServletRequest");
    private static final Set<String> OF_REQUESTS = Set.of(
            "getMethod",
            "getRequestURI",
            "getRequestURL",
            "getQueryString",
            "getServletPath",
            "getPathInfo",
            "getHeader");
    private static final Set<String> OF_DISPATCHES =
            Set.of("isAsyncStarted", "isAsyncDispatch", "getDispatcherType", "isConcurrentHandlingStarted");
    private static final Set<String> OF_THE_CHAIN = Set.of(
            "java.lang.Throwable",
            "java.lang.Exception",
            "java.io.IOException",
            "jakarta.servlet.ServletException",
            "javax.servlet.ServletException");

    private CallsAfterTheChain() {}

    /** To clear or set what belongs to the thread is right as soon as the thread leaves the request. */
    public static boolean areOfTheThread(Predicate<String> owner) {
        return OF_THE_THREAD.stream().anyMatch(owner);
    }

    /** To say what was asked for, in the log, needs no answer. */
    public static boolean onlyTell(String name, Predicate<String> owner) {
        return LOGS.stream().anyMatch(owner)
                || TEXTS.stream().anyMatch(owner)
                || OF_REQUESTS.contains(name) && REQUESTS.stream().anyMatch(owner);
    }

    /** Whether it asks if the answer comes later. */
    public static boolean askForDispatches(String name) {
        return OF_DISPATCHES.contains(name);
    }

    /**
     * Whether a failure of the handler may be caught as this type. Spring's servlet wraps all unchecked ones, so that only other
     * filters throw these.
     */
    public static boolean mayFailAs(String type, Predicate<String> isA) {
        return OF_THE_CHAIN.contains(type) || !isA.test("java.lang.RuntimeException") && !isA.test("java.lang.Error");
    }
}
