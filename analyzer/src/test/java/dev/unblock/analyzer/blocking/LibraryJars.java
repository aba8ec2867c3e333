package dev.unblock.analyzer.blocking;

import java.nio.file.Path;

/** Made-up libraries as jars. */
public final class LibraryJars {

    private LibraryJars() {}

    /** Compilation units, each beginning with its package, which is {@code lib} or below. */
    public static Path of(Path folder, String sources) {
        try (LibraryFixture fixture = LibraryFixture.of(folder, sources)) {
            return fixture.jar();
        }
    }
}
