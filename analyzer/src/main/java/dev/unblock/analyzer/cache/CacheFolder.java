package dev.unblock.analyzer.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of what was learned before, one file for each name and version.
 *
 * <p>Files are written beside their place and moved there in one step, so that runs at the same time and crashes leave
 * a whole file or none; one that does not match its checksum is thrown away. Past its size the cache forgets what was
 * not used for longest. A cache that cannot be written is no cache, and no error.
 */
public final class CacheFolder {

    private static final Logger LOG = LoggerFactory.getLogger(CacheFolder.class);
    private static final String SUFFIX = ".facts";
    private static final String UNFINISHED = ".tmp";
    private static final long LARGEST_BYTES = 256L << 20;
    private static final long UNFINISHED_FOR_SECONDS = 3_600;
    private static final int MARK = 0x554e4246;
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private final Optional<Path> folder;
    private final long largest;
    private boolean written;

    private CacheFolder(Optional<Path> folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    public static CacheFolder in(Path folder) {
        return new CacheFolder(Optional.of(folder), LARGEST_BYTES);
    }

    public static CacheFolder in(Path folder, long largestBytes) {
        return new CacheFolder(Optional.of(folder), largestBytes);
    }

    /** Everything is read anew, and nothing kept. */
    public static CacheFolder none() {
        return new CacheFolder(Optional.empty(), 0);
    }

    /** Where users' caches belong on this system. */
    public static Path userFolder() {
        return caches(System.getenv()).resolve("unblock");
    }

    private static Path caches(Map<String, String> environment) {
        return Stream.of("XDG_CACHE_HOME", "LOCALAPPDATA")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(folder -> !folder.isBlank())
                .findFirst()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    public boolean isUsed() {
        return folder.isPresent();
    }

    /**
     * What was kept under the name, as it was given.
     *
     * @param version of the content's form and meaning: others' are left alone, and forgotten in time
     */
    public Optional<byte[]> load(String version, String name) {
        return folder.flatMap(cache -> load(file(cache, version, name)));
    }

    private static Optional<byte[]> load(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!isWhole(bytes)) {
                LOG.debug("{} is thrown away", file);
                delete(file);
                return Optional.empty();
            }
            touch(file);
            return Optional.of(Arrays.copyOfRange(bytes, HEADER, bytes.length));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} is thrown away", file, e);
            delete(file);
            return Optional.empty();
        }
    }

    /** Forgets what turned out to make no sense, checksum or not. */
    public void remove(String version, String name) {
        folder.ifPresent(cache -> delete(file(cache, version, name)));
    }

    /** Keeps content; that of a run at the same time may win, which costs a reading and no more. */
    public void store(String version, String name, byte[] content) {
        folder.ifPresent(cache -> {
            try {
                Path file = file(cache, version, name);
                Files.createDirectories(file.getParent());
                write(file, framed(content));
                written = true;
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("{} is not kept", name, e);
            }
        });
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path unfinished = Files.createTempFile(file.getParent(), "writing", UNFINISHED);
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            delete(unfinished); // Of a disk that is full it must not take the rest.
        }
    }

    private static byte[] framed(byte[] content) {
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(MARK)
                .putLong(checksum(content, 0))
                .put(content)
                .array();
    }

    private static boolean isWhole(byte[] bytes) {
        return bytes.length >= HEADER
                && ByteBuffer.wrap(bytes).getInt() == MARK
                && ByteBuffer.wrap(bytes).getLong(Integer.BYTES) == checksum(bytes, HEADER);
    }

    private static long checksum(byte[] bytes, int from) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, bytes.length - from);
        return (long) (bytes.length - from) << Integer.SIZE | checksum.getValue();
    }

    private static Path file(Path cache, String version, String name) {
        return cache.resolve(version).resolve(name + SUFFIX);
    }

    /** Forgets what was used longest ago until the rest fits, other versions' files and unfinished ones included. */
    public void shrink() {
        if (folder.isEmpty() || !written) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder.get(), 2)) {
            forget(files.filter(Files::isRegularFile).map(Kept::of).toList());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the cache is not looked through", e);
        }
    }

    private void forget(List<Kept> files) {
        Instant unfinishedSince = Instant.now().minusSeconds(UNFINISHED_FOR_SECONDS);
        files.stream()
                .filter(kept ->
                        kept.isNamed(UNFINISHED) && kept.used().toInstant().isBefore(unfinishedSince))
                .forEach(kept -> delete(kept.file()));
        List<Kept> facts = files.stream()
                .filter(kept -> kept.isNamed(SUFFIX))
                .sorted(Comparator.comparing(Kept::used).thenComparing(Kept::file))
                .toList();
        long size = facts.stream().mapToLong(Kept::size).sum();
        for (Kept oldest : facts) {
            if (size <= largest) {
                return;
            }
            delete(oldest.file());
            size -= oldest.size();
        }
    }

    /** A file of the cache, with what it was at one time: another run may be about to delete it. */
    private record Kept(Path file, FileTime used, long size) {

        static Kept of(Path file) {
            try {
                return new Kept(file, Files.getLastModifiedTime(file), Files.size(file));
            } catch (IOException e) {
                return new Kept(file, FileTime.fromMillis(0), 0);
            }
        }

        boolean isNamed(String suffix) {
            return file.getFileName().toString().endsWith(suffix);
        }
    }

    private static void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            LOG.debug("{} is not marked as used", file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} is not deleted", file, e);
        }
    }
}
