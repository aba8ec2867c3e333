package dev.unblock.analyzer.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records by the content they were made of, in one file of the cache.
 *
 * <p>The records are written by their components, texts once for the whole file, so that it is small and quickly read.
 * Only what is asked for is decoded. What this run neither asked for nor added is left out when the file is written anew;
 * if nothing was added and little is left out, it is not written.
 */
public final class Pack {

    private static final Logger LOG = LoggerFactory.getLogger(Pack.class);

    private final CacheFolder cache;
    private final String version;
    private final String name;
    private final Forms forms = new Forms();
    private final Map<String, Slice> known = new HashMap<>();
    private final Map<String, Slice> used = new LinkedHashMap<>();
    private Texts texts = Texts.none();
    private int textsAtFirst;
    private boolean grown;
    private boolean lasting;

    private record Slice(byte[] bytes, int start, int length) {}

    private Pack(CacheFolder cache, String version, String name) {
        this.cache = cache;
        this.version = version;
        this.name = name;
    }

    /**
     * Opens the file with this name, or begins one.
     *
     * @param version of what the records mean
     */
    public static Pack open(CacheFolder cache, String version, String name) {
        Pack pack = new Pack(cache, version, name);
        cache.load(version, name).ifPresent(pack::read);
        return pack;
    }

    /** Keeps nothing. */
    public static Pack none() {
        return new Pack(CacheFolder.none(), "", "");
    }

    /** Keeps records while this run lasts, since they take a tenth of the room that way, and nothing beyond it. */
    public static Pack ofThisRun() {
        Pack pack = none();
        pack.lasting = true;
        return pack;
    }

    private void read(byte[] bytes) {
        try {
            ByteSource in = new ByteSource(bytes, 0);
            textsAtFirst = in.number();
            texts = Texts.read(in);
            if (texts.size() > 2 * textsAtFirst) {
                // Texts of what is long gone are never taken out, so begin again.
                throw new IllegalArgumentException("more texts than records need");
            }
            List<String> keys = new ArrayList<>();
            int entries = in.size();
            int[] lengths = new int[entries];
            for (int i = 0; i < entries; i++) {
                keys.add(texts.text(in.number()));
                lengths[i] = in.size();
            }
            for (int i = 0; i < entries; i++) {
                known.put(keys.get(i), new Slice(bytes, in.position(), lengths[i]));
                in.skip(lengths[i]);
            }
        } catch (RuntimeException e) {
            forget(e);
        }
    }

    /** Checksums keep chance out; what makes no sense all the same is forgotten as a whole. */
    private void forget(RuntimeException e) {
        LOG.debug("{} is thrown away", name, e);
        cache.remove(version, name);
        known.clear();
        used.clear();
        texts = Texts.none();
        textsAtFirst = 0;
    }

    public boolean isUsed() {
        return lasting || cache.isUsed();
    }

    /** The record that was put under the key. */
    public synchronized <T extends Record> Optional<T> get(String key, Class<T> type) {
        Slice slice = used.getOrDefault(key, known.get(key));
        if (slice == null) {
            return Optional.empty();
        }
        try {
            T read = type.cast(forms.of(type).read(new ByteSource(slice.bytes(), slice.start()), texts));
            used.put(key, slice);
            return Optional.of(read);
        } catch (RuntimeException e) {
            forget(e);
            return Optional.empty();
        }
    }

    /** Keeps a record; one that cannot be written is not kept. */
    public synchronized void put(String key, Record value) {
        if (!isUsed()) {
            return;
        }
        try {
            ByteSink out = new ByteSink();
            forms.of(value.getClass()).write(value, out, texts);
            byte[] bytes = out.written();
            used.put(key, new Slice(bytes, 0, bytes.length));
            grown = true;
        } catch (IllegalArgumentException e) {
            LOG.debug("{} is not kept", key, e);
        }
    }

    /** Writes the file, where that is worth it. */
    public synchronized void save() {
        if (cache.isUsed() && (grown || used.size() < known.size() / 2)) {
            cache.store(version, name, written(used));
            cache.shrink();
        }
    }

    private byte[] written(Map<String, Slice> entries) {
        ByteSink index = new ByteSink();
        entries.forEach((key, slice) -> {
            index.number(texts.number(key));
            index.number(slice.length());
        });
        ByteSink out = new ByteSink();
        out.number(textsAtFirst == 0 ? texts.size() : textsAtFirst);
        texts.write(out);
        out.number(entries.size());
        byte[] bytes = index.written();
        out.bytes(bytes, 0, bytes.length);
        Collection<Slice> slices = entries.values();
        slices.forEach(slice -> out.bytes(slice.bytes(), slice.start(), slice.length()));
        return out.written();
    }
}
