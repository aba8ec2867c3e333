package dev.unblock.migration.engine;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A file that is replaced as a whole: whoever reads it sees all of the old bytes or all of the new ones. */
final class AtomicFile {

    private static final Set<PosixFilePermission> WRITE = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path file;

    AtomicFile(Path file) {
        this.file = resolved(file);
    }

    Optional<Content> content() {
        return Content.of(file);
    }

    /**
     * Refuses a file that its owner has marked as read-only. Replacing needs only a writable folder, so the system would
     * not stop us.
     */
    void requireWritable(String path) {
        if (Files.exists(file) && (!Files.isWritable(file) || isMarkedReadOnly())) {
            throw new UsageException(
                    path + " is read-only; make it writable or leave its module out. Nothing was lost.");
        }
    }

    /** Writes the content, or deletes the file when there is none. Permissions stay. */
    void write(Optional<Content> content) {
        try {
            if (content.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            replace(content.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(Content content) throws IOException {
        Path unfinished = unfinished();
        try {
            fill(unfinished, content);
            copyPermissions(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // On a full disk what is half written takes the room that going back needs.
            discardUnfinished();
            throw e;
        }
    }

    /** Removes what a crash in the middle of {@link #write} left behind. */
    void discardUnfinished() {
        try {
            Files.deleteIfExists(unfinished());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path target, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(content.bytes());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private void copyPermissions(Path to) throws IOException {
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (target != null && Files.exists(file)) {
            target.setPermissions(Files.getPosixFilePermissions(file));
        }
    }

    private boolean isMarkedReadOnly() {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            return view != null && view.readAttributes().permissions().stream().noneMatch(WRITE::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unfinished() {
        return file.resolveSibling("." + file.getFileName() + ".unblock-new");
    }

    /** Through a symbolic link, the file it points to is replaced, not the link. */
    private static Path resolved(Path file) {
        try {
            return Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
