package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.cache.CodeVersion;
import dev.unblock.analyzer.cache.Fingerprint;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.cache.Pack;
import dev.unblock.analyzer.cache.RecordBytes;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.model.Confidence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was inferred before, by the question and by the content of the class path: who changes a line of an application mostly
 * asks its libraries what he asked before.
 */
final class KnownAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(KnownAnswers.class);
    private static final List<String> MADE_BY = List.of("dev/unblock/analyzer/", "org/objectweb/asm/");

    private final Pack pack;
    private final String libraries;

    private KnownAnswers(Pack pack, String libraries) {
        this.pack = pack;
        this.libraries = libraries;
    }

    /** An answer, as it is kept. */
    record Answer(Map<MethodKey, Inference> inferred) {}

    /** The answers for one class path. */
    static KnownAnswers open(FactsCache cache, List<Path> classPath) {
        Optional<String> libraries = cache.isUsed() ? content(classPath) : Optional.empty();
        Pack pack = libraries
                .map(name -> Pack.open(cache.folder(), version(), name))
                .orElseGet(Pack::none);
        return new KnownAnswers(pack, libraries.orElse(""));
    }

    private static String version() {
        return "inferred-" + CodeVersion.of(List.of(KnownAnswers.class), MADE_BY);
    }

    /** The order counts: the first jar that has a class is the one that is read. */
    private static Optional<String> content(List<Path> classPath) {
        Hashes hashes = new Hashes().add(Runtime.version().toString());
        try {
            for (Path place : classPath) {
                if (Files.exists(place)) {
                    hashes.add(Fingerprint.of(place));
                }
            }
        } catch (IOException e) {
            LOG.debug("nothing is kept for a class path that cannot be read", e);
            return Optional.empty();
        }
        return Optional.of(hashes.name());
    }

    /** Names all that an answer depends on. */
    String nameOf(Question question, Sinks sinks, Confidence least) {
        return pack.isUsed()
                ? new Hashes()
                        .add(libraries)
                        .add(least.name())
                        .add(sinks.additions())
                        .add(RecordBytes.of(question))
                        .name()
                : "";
    }

    Optional<Map<MethodKey, Inference>> find(String name) {
        return pack.get(name, Answer.class).map(answer -> new TreeMap<>(answer.inferred()));
    }

    void keep(String name, Map<MethodKey, Inference> inferred) {
        pack.put(name, new Answer(inferred));
        pack.save();
    }
}
