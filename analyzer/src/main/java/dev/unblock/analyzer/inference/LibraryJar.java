package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import dev.unblock.analyzer.bytecode.LibraryScanner;
import dev.unblock.analyzer.bytecode.OpenJars;
import dev.unblock.analyzer.cache.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One jar: its classes come from the cache as far as it knows them, else from the jar, and are kept for next time; several threads may ask. */
final class LibraryJar {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryJar.class);

    private final Path file;
    private final OpenJars jars;
    private final int number;
    private final FactsCache cache;
    private final LibraryScanner scanner = new LibraryScanner();
    private Optional<String> hash = Optional.empty();
    private final Map<String, LibraryClass> known = new TreeMap<>();
    private boolean grown;

    /** @param number of the jar among those that are open */
    LibraryJar(Path file, OpenJars jars, int number, FactsCache cache) {
        this.file = file;
        this.jars = jars;
        this.number = number;
        this.cache = cache;
    }

    /** The class, read at least as far as this. */
    synchronized Optional<LibraryClass> read(String type, String entry, Depth depth) {
        try {
            if (hash.isEmpty() && cache.isUsed()) {
                hash = Optional.of(Fingerprint.of(file));
                known.putAll(cache.load(hash.get()));
            }
            LibraryClass cached = known.get(type);
            boolean enough = cached != null && cached.depth().compareTo(depth) >= 0;
            return Optional.of(enough ? cached : scan(type, entry, depth));
        } catch (IOException | RuntimeException e) {
            // A class that cannot be read leads nowhere; ASM reports broken files by whatever it stumbled over.
            LOG.debug("{} in {} cannot be read", entry, file.getFileName(), e);
            return Optional.empty();
        }
    }

    private LibraryClass scan(String type, String entry, Depth depth) throws IOException {
        LibraryClass read = scanner.scan(jars.bytes(number, entry), depth);
        known.put(type, read);
        grown = true;
        return read;
    }

    /** Keeps what was read for the next time. */
    void keep() {
        if (grown && hash.isPresent()) {
            cache.store(hash.get(), known.values());
            grown = false;
        }
    }
}
