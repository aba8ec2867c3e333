package dev.unblock.migration.engine;

import dev.unblock.migration.engine.JournalLine.Event;
import dev.unblock.migration.engine.JournalLine.Taken;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run did, line by line, written down before it is done: {@code journal.jsonl}, and beside it a folder with the
 * bytes that the lines name.
 *
 * <p>A line is on the disk before the change it announces. A {@link Event#BOUNDARY} seals the lines before it: wherever a
 * run is killed, the tree of the last boundary can be made again from the journal, and the run can go on from there. A
 * run that is {@link Event#FINISHED} leaves its lines, for people, and no bytes.
 */
final class Journal {

    private final Path file;
    private final ContentStore contents;
    private OptionalLong end = OptionalLong.empty();

    Journal(Path folder) {
        this.file = folder.resolveSibling("journal.jsonl");
        this.contents = new ContentStore(folder);
    }

    /** Starts anew. */
    void begin(Content header) {
        contents.clear();
        try {
            Files.deleteIfExists(file);
            end = OptionalLong.empty();
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        append(JournalLine.of(Event.RUN, contents.keep(Optional.of(header))));
    }

    /** Goes on after an interruption; the tree is that of the last boundary again. */
    void resume() {
        append(JournalLine.of(Event.RESUMED, ""));
    }

    /** Announces what a file will hold, and keeps what it held. */
    void announce(String path, Optional<Content> now, Optional<Content> next) {
        append(JournalLine.write(path, contents.keep(now), contents.keep(next)));
    }

    /** Announces a folder that will be created. */
    void announceFolder(String path) {
        append(JournalLine.folder(path));
    }

    void taken(Taken step) {
        append(JournalLine.step(step));
    }

    /** Seals what is written: it stays, whatever ends the run. */
    void boundary(String what) {
        append(JournalLine.of(Event.BOUNDARY, what));
    }

    void committed(String slice) {
        append(JournalLine.of(Event.COMMITTED, slice));
    }

    /** The run is over. */
    void finish(String how) {
        append(JournalLine.of(Event.FINISHED, how));
        contents.clear();
    }

    /** What a run left that came to no end. */
    Optional<JournalState> interrupted() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return JournalState.read(Files.readString(file, StandardCharsets.UTF_8), contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole or not at all: half a line, left by a kill or a full disk, would spoil the next one. */
    private void append(JournalLine line) {
        byte[] bytes = (ResultJson.line(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            long start = end.isPresent() ? end.getAsLong() : wholeLines();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(start);
                write(channel.position(start), bytes);
            }
            end = OptionalLong.of(start + bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    private long wholeLines() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        byte[] all = Files.readAllBytes(file);
        int length = all.length;
        while (length > 0 && all[length - 1] != '\n') {
            length--;
        }
        return length;
    }
}
