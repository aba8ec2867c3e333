package dev.unblock.analyzer.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The version of facts: that of the code that makes them. Whoever changes how facts are read need not remember to say so.
 */
public final class CodeVersion {

    private CodeVersion() {}

    /**
     * A name for the code below the folders, wherever these classes were loaded from.
     *
     * @param anchors a class of each jar or folder of classes that counts
     * @param folders with {@code /}
     */
    public static String of(List<Class<?>> anchors, List<String> folders) {
        Hashes hashes = new Hashes();
        anchors.stream().map(CodeVersion::place).distinct().forEach(place -> parts(place, folders)
                .forEach(hashes::add));
        return hashes.add(System.getProperty("java.specification.version"))
                .name()
                .substring(0, 16);
    }

    private static Path place(Class<?> anchor) {
        try {
            return Path.of(
                    anchor.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(anchor + " was loaded from a place without a name", e);
        }
    }

    private static List<String> parts(Path place, List<String> folders) {
        try {
            return Files.isDirectory(place) ? inFolder(place, folders) : inJar(place, folders);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A jar's directory holds the checksums of its files. */
    private static List<String> inJar(Path jar, List<String> folders) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> folders.stream().anyMatch(entry.getName()::startsWith))
                    .map((ZipEntry entry) -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> inFolder(Path classes, List<String> folders) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString().replace('\\', '/') + " " + checksum(file))
                    .filter(part -> folders.stream().anyMatch(part::startsWith))
                    .sorted()
                    .toList();
        }
    }

    private static long checksum(Path file) {
        try {
            CRC32 checksum = new CRC32();
            checksum.update(Files.readAllBytes(file));
            return checksum.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
