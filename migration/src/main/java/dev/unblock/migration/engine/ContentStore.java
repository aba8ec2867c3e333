package dev.unblock.migration.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Bytes by their digest, each once, in a folder. */
final class ContentStore {

    private final Path folder;
    private final Map<String, Content> known = new HashMap<>();

    ContentStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps the bytes; answers their name. When this returns they are on the disk. */
    String keep(Optional<Content> content) {
        return content.map(this::keep).orElse(JournalLine.ABSENT);
    }

    private String keep(Content content) {
        String name = content.sha256();
        if (known.putIfAbsent(name, content) == null) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            new AtomicFile(folder.resolve(name)).write(Optional.of(content));
        }
        return name;
    }

    /** The bytes of that name; empty for what was absent. */
    Optional<Content> find(String name) {
        if (name.equals(JournalLine.ABSENT)) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(name, key -> Content.of(folder.resolve(key))
                .orElseThrow(() -> new IllegalStateException("the journal lost " + folder.resolve(key)))));
    }

    void clear() {
        known.clear();
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
