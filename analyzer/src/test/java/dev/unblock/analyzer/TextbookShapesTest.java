package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapes that need a newer JDK or a missing class path, as single files show them. */
final class TextbookShapesTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void poolsOfVirtualThreadsHoldBackWhatIsCheap() throws IOException {
        project.write("Light.java", """
                import java.util.concurrent.*;
                class Light {
                    ExecutorService few = Executors.newFixedThreadPool(10, Thread.ofVirtual().factory());
                    ExecutorService many = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
                    ExecutorService heavy = Executors.newFixedThreadPool(10, Thread.ofPlatform().factory());
                }
                """);

        assertThat(project.findings("ThreadPoolMisconfigured")).containsExactly("Light.java:3 medium");
    }

    @Test
    void publishersThatALookingOperatorMakesAreLost() throws IOException {
        project.write("Notes.java", """
                import reactor.core.publisher.Mono;
                class Notes {
                    interface Store { Mono<String> save(String text); }
                    private Store store;
                    Mono<String> write(Mono<String> text) {
                        return text.doOnNext(note -> store.save(note));
                    }
                    Mono<String> copy(Mono<String> text) {
                        return text.doOnSuccess(store::save);
                    }
                    Mono<String> saved(Mono<String> text) {
                        return text.flatMap(note -> store.save(note)).doOnNext(note -> store.save(note).subscribe());
                    }
                    Mono<Integer> counted(Mono<String> text) {
                        return text.doOnNext(note -> note.trim()).map(String::length);
                    }
                }
                """);

        assertThat(project.findings("ReactiveChainNotSubscribed"))
                .containsExactly("Notes.java:6 high", "Notes.java:9 high");
    }
}
