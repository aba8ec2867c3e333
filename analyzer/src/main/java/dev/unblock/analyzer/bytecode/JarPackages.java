package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.cache.JarDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which jars can have a class, by its package: to ask each of some hundred jars for each class takes longer than to read most classes.
 *
 * <p>Packages are told by 64 bits of their name. Two that share them cost a look in vain; none is ever missed.
 */
final class JarPackages {

    private static final long START = 0xcbf29ce484222325L;
    private static final long STEP = 0x100000001b3L;

    private final Map<Long, BitSet> jarsByPackage = new HashMap<>();
    /** Jars of which the directory was not understood. */
    private final BitSet always = new BitSet();

    void add(int jar, Path file) throws IOException {
        Optional<JarDirectory> directory = JarDirectory.read(file);
        long[] last = {0};
        boolean whole = directory.isPresent()
                && directory.get().each((bytes, start, end) -> {
                    long name = packageName(bytes, start, end);
                    if (name != last[0]) {
                        last[0] = name;
                        jarsByPackage.computeIfAbsent(name, key -> new BitSet()).set(jar);
                    }
                });
        if (!whole) {
            always.set(jar);
        }
    }

    /** The jars that can have the file, at least all that have it. */
    BitSet mayHold(String classFile) {
        BitSet jars = (BitSet) always.clone();
        byte[] bytes = classFile.getBytes(StandardCharsets.UTF_8);
        BitSet named = jarsByPackage.get(packageName(bytes, 0, bytes.length));
        if (named != null) {
            jars.or(named);
        }
        return jars;
    }

    void clear() {
        jarsByPackage.clear();
        always.clear();
    }

    private static long packageName(byte[] bytes, int start, int end) {
        int slash = end - 1;
        while (slash >= start && bytes[slash] != '/') {
            slash--;
        }
        long name = START;
        for (int i = start; i < slash; i++) {
            name = (name ^ bytes[i]) * STEP;
        }
        return name;
    }
}
