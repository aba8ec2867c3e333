package dev.unblock.benchmarks.comparison;

import dev.unblock.analyzer.recording.ApplicationCode;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** An executable Spring Boot jar, as far as its manifest tells. */
final class BootJar {

    private BootJar() {}

    /** The package of the application's main class and all below it. */
    static ApplicationCode applicationCode(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String start =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Start-Class");
            if (start == null || start.indexOf('.') < 0) {
                throw new UsageException(jar + " is no executable Spring Boot jar. Build it with mvn package.");
            }
            return ApplicationCode.inPackage(start.substring(0, start.lastIndexOf('.')));
        }
    }
}
