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

    @Test
    void isQuietAboutAThreadThatNobodyInterrupts() throws IOException {
        project.write("src/main/java/shop/Orders.java", CONTROLLER);
        project.write("src/main/java/shop/Waits.java", """
                package shop;
                class Waits {
                    private volatile boolean stopped;
                    Waits() { new Thread(this::tick).start(); }
                    void here() {}
                    private void tick() { while (!stopped) { try { Thread.sleep(10); }
                        catch (InterruptedException e) { System.err.println(e); } } }
                }
                """);
        project.write("src/main/java/shop/Asked.java", """
                package shop;
                class Asked {
                    private final Thread thread = new Thread(this::tick);
                    Asked() { thread.start(); }
                    void wake() { thread.interrupt(); }
                    private void tick() { while (true) { try { Thread.sleep(10); }
                        catch (InterruptedException e) { System.err.println(e); } } }
                }
                """);
        assertThat(project.findings("SwallowedInterrupt")).containsExactly("Asked.java:7 medium", "Waits.java:7 info");
    }

    @Test
    void asksWhoGoesOnAfterAWrappedInterrupt() throws IOException {
        project.write("src/main/java/shop/Orders.java", CONTROLLER);
        String wrapping = """
                package shop;
                class %s { static void pause() { try { Thread.sleep(10); }
                    catch (InterruptedException e) { throw new IllegalStateException(e); } } }
                """;
        project.write("src/main/java/shop/Ends.java", wrapping.formatted("Ends"));
        project.write("src/main/java/shop/Lost.java", wrapping.formatted("Lost"));
        project.write("src/main/java/shop/Waits.java", """
                package shop;
                class Waits {
                    void here() {
                        try { for (int i = 0; i < 9; i++) { Ends.pause(); } }
                        catch (RuntimeException e) { System.err.println(e); }
                        for (int i = 0; i < 9; i++) {
                            try { Lost.pause(); } catch (RuntimeException e) { System.err.println(e); }
                        }
                    }
                }
                """);
        assertThat(project.findings("SwallowedInterrupt")).containsExactly("Ends.java:3 info", "Lost.java:3 low");
    }

    @Test
    void takesWhatMainLeadsToForAnApplicationToo() throws IOException {
        project.write("src/main/java/shop/Main.java", """
                package shop;
                class Main { public static void main(String[] args) { new Waits().here(); } }
                """);
        project.write("src/main/java/shop/Waits.java", """
                package shop;
                class Waits {
                    void here() { java.util.concurrent.Executors.newFixedThreadPool(2).execute(this::work); }
                    void work() { pause(); System.out.println("done"); }
                    void pause() { try { Thread.sleep(10); }
                        catch (InterruptedException e) { throw new IllegalStateException(e); } }
                }
                """);
        assertThat(project.findings("SwallowedInterrupt")).containsExactly("Waits.java:6 info");

        project.write("src/main/java/shop/Door.java", """
                package shop;
                public class Door { public void a() {} public void b() {} public void c() {} public void d() {} }
                """);
        assertThat(project.findings("SwallowedInterrupt"))
                .as("main is an example of how to use it")
                .containsExactly("Waits.java:6 low");
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

    private static String waiting(String type) {
        return """
                package shop;
                class %s { int here() { try { Thread.sleep(10); return 1; }
                    catch (InterruptedException e) { System.err.println(e); } return 2; } }
                """.formatted(type);
    }
}
