package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts about jars that were read before, one file for each content of a jar.
 *
 * <p>Files are written beside their place and moved there in one step, so that runs at the same time and crashes leave
 * a whole file or none; one that does not match its checksum is thrown away. Past its size the cache forgets what was
 * not used for longest. A cache that cannot be written is no cache, and no error.
 */
public final class FactsCache {

    private static final Logger LOG = LoggerFactory.getLogger(FactsCache.class);
    private static final String SUFFIX = ".facts";
    private static final String UNFINISHED = ".tmp";
    private static final long LARGEST_BYTES = 256L << 20;
    private static final long UNFINISHED_FOR_SECONDS = 3_600;

    private final Optional<Path> folder;
    private final long largest;
    private boolean written;

    private FactsCache(Optional<Path> folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    public static FactsCache in(Path folder) {
        return new FactsCache(Optional.of(folder), LARGEST_BYTES);
    }

    static FactsCache in(Path folder, long largestBytes) {
        return new FactsCache(Optional.of(folder), largestBytes);
    }

    /** Everything is read anew, and nothing kept. */
    public static FactsCache none() {
        return new FactsCache(Optional.empty(), 0);
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

    boolean isUsed() {
        return folder.isPresent();
    }

    /** What is known of the jar with this content, by class name. */
    Map<String, LibraryClass> load(String hash) {
        return folder.map(cache -> load(file(cache, hash))).orElse(Map.of());
    }

    private static Map<String, LibraryClass> load(Path file) {
        try {
            Map<String, LibraryClass> facts = FactsFormat.read(Files.readAllBytes(file)).stream()
                    .collect(Collectors.toMap(LibraryClass::name, type -> type));
            touch(file);
            return facts;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | FactsFormat.BrokenException e) {
            LOG.debug("{} is thrown away", file, e);
            delete(file);
            return Map.of();
        }
    }

    /** Keeps facts; those of a run at the same time may win, which costs a reading and no more. */
    void store(String hash, Collection<LibraryClass> facts) {
        folder.ifPresent(cache -> {
            try {
                Path file = file(cache, hash);
                Files.createDirectories(file.getParent());
                Path unfinished = Files.createTempFile(file.getParent(), hash, UNFINISHED);
                Files.write(unfinished, FactsFormat.write(facts));
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                written = true;
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("facts of {} are not kept", hash, e);
            }
        });
    }

    private static Path file(Path cache, String hash) {
        return cache.resolve(FactsFormat.VERSION).resolve(hash + SUFFIX);
    }

    /** Forgets what was used longest ago until the rest fits, other versions' files and unfinished ones included. */
    void shrink() {
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
