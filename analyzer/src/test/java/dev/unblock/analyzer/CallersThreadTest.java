package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose thread waits where, in single files of a folder without a build. */
final class CallersThreadTest {

    private BareProject project;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void isTheFilesOwnWhereAPackageHoldsBothStacks() throws IOException {
        project.write("Old.java", """
                import jakarta.servlet.http.*;
                class Old extends HttpServlet {
                    private final java.sql.Statement statement = null;
                    @Override protected void doGet(HttpServletRequest request, HttpServletResponse response)
                            throws java.io.IOException {
                        try {
                            statement.execute("select 1");
                        } catch (java.sql.SQLException e) {
                            throw new java.io.IOException(e);
                        }
                    }
                }
                """);
        project.write("New.java", """
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.server.*;
                import reactor.core.publisher.Mono;
                @RestController class New {
                    private final java.sql.Statement statement = null;
                    @GetMapping("/new") Mono<Boolean> now() throws java.sql.SQLException {
                        return Mono.just(statement.execute("select 1"));
                    }
                }
                class Gate implements WebFilter {
                    @Override public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
                        return chain.filter(exchange);
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("New.java:7 jdbc event-loop", "Old.java:7 jdbc request");
    }

    @Test
    void isThePackagesWhateverAPackageOfALongerNameHolds() throws IOException {
        project.write("shop/Gate.java", """
                package shop;
                class Gate implements org.springframework.web.server.WebFilter {
                    @Override public reactor.core.publisher.Mono<Void> filter(
                            org.springframework.web.server.ServerWebExchange exchange,
                            org.springframework.web.server.WebFilterChain chain) {
                        return chain.filter(exchange);
                    }
                }
                """);
        project.write("shop/Handlers.java", """
                package shop;
                @org.springframework.web.bind.annotation.RestController class Handlers {
                    private final java.sql.Statement statement = null;
                    @org.springframework.web.bind.annotation.GetMapping("/one") Object one() throws java.sql.SQLException {
                        return statement.execute("select 1");
                    }
                }
                """);
        project.write("shopPage.java", "class shopPage extends jakarta.servlet.http.HttpServlet {}");

        assertThat(project.waits()).containsExactly("Handlers.java:5 jdbc event-loop");
    }

    @Test
    void doesNotWaitForAWorkerThatIsDone() throws IOException {
        project.write("Loader.java", """
                class Loader extends javax.swing.SwingWorker<String, Void> {
                    private final java.util.concurrent.Future<String> other = null;
                    @Override protected String doInBackground() { return ""; }
                    @Override protected void done() {
                        try {
                            show(get());
                            show(other.get());
                        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    private static void show(String text) {}
                }
                """);

        assertThat(project.findings("BlockingCallOnEventLoop")).containsExactly("Loader.java:7 critical");
    }

    @Test
    void endsThePoolThatATryOpens() throws IOException {
        project.write("Pools.java", """
                import java.util.concurrent.*;
                class Pools {
                    void ended(Runnable task) {
                        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                            pool.submit(task);
                        }
                    }
                    void left(Runnable task) {
                        ExecutorService pool = Executors.newFixedThreadPool(2);
                        pool.submit(task);
                    }
                }
                """);

        assertThat(project.findings("ExecutorNeverShutDown")).containsExactly("Pools.java:9 medium");
    }

    @Test
    void tellsNullAmongTheValuesOfASwitch() throws IOException {
        project.write("Names.java", """
                import reactor.core.publisher.Mono;
                class Names {
                    public Mono<String> name(String id) {
                        return switch (id) {
                            case "a" -> Mono.just("a");
                            default -> null;
                        };
                    }
                }
                """);

        assertThat(project.findings("NullReturnedAsFuture")).containsExactly("Names.java:4 high");
    }
}
