package dev.unblock.analyzer.bytecode;

import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The class files of folders and jars, given out one at a time and in order. */
final class ClassFiles {

    /** None that anybody made comes near; packed, gigabytes of nothing take little room in a jar. */
    private static final int MOST_BYTES = 32 << 20;

    private final Path root;
    private final List<NotAnalysed> unreadable = new ArrayList<>();

    ClassFiles(Path root) {
        this.root = root;
    }

    /** Hands each class file's name for people and its bytes to the reader. */
    void each(List<Path> places, BiConsumer<String, byte[]> reader) {
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                eachInFolder(place, reader);
            } else if (Files.exists(place)) {
                eachInJar(place, reader);
            }
        }
    }

    List<NotAnalysed> unreadable() {
        return unreadable;
    }

    private void eachInFolder(Path folder, BiConsumer<String, byte[]> reader) {
        for (Path file : classFilesBelow(folder)) {
            try {
                reader.accept(named(file), Files.readAllBytes(file));
            } catch (IOException e) {
                unreadable.add(new NotAnalysed(named(file), "cannot be read: " + e.getMessage()));
            }
        }
    }

    private List<Path> classFilesBelow(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isClass(file.getFileName().toString())) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    unreadable.add(new NotAnalysed(named(file), "cannot be read: " + e.getMessage()));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(Comparator.comparing(Path::toString));
        return files;
    }

    private void eachInJar(Path jar, BiConsumer<String, byte[]> reader) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry ->
                            isClass(entry.getName()) && !entry.getName().startsWith("META-INF/"))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                String name = named(jar) + "!/" + entry.getName();
                try {
                    reader.accept(name, bytes(zip, entry));
                } catch (IOException e) {
                    unreadable.add(new NotAnalysed(name, "cannot be read: " + e.getMessage()));
                }
            }
        } catch (IOException e) {
            unreadable.add(new NotAnalysed(named(jar), "cannot be read: " + e.getMessage()));
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class") && !name.endsWith("package-info.class");
    }

    /** Relative to the project where it lies inside, so that no report shows a path of this machine. */
    private String named(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = root.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute.getFileName();
        return shown.toString().replace('\\', '/');
    }

    /**
     * Reads an entry of a jar.
     *
     * @throws IOException if it cannot be read, or is far too large for a class file
     */
    static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        long told = entry.getSize();
        if (told >= 0 && told <= MOST_BYTES) {
            try (InputStream in = jar.getInputStream(entry)) {
                byte[] bytes = new byte[(int) told];
                if (in.readNBytes(bytes, 0, bytes.length) == bytes.length && in.read() < 0) {
                    return bytes;
                }
            }
        }
        return bytesOfUntoldLength(jar, entry);
    }

    private static byte[] bytesOfUntoldLength(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + (MOST_BYTES >> 20) + " MB, too large for a class file");
            }
            return bytes;
        }
    }
}
