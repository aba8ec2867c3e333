package dev.unblock.analyzer.blocking;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Jars that only the catalogue speaks of: the build copies them to a folder, so that they are on no class path and two
 * versions of one library can lie side by side.
 */
final class CatalogueJars {

    private static final List<ZipFile> JARS = open(new File("target/catalogue"));

    private CatalogueJars() {}

    /** What all of them hold under this name. */
    static Stream<byte[]> all(String path) {
        return JARS.stream().flatMap(jar -> read(jar, path).stream());
    }

    private static Optional<byte[]> read(ZipFile jar, String path) {
        ZipEntry entry = jar.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ZipFile> open(File folder) {
        File[] jars = folder.listFiles((parent, name) -> name.endsWith(".jar"));
        if (jars == null) {
            throw new IllegalStateException("no " + folder + ": run the build's process-test-resources first");
        }
        return Arrays.stream(jars)
                .sorted(Comparator.comparing(File::getName))
                .map(CatalogueJars::opened)
                .toList();
    }

    private static ZipFile opened(File jar) {
        try {
            return new ZipFile(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
