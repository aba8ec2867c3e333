package dev.unblock.recipes.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationsWithoutAdviceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.web.bind.annotation.GetMapping",
                "org.springframework.security.access.prepost.PreAuthorize",
                "org.springframework.security.access.annotation.Secured",
                "jakarta.annotation.security.RolesAllowed",
                "lombok.SneakyThrows"
            })
    void whatIsAskedBeforeTheHandlerDoesNotMind(String name) {
        assertThat(AnnotationsWithoutAdvice.has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.security.access.prepost.PostAuthorize",
                "org.springframework.security.access.prepost.PostFilter",
                "org.springframework.transaction.annotation.Transactional",
                "org.springframework.cache.annotation.Cacheable",
                "io.micrometer.core.annotation.Timed",
                "com.shop.Audited"
            })
    void whatMayWorkAroundTheHandlerMinds(String name) {
        assertThat(AnnotationsWithoutAdvice.has(name)).isFalse();
    }
}
