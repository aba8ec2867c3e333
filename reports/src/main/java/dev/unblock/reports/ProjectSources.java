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

    private List<String> read(String file) {
        try {
            Path path = project.resolve(file).normalize();
            return isInside(path) && Files.size(path) <= LARGEST_BYTES ? decoded(path) : List.of();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
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
