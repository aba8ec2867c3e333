package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Checks that each line that carries {@code // threads: …} runs on exactly those. */
final class Contexts {

    private static final String IMPORTS = """
            package app;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import java.util.stream.*;
            import com.google.common.util.concurrent.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.boot.*;
            import org.springframework.context.annotation.*;
            import org.springframework.core.task.*;
            import org.springframework.core.task.support.*;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.scheduling.concurrent.*;
            import org.springframework.stereotype.Component;
            import org.springframework.stereotype.Service;
            import org.springframework.web.bind.annotation.*;
            import reactor.core.publisher.*;
            import reactor.core.scheduler.Schedulers;
            import java.util.concurrent.Callable;
            """;

    private Contexts() {}

    static void check(String source) {
        compare(Fixture.onLibraries(IMPORTS + source));
    }

    static void check(Map<String, String> settings, String source) {
        compare(Fixture.onLibraries(settings, IMPORTS + source));
    }

    static void checkReactive(String source) {
        compare(Fixture.onReactiveLibraries(IMPORTS + source));
    }

    private static void compare(Fixture fixture) {
        assertThat(fixture.expected()).isNotEmpty();
        assertThat(fixture.actual()).isEqualTo(fixture.expected());
    }
}
