package dev.unblock.cli;

import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps a second run out of a folder. The lock is the operating system's, so a run that is killed leaves none behind; its
 * empty file stays.
 */
final class FolderLock implements AutoCloseable {

    private static final String FILE = ".unblock.lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws UsageException if another run has it
     */
    static FolderLock of(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tried(channel).isEmpty()) {
                channel.close();
                throw new UsageException("another run is writing to " + folder
                        + "; wait until it is done, or give another folder with --output");
            }
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw new UsageException("cannot write to " + folder + "; give a folder that can be written to", e);
        }
    }

    private static Optional<FileLock> tried(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UsageException("cannot release the lock of the output folder: " + e.getMessage(), e);
        }
    }
}
