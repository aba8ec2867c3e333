package dev.unblock.reports;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of a project on disk.
 *
 * <p>A result may come from anywhere, so its file names are not trusted: nothing outside the project is ever read. A file
 * that cannot be read has no lines; what the analysis could not read is told by the result itself.
 */
public final class ProjectSources implements SourceLines {

    private static final long LARGEST_BYTES = 4_000_000;

    private final Path project;
    private final Map<String, List<String>> read = new HashMap<>();

    public ProjectSources(Path project) {
        this.project = project.toAbsolutePath().normalize();
    }

    @Override
    public List<String> lines(String file) {
        return read.computeIfAbsent(file, this::read);
    }

    @Override
    public Optional<String> text(String file) {
        try {
            Optional<Path> path = readable(file);
            return path.isEmpty() ? Optional.empty() : Optional.of(Files.readString(path.get()));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    private List<String> read(String file) {
        try {
            Optional<Path> path = readable(file);
            return path.isEmpty() ? List.of() : decoded(path.get());
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private Optional<Path> readable(String file) throws IOException {
        Path path = project.resolve(file).normalize();
        return isInside(path) && Files.size(path) <= LARGEST_BYTES ? Optional.of(path) : Optional.empty();
    }

    private boolean isInside(Path path) throws IOException {
        return path.startsWith(project)
                && Files.isRegularFile(path)
                && path.toRealPath().startsWith(project.toRealPath());
    }

    /** Old code bases are in Latin-1, which can decode anything. */
    private static List<String> decoded(Path path) throws IOException {
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return Files.readAllLines(path, StandardCharsets.ISO_8859_1);
        }
    }
}
