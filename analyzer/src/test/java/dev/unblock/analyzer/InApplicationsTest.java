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
    void isLoudAboutAClientWhereAThreadIsKnownToComeBy() throws IOException {
        project.write("src/main/java/shop/Waits.java", client("Waits"));
        project.write("src/main/java/shop/Nobody.java", client("Nobody"));
        assertThat(project.findings("HttpClientWithoutTimeout"))
                .as("callers are not at hand")
                .containsExactly("Nobody.java:2 high", "Waits.java:2 high");

        project.write("src/main/java/shop/Orders.java", CONTROLLER);
        assertThat(project.findings("HttpClientWithoutTimeout"))
                .containsExactly("Nobody.java:2 info", "Waits.java:2 high");
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

    @Test
    void asksWhoReadsWhatAThreadWritesForWhoeverCalls() throws IOException {
        project.write("src/main/java/shop/Waits.java", """
                package shop;
                class Waits extends Thread {
                    private long longest;
                    void here() { start(); }
                    @Override public void run() { longest = Math.max(longest, System.nanoTime()); }
                    long longest() { return longest; }
                }
                """);
        assertThat(project.findings("DataRace"))
                .as("its callers are not at hand")
                .containsExactly("Waits.java:3 high");

        project.write(
                "src/main/java/shop/Orders.java",
                CONTROLLER
                        .replace("waits.here()", "new Waits().here()")
                        .replace("private final Waits waits = new Waits();", ""));
        assertThat(project.findings("DataRace")).as("nobody calls longest()").containsExactly("Waits.java:3 info");
    }

    @Test
    void takesWhatMainLeadsToForAnApplicationToo() throws IOException {
        project.write("src/main/java/shop/Main.java", """
                package shop;
                class Main { public static void main(String[] args) { new Waits().here(); } }
                """);
        project.write("src/main/java/shop/Waits.java", """
                package shop;
                import java.util.concurrent.*;
                class Waits {
                    private final ExecutorService pool = Executors.newFixedThreadPool(2);
                    void here() { pool.execute(this::work); }
                    void work() { pool.submit(() -> { throw new IllegalStateException(); }); }
                }
                """);
        assertThat(project.findings("LostFuture")).containsExactly("Waits.java:6 info");

        project.write("src/main/java/shop/Door.java", """
                package shop;
                public class Door { public void a() {} public void b() {} public void c() {} public void d() {} }
                """);
        assertThat(project.findings("LostFuture"))
                .as("main is an example of how to use it")
                .containsExactly("Waits.java:6 medium");
    }

    @Test
    void setsExamplesBesideTheApplicationAside() throws IOException {
        String client = """
                package %s;
                class Client { Object it() { return new org.springframework.web.client.RestTemplate(); } }
                """;
        project.write("shop-examples/src/main/java/shown/Client.java", client.formatted("shown"));
        assertThat(project.findings("HttpClientWithoutTimeout"))
                .as("all there is")
                .containsExactly("Client.java:2 high");

        project.write("shop/src/main/java/shop/examples/Waits.java", """
                package shop.examples;
                public class Waits { public void here() { new shown.Client().it(); new org.springframework.web.client.RestTemplate(); } }
                """);
        project.write(
                "shop/src/main/java/shop/Orders.java", CONTROLLER.replace("import", "import shop.examples.*; import"));
        assertThat(project.findings("HttpClientWithoutTimeout"))
                .as("a package may be called so in any application")
                .containsExactly("Client.java:2 info", "Waits.java:2 high");
    }

    @Test
    void knowsOneThreadForAllWindows() throws IOException {
        project.write("src/main/java/shop/Window.java", """
                package shop;
                import java.awt.event.*;
                class Window implements ActionListener {
                    static String shown = "";
                    public void actionPerformed(ActionEvent event) { shown = event.getActionCommand(); }
                }
                """);
        assertThat(project.findings("MutableStaticField")).containsExactly("Window.java:4 info");

        project.write("src/main/java/shop/Work.java", """
                package shop;
                class Work {
                    void begin() { new Thread(() -> Window.shown = "working" + System.nanoTime()).start(); }
                }
                """);
        assertThat(project.findings("MutableStaticField")).containsExactly("Window.java:4 high");
    }

    private static String client(String type) {
        return """
                package shop;
                class %s { void here() { new org.springframework.web.client.RestTemplate(); } }
                """.formatted(type);
    }
}
