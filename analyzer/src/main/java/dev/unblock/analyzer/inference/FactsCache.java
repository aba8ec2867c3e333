package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.cache.CacheFolder;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Facts about jars that were read before, by the content of the jar. */
public final class FactsCache {

    private static final Logger LOG = LoggerFactory.getLogger(FactsCache.class);

    private final CacheFolder folder;

    private FactsCache(CacheFolder folder) {
        this.folder = folder;
    }

    public static FactsCache in(CacheFolder folder) {
        return new FactsCache(folder);
    }

    static FactsCache in(Path folder) {
        return in(CacheFolder.in(folder));
    }

    static FactsCache in(Path folder, long largestBytes) {
        return in(CacheFolder.in(folder, largestBytes));
    }

    /** Everything is read anew, and nothing kept. */
    public static FactsCache none() {
        return in(CacheFolder.none());
    }

    CacheFolder folder() {
        return folder;
    }

    boolean isUsed() {
        return folder.isUsed();
    }

    /** What is known of the jar with this content. */
    JarFacts load(String hash) {
        return folder.load(FactsFormat.VERSION, hash)
                .map(bytes -> read(hash, bytes))
                .orElse(JarFacts.NONE);
    }

    private JarFacts read(String hash, byte[] bytes) {
        try {
            return FactsFormat.read(bytes);
        } catch (FactsFormat.BrokenException e) {
            LOG.debug("facts of {} are thrown away", hash, e);
            folder.remove(FactsFormat.VERSION, hash);
            return JarFacts.NONE;
        }
    }

    void store(String hash, JarFacts facts) {
        if (folder.isUsed()) {
            folder.store(FactsFormat.VERSION, hash, FactsFormat.write(facts));
        }
    }

    void shrink() {
        folder.shrink();
    }
}
