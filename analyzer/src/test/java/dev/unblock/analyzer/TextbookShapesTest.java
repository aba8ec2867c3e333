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

    @Test
    void virtualThreadsForEachElementAreTold() throws IOException {
        project.write("Scan.java", """
                import java.util.List;
                import java.util.concurrent.Semaphore;
                class Scan {
                    void all(List<String> ids) {
                        ids.forEach(id -> Thread.startVirtualThread(() -> id.trim()));
                        for (String id : ids) {
                            Thread.ofVirtual().name(id).start(() -> id.trim());
                        }
                    }
                    void one(String id) {
                        Thread.startVirtualThread(() -> id.trim());
                    }
                    void some(List<String> ids, Semaphore slots) throws InterruptedException {
                        for (String id : ids) {
                            slots.acquire();
                            Thread.startVirtualThread(() -> { id.trim(); slots.release(); });
                        }
                    }
                }
                """);

        assertThat(project.findings("TaskPerElement")).containsExactly("Scan.java:5 info", "Scan.java:7 info");
    }

    @Test
    void threadsOfAFactoryAreOfItsKind() throws IOException {
        project.write("Readers.java", """
                import java.util.concurrent.*;
                class Readers {
                    private final Object monitor = new Object();
                    void light(BlockingQueue<String> lines) {
                        ThreadFactory factory = Thread.ofVirtual().factory();
                        factory.newThread(() -> read(lines)).start();
                    }
                    void heavy(Semaphore slots) {
                        ThreadFactory factory = Executors.defaultThreadFactory();
                        factory.newThread(() -> {
                            synchronized (monitor) {
                                slots.acquireUninterruptibly();
                            }
                        }).start();
                    }
                    private void read(BlockingQueue<String> lines) {
                        synchronized (monitor) {
                            try {
                                lines.take();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        }
                    }
                }
                """);

        assertThat(project.findings("PinnedVirtualThread")).containsExactly("Readers.java:19 medium");
    }

    @Test
    void aReferenceIsNoQuery() throws IOException {
        project.write("Carts.java", """
                import java.util.*;
                import org.springframework.data.jpa.repository.JpaRepository;
                class Carts {
                    interface Items extends JpaRepository<Item, Long> {}
                    static class Item { Long id; }
                    private Items items;
                    void all(List<Long> ids, List<Item> all) {
                        for (Long id : ids) {
                            all.add(items.getReferenceById(id));
                        }
                        for (Long id : ids) {
                            items.findById(id).ifPresent(all::add);
                        }
                    }
                }
                """);

        assertThat(project.findings("QueryInLoop")).containsExactly("Carts.java:12 info");
    }
}
