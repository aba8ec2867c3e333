package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of one name in several files: applications and samples that lie side by side, and never run together. */
final class SameNamesTest {

    private static final String SLEEPS = """
            class Task {
                static void run(long millis) throws InterruptedException {
                    Thread.sleep(millis);
                }
            }
            """;

    private static final String ASKS = """
            class Task {
                static void run(java.sql.Statement statement) throws Exception {
                    statement.execute("select 1");
                }
            }
            """;

    private BareProject project;

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void looksIntoEachOfThemInFoldersSideBySide() throws IOException {
        project.write("one/Task.java", SLEEPS);
        project.write("two/Task.java", ASKS);
        project.write("two/Main.java", """
                class Main {
                    public static void main(String[] arguments) throws Exception {
                        Task.run(java.sql.DriverManager.getConnection(arguments[0]).createStatement());
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly("Main.java:3 jdbc main", "Task.java:3 jdbc main", "Task.java:3 sleep ");
        assertThat(project.notAnalysed()).noneMatch(note -> note.contains("do not compile"));
    }

    @Test
    void looksIntoEachOfThemInOneFolder() throws IOException {
        project.write("Case1.java", SLEEPS);
        project.write("Case2.java", ASKS);

        assertThat(project.waits()).containsExactly("Case1.java:3 sleep ", "Case2.java:3 jdbc ");
    }

    @Test
    void compilesAPublicClassInAFileOfAnotherName() throws IOException {
        project.write("Case1.java", "public " + SLEEPS);

        assertThat(project.waits()).containsExactly("Case1.java:3 sleep ");
        assertThat(project.notAnalysed()).noneMatch(note -> note.contains("do not compile"));
    }

    @Test
    void tellsSameHandlersOfTwoApplicationsApart() throws IOException {
        for (String application : new String[] {"orders", "prices"}) {
            module(application, "");
            project.write(application + "/src/main/java/shop/Health.java", """
                    package shop;
                    import org.springframework.web.bind.annotation.*;
                    @RestController class Health {
                        private final Probe probe = new Probe();
                        @GetMapping("/health") void ask() throws Exception { probe.ask(); }
                    }
                    """);
        }
        project.write("orders/src/main/java/shop/Probe.java", """
                package shop;
                class Probe { void ask() throws Exception { Thread.sleep(10); } }
                """);
        project.write("prices/src/main/java/shop/Probe.java", """
                package shop;
                class Probe { void ask() {} }
                """);

        assertThat(project.waits()).containsExactly("Probe.java:2 sleep request");
        assertThat(project.entries())
                .containsExactly("spring-mvc request shop.Health#ask()", "spring-mvc request shop.Health\u203F2#ask()");
    }

    @Test
    void meansTheOneOfTheModuleThatItDependsOn() throws IOException {
        module("fast", "");
        module("slow", "");
        module(
                "shop",
                "<dependency><groupId>g</groupId><artifactId>slow</artifactId><version>1</version></dependency>");
        project.write("fast/src/main/java/shop/Task.java", "package shop; public class Task { }");
        project.write("slow/src/main/java/shop/Task.java", "package shop; public " + SLEEPS);
        project.write("shop/src/main/java/shop/Main.java", """
                package shop;
                class Main {
                    public static void main(String[] arguments) throws Exception { Task.run(1); }
                }
                """);

        assertThat(project.waits()).containsExactly("Task.java:3 sleep main");
    }

    private void module(String name, String dependency) throws IOException {
        project.write(
                name + "/pom.xml",
                "<project><groupId>g</groupId><artifactId>" + name + "</artifactId><version>1</version><dependencies>"
                        + dependency + "</dependencies></project>");
    }
}
