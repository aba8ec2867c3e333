package dev.unblock.analyzer.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names the content of jars and of folders of classes.
 *
 * <p>A jar's directory holds the name, size and checksum of each of its files: that says what is in it without reading
 * it all, which for a large class path takes seconds.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** Equal names mean equal content. */
    public static String of(Path place) throws IOException {
        return Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
    }

    private static String ofJar(Path jar) throws IOException {
        Optional<JarDirectory> directory = JarDirectory.read(jar);
        if (directory.isEmpty()) {
            return new Hashes().add("file").add(Files.readAllBytes(jar)).name();
        }
        return new Hashes()
                .add("jar")
                .add(ContentMark.of(directory.get().entries()))
                .add(Long.toString(directory.get().lengthOfJar()))
                .name();
    }

    private static String ofFolder(Path folder) throws IOException {
        Hashes hashes = new Hashes().add("folder");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            for (Path file : classes) {
                hashes.add(folder.relativize(file).toString()).add(ContentMark.of(Files.readAllBytes(file)));
            }
        }
        return hashes.name();
    }
}
