package dev.unblock.recipes;

import static org.openrewrite.java.Assertions.java;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.openrewrite.test.SourceSpecs;

/** Sources that many tests need. */
final class Sources {
    static final String ASYNC_SUPPORT = read();

    private Sources() {}

    static SourceSpecs asyncSupport() {
        return java(ASYNC_SUPPORT);
    }

    private static String read() {
        try (InputStream text =
                Objects.requireNonNull(AddAsyncSupport.class.getResourceAsStream("AsyncSupport.java.txt"))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("PACKAGE", "com.shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
