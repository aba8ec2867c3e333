package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import dev.unblock.analyzer.bytecode.LibraryScanner;
import dev.unblock.analyzer.cache.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One jar: its classes come from the cache as far as it knows them, else from the jar, and are kept for next time. */
final class LibraryJar implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryJar.class);

    private final Path file;
    private final ZipFile zip;
    private final FactsCache cache;
    private final LibraryScanner scanner = new LibraryScanner();
    private Optional<String> hash = Optional.empty();
    private final Map<String, LibraryClass> known = new TreeMap<>();
    private boolean grown;

    LibraryJar(Path file, FactsCache cache) throws IOException {
        this.file = file;
        this.zip = new ZipFile(file.toFile());
        this.cache = cache;
    }

    boolean has(String entry) {
        return zip.getEntry(entry) != null;
    }

    /** The class, read at least as far as this. */
    Optional<LibraryClass> read(String type, String entry, Depth depth) {
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
        ZipEntry found = zip.getEntry(entry);
        try (InputStream in = zip.getInputStream(found)) {
            LibraryClass read = scanner.scan(in, depth);
            known.put(type, read);
            grown = true;
            return read;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (grown && hash.isPresent()) {
            cache.store(hash.get(), known.values());
            grown = false;
        }
    }
}
