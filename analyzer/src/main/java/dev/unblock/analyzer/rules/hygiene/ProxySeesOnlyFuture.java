package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds proxies that look at what a method returns, which is a future. Spring Retry tries again on what is thrown, and knows no
 * futures; Spring's caches keep what completed ones hold since 6.1 (documentation of {@code @Cacheable}), which Spring
 * Boot 3.2 brings.
 */
final class ProxySeesOnlyFuture implements MethodRule {

    private static final String RETRY = "org.springframework.retry.annotation.Retryable";
    private static final String CACHE = "org.springframework.cache.annotation.Cacheable";
    private static final Pattern BOOT_BEFORE_3_2 = Pattern.compile("(?:[12]|3\\.[01])\\..*");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A retry or a cache around a method that returns a future sees the future, and not how it ends.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        if (!Futures.isFuture(inspection, method.key().returnType())
                || SpringAnnotations.own(inspection, method, SpringAnnotations.ASYNC)
                        .isPresent()) {
            return Optional.empty();
        }
        Optional<AnnotationFact> retried = SpringAnnotations.own(inspection, method, RETRY);
        return retried.isPresent()
                ? Optional.of(retry(method))
                : SpringAnnotations.own(inspection, method, CACHE)
                        .flatMap(cached -> severity(inspection))
                        .map(severity -> cache(method).severity(severity));
    }

    /** Where the version is not known, it may be one that waits for the future. */
    private static Optional<Severity> severity(Inspection inspection) {
        Optional<String> boot = inspection.program().facts().springBoot();
        return boot.isEmpty()
                ? Optional.of(Severity.INFO)
                : boot.filter(version -> BOOT_BEFORE_3_2.matcher(version).matches())
                        .map(version -> Severity.MEDIUM);
    }

    private static Problem retry(MethodFact method) {
        return Problem.at(method)
                .severity(Severity.MEDIUM)
                .message(
                        "@Retryable tries again when this method throws, and it returns before its work can fail: a future that"
                                + " fails is never tried again. Retry inside of the task, or compose the retry.")
                .remedy(Remedy.manual("H16: a retry does not see asynchronous failures."));
    }

    private static Problem cache(MethodFact method) {
        return Problem.at(method)
                .message(
                        "Before Spring 6.1 @Cacheable keeps the future itself, so that one that failed goes on being the answer, and"
                                + " a cache outside of this process cannot keep it at all. Cache what it completes with.")
                .remedy(Remedy.manual("H15: a cache would hold futures."));
    }
}
