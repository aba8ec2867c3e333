package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types above themselves, as no compiler takes them: what is broken there hides nothing elsewhere. */
final class TypesInCirclesTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void haveReferencesToMethodsThatNoneOfThemDeclares() throws IOException {
        project.write("Broken.java", """
                interface One extends Other {}
                interface Other extends One {}
                class Broken {
                    One one;
                    void run(java.util.List<String> names) throws InterruptedException {
                        names.forEach(one::take);
                        Thread.sleep(10);
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Broken.java:7 sleep ");
    }

    @Test
    void areClassesToo() throws IOException {
        project.write("Broken.java", """
                class One extends Other { void run() throws InterruptedException { Thread.sleep(10); } }
                class Other extends One { void go() throws InterruptedException { run(); } }
                """);

        assertThat(project.waits()).containsExactly("Broken.java:1 sleep ");
    }
}
