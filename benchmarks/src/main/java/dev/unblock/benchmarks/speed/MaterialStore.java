package dev.unblock.benchmarks.speed;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lays a corpus out on disk, as a project whose sources were compiled. */
final class MaterialStore {

    /** A module descriptor would be a second one, or name modules that are no modules here. */
    private static final List<String> LEFT_OUT = List.of("module-info.java", "module-info.class");

    private final Path folder;
    private final Download download;

    MaterialStore(Path folder, Download download) {
        this.folder = folder;
        this.download = download;
    }

    /** Gets what is missing, and unpacks it afresh. */
    Material get(Corpus corpus) throws IOException, InterruptedException {
        Path home = folder.resolve(corpus.name());
        List<Path> classPath = download.classPathAndSources(home, corpus.artifacts(), Corpus.provided());
        Set<String> ownNames = corpus.artifacts().stream().map(Artifact::jar).collect(Collectors.toSet());
        List<Path> own = classPath.stream()
                .filter(jar -> ownNames.contains(jar.getFileName().toString()))
                .toList();
        List<Path> dependencies =
                classPath.stream().filter(jar -> !own.contains(jar)).toList();
        Folders.remove(home.resolve("project"));
        Folders.remove(Material.classes(home));
        for (Artifact artifact : corpus.artifacts()) {
            unpack(Download.sourceJar(home, artifact), Material.sources(home), ".java");
        }
        for (Path jar : own) {
            unpack(jar, Material.classes(home), ".class");
        }
        List<Path> sources = sources(Material.sources(home));
        write(Material.sourceList(home), sources, "\n");
        write(Material.dependencyList(home), dependencies, File.pathSeparator);
        return new Material(corpus, home, own, dependencies, sources.size(), lines(sources));
    }

    private static void unpack(Path jar, Path target, String ending) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> isWanted(entry.getName(), ending))
                    .toList();
            for (ZipEntry entry : entries) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(jar + " holds a file outside itself: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static boolean isWanted(String name, String ending) {
        return name.endsWith(ending)
                && !name.startsWith("META-INF/")
                && !LEFT_OUT.contains(name.substring(name.lastIndexOf('/') + 1));
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static void write(Path list, List<Path> files, String separator) throws IOException {
        Files.writeString(list, files.stream().map(Path::toString).collect(Collectors.joining(separator)));
    }

    private static long lines(List<Path> sources) {
        return sources.stream().mapToLong(MaterialStore::lines).sum();
    }

    private static long lines(Path source) {
        try {
            return new String(Files.readAllBytes(source), StandardCharsets.UTF_8)
                    .lines()
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source, e);
        }
    }
}
