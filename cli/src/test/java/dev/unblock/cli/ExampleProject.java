package dev.unblock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bare folder of sources in which two things wait: a file read and a sleep. */
final class ExampleProject {

    static final String READER = """
            package shop;

            import java.io.IOException;
            import java.nio.file.Files;
            import java.nio.file.Path;

            public class Reader {
                public String read(Path file) throws IOException {
                    return Files.readString(file);
                }
            }
            """;

    static final String WAITER = """
            package shop;

            public class Waiter {
                public static void main(String[] arguments) throws InterruptedException {
                    new Waiter().pause();
                }

                void pause() throws InterruptedException {
                    Thread.sleep(1000);
                }
            }
            """;

    private ExampleProject() {}

    static Path in(Path folder) {
        Path project = folder.resolve("project");
        write(project.resolve("shop/Reader.java"), READER);
        write(project.resolve("shop/Waiter.java"), WAITER);
        return project;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
