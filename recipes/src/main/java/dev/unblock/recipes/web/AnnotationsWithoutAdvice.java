package dev.unblock.recipes.web;

import java.util.List;

/**
 * Annotations on request handlers that describe them, or ask something before them: nothing works around or after a
 * handler because of them, so that it may return its work instead of doing it.
 */
public final class AnnotationsWithoutAdvice {

    private static final List<String> STARTS = List.of(
            "java.lang.",
            "org.springframework.web.",
            "org.springframework.http.",
            "org.springframework.stereotype.",
            "org.springframework.lang.",
            "org.springframework.validation.",
            "org.springframework.context.annotation.",
            "org.springframework.beans.factory.annotation.",
            "org.springframework.boot.autoconfigure.",
            "org.springframework.boot.context.properties.",
            "org.springframework.hateoas.",
            "org.springframework.security.access.prepost.Pre",
            "org.springframework.security.access.annotation.",
            "org.apache.shiro.authz.annotation.",
            "jakarta.annotation.",
            "javax.annotation.",
            "jakarta.validation.",
            "javax.validation.",
            "io.swagger.",
            "org.springdoc.",
            "com.github.xiaoymin.knife4j.annotations.",
            "org.jspecify.",
            "org.jetbrains.annotations.",
            "edu.umd.cs.findbugs.annotations.",
            "com.fasterxml.jackson.annotation.",
            "lombok.");

    private AnnotationsWithoutAdvice() {}

    /** Whether it is one of them, by its name in full. */
    public static boolean has(String annotation) {
        return STARTS.stream().anyMatch(annotation::startsWith);
    }
}
