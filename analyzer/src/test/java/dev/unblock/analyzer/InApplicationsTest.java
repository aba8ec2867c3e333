package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is loud where nothing but a text is at hand is asked for more in an application, whose callers are. */
class InApplicationsTest {

    private static final String CONTROLLER = """
            package shop;
            import org.springframework.web.bind.annotation.*;
            @RestController class Orders {
                private final Waits waits = new Waits();
                @GetMapping("/orders") void list() { waits.here(); }
            }
            """;

    @TempDir
    Path folder;

    private BareProject project;

    @BeforeEach
    void begin() {
        project = new BareProject(folder);
    }

    @Test
    void isLoudAboutAnInterruptWhereAThreadIsKnownToComeBy() throws IOException {
        project.write("src/main/java/shop/Waits.java", waiting("Waits"));
        project.write("src/main/java/shop/Nobody.java", waiting("Nobody"));
        assertThat(project.findings("SwallowedInterrupt"))
                .as("callers are not at hand")
                .containsExactly("Nobody.java:3 medium", "Waits.java:3 medium");

        project.write("src/main/java/shop/Orders.java", CONTROLLER);
        assertThat(project.findings("SwallowedInterrupt")).containsExactly("Nobody.java:3 info", "Waits.java:3 medium");
    }

    @Test
    void saysForInformationWhatIsRightTooSeldom() throws IOException {
        String dropped = """
                package shop;
                class Waits {
                    void here() { java.util.concurrent.Executors.newFixedThreadPool(2).submit(() -> { throw new IllegalStateException(); }); }
                }
                """;
        project.write("src/main/java/shop/Waits.java", dropped);
        assertThat(project.findings("LostFuture")).as("it stands alone").containsExactly("Waits.java:3 medium");

        project.write("src/main/java/shop/Orders.java", CONTROLLER);
        assertThat(project.findings("LostFuture")).containsExactly("Waits.java:3 info");
    }

    @Test
    void doubtsTheDefaultExecutorWhereALibraryTurnsAsyncOn() throws IOException {
        project.write("src/main/java/shop/Orders.java", CONTROLLER);
        project.write("src/main/java/shop/Waits.java", """
                package shop;
                class Waits {
                    @org.springframework.scheduling.annotation.Async void here() {}
                }
                """);
        assertThat(project.findings("AsyncOnDefaultExecutor")).containsExactly("Waits.java:3 info");

        project.write("src/main/java/shop/Shop.java", """
                package shop;
                @org.springframework.scheduling.annotation.EnableAsync class Shop {}
                """);
        assertThat(project.findings("AsyncOnDefaultExecutor")).containsExactly("Waits.java:3 medium");
    }

    private static String waiting(String type) {
        return """
                package shop;
                class %s { int here() { try { Thread.sleep(10); return 1; }
                    catch (InterruptedException e) { System.err.println(e); } return 2; } }
                """.formatted(type);
    }
}
