package dev.unblock.migration.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A real Maven project of two classes, for tests of the engine. */
final class TinyProject {

    static final String PRICE = "src/main/java/shop/Price.java";
    static final String PRICE_TEST = "src/test/java/shop/PriceTest.java";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>shop</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>5.14.1</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                  <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                  <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                </plugins>
              </build>
            </project>
            """;

    private final Path root;

    private TinyProject(Path root) {
        this.root = root;
    }

    static TinyProject in(Path folder) {
        TinyProject project = new TinyProject(folder);
        project.write("pom.xml", POM);
        project.write(PRICE, """
                package shop;

                public final class Price {
                    public int one() {
                        return 1;
                    }

                    public int two() {
                        return 2;
                    }
                }
                """);
        project.write(PRICE_TEST, """
                package shop;

                import static org.junit.jupiter.api.Assertions.assertEquals;

                import org.junit.jupiter.api.Test;

                class PriceTest {
                    @Test
                    void one() {
                        assertEquals(1, new Price().one());
                    }

                    @Test
                    void two() {
                        assertEquals(2, new Price().two());
                    }
                }
                """);
        return project;
    }

    Path root() {
        return root;
    }

    Path journal() {
        return root.resolve("target/unblock/journal");
    }

    TinyProject write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        return Content.of(root.resolve(path)).orElseThrow().toString();
    }

    /** Every file outside the build's output, with its bytes. */
    Map<String, Content> files() {
        Map<String, Content> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve("target")))
                    .forEach(file -> files.put(
                            root.relativize(file).toString(), Content.of(file).orElseThrow()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
