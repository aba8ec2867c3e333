package dev.unblock.migration.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the tree looked like when it was last proven, written down before anything is touched.
 *
 * <p>One folder: {@code journal.log} and the original bytes of every file touched since, numbered. A line is on disk
 * before the change it announces. A kill at any point thus leaves a journal from which {@link #recover} restores the
 * last proven tree; committing is deleting the log. A file that holds neither what was there nor what was announced has
 * been changed by somebody else, and is left to them.
 */
final class Journal {

    private static final String ABSENT = "absent";

    private final Path folder;
    private final Set<String> remembered = new HashSet<>();
    private final List<String> createdFolders = new ArrayList<>();

    Journal(Path folder) {
        this.folder = folder;
    }

    /** Stores the original of a file, once per transaction; must come before the first write to it. */
    void remember(String path, Optional<Content> original) {
        if (!remembered.add(path)) {
            return;
        }
        int number = remembered.size();
        original.ifPresent(content -> store(folder.resolve(number + ".original"), content));
        append("ORIGINAL " + number + " " + digest(original) + " " + encoded(path));
    }

    /** Announces what a file will hold. */
    void announce(String path, Optional<Content> next) {
        append("NEXT 0 " + digest(next) + " " + encoded(path));
    }

    /** Announces a folder that will be created. */
    void announceFolder(String path) {
        createdFolders.add(path);
        append("FOLDER 0 - " + encoded(path));
    }

    /** Removes the folders that were created since the last commit and hold nothing now. */
    void removeCreatedFolders(Path project) {
        removeFolders(project, createdFolders);
    }

    /** What was written since is the new tree: nothing of it will be taken back. */
    void commit() {
        remembered.clear();
        createdFolders.clear();
        clear(folder);
    }

    /** What a recovery did. */
    record Recovery(List<String> restored, List<String> leftAlone) {

        Recovery {
            restored = List.copyOf(restored);
            leftAlone = List.copyOf(leftAlone);
        }
    }

    /** Restores the last proven tree after a crash; does nothing when there was none. */
    static Recovery recover(Path folder, Path project) {
        List<String> restored = new ArrayList<>();
        List<String> leftAlone = new ArrayList<>();
        List<Entry> entries = entries(folder);
        Map<String, Set<String>> announced = new HashMap<>();
        entries.stream().filter(e -> e.kind().equals("NEXT")).forEach(e -> announced
                .computeIfAbsent(e.path(), k -> new HashSet<>())
                .add(e.digest()));
        for (Entry entry : entries) {
            if (entry.kind().equals("ORIGINAL")) {
                AtomicFile file = new AtomicFile(project.resolve(entry.path()));
                file.discardUnfinished();
                String now = digest(file.content());
                if (now.equals(entry.digest())) {
                    continue;
                }
                if (announced.getOrDefault(entry.path(), Set.of()).contains(now)) {
                    file.write(original(folder, entry));
                    restored.add(entry.path());
                } else {
                    leftAlone.add(entry.path());
                }
            }
        }
        removeFolders(
                project,
                entries.stream()
                        .filter(e -> e.kind().equals("FOLDER"))
                        .map(Entry::path)
                        .toList());
        clear(folder);
        return new Recovery(restored, leftAlone);
    }

    private static void removeFolders(Path project, List<String> paths) {
        paths.stream().map(project::resolve).sorted(Comparator.reverseOrder()).forEach(Journal::removeIfEmpty);
    }

    private static void removeIfEmpty(Path created) {
        try (Stream<Path> inside = Files.isDirectory(created) ? Files.list(created) : Stream.of(created)) {
            if (inside.findAny().isEmpty()) {
                Files.delete(created);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(String kind, String number, String digest, String path) {}

    private static List<Entry> entries(Path folder) {
        Path log = log(folder);
        if (!Files.exists(log)) {
            return List.of();
        }
        try {
            String text = Files.readString(log, StandardCharsets.UTF_8);
            // The last line counts only when it was written whole: what it announces has not been done yet.
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> line.split(" ", 4))
                    .filter(words -> words.length == 4)
                    .map(words -> new Entry(
                            words[0], words[1], words[2], URLDecoder.decode(words[3], StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Content> original(Path folder, Entry entry) {
        if (entry.digest().equals(ABSENT)) {
            return Optional.empty();
        }
        return Content.of(folder.resolve(entry.number() + ".original"));
    }

    private static void clear(Path folder) {
        try {
            Files.deleteIfExists(log(folder));
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.filter(f -> f.toString().endsWith(".original"))
                            .toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                removeIfEmpty(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String line) {
        try {
            Files.createDirectories(folder);
            write(log(folder), (line + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(Path file, Content content) {
        try {
            Files.createDirectories(folder);
            write(file, content.bytes(), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("journal.log");
    }

    private static String digest(Optional<Content> content) {
        return content.map(Content::sha256).orElse(ABSENT);
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
