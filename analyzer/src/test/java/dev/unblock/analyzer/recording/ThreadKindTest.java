package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadKindTest {

    @ParameterizedTest
    @CsvSource({
        "http-nio-8080-exec-12, REQUEST",
        "http-nio-127.0.0.1-40231-exec-7, REQUEST",
        "https-jsse-nio-8443-exec-1, REQUEST",
        "tomcat-handler-93, REQUEST",
        "qtp123456-41, REQUEST",
        "XNIO-1 task-3, REQUEST",
        "reactor-http-epoll-2, EVENT_LOOP",
        "http-nio-8080-Poller, OTHER",
        "HikariPool-1 housekeeper, OTHER",
        "main, OTHER"
    })
    void knowsServersByTheirThreadNames(String name, ThreadKind kind) {
        assertThat(ThreadKind.ofName(name)).isEqualTo(kind);
    }
}
