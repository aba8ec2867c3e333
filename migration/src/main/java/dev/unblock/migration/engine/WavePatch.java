package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one wave changes, on top of the waves before it.
 *
 * @param diff for {@code git apply}; every byte is one character of ISO-8859-1, as files may mix encodings
 */
public record WavePatch(int wave, List<String> files, String diff) {

    public WavePatch {
        files = List.copyOf(files);
    }

    static Optional<WavePatch> of(int wave, List<FileChange> changes) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<String> files = changes.stream().map(FileChange::path).toList();
        return Optional.of(new WavePatch(wave, files, UnifiedDiff.of(changes)));
    }

    /**
     * Writes {@code wave-N.patch} into the folder.
     *
     * @throws UsageException if the folder cannot be made or written to
     */
    public Path write(Path folder) {
        Path file = folder.resolve("wave-" + wave + ".patch");
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, diff, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw UsageException.cannotWrite(file, e);
        }
    }
}
