package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.cache.ContentMark;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.cache.Pack;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.join.Place;
import dev.unblock.analyzer.join.Placement;
import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.SourceReader;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.analyzer.source.written.WrittenFile;
import dev.unblock.analyzer.source.written.WrittenType;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sources of a project: parsed, or known from an earlier run. Several threads may read at once. */
final class OwnSources {

    private final Codebase codebase;
    private final Pack pack;
    private final JoinedOnTheWay joined;
    private final Problems problems;
    private final List<JavaFile> files;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Source> byPath = new ConcurrentSkipListMap<>();
    private final Map<String, WrittenFile> parsed = new ConcurrentHashMap<>();
    private final Set<String> changedMeanwhile = ConcurrentHashMap.newKeySet();

    /** A source whose structure is known, and the name of all that it depends on. */
    private record Source(JavaFile file, KnownSource known, String key) {}

    /** @param joined joins what is parsed, where it can */
    OwnSources(Codebase codebase, Set<Part> parts, Pack pack, JoinedOnTheWay joined) {
        this.codebase = codebase;
        this.pack = pack;
        this.joined = joined;
        this.problems = new Problems(codebase.root());
        this.files = SourceReader.files(codebase, parts, problems);
    }

    /** Reads files until no thread has any left to read. */
    void readOn() {
        SourceReader reader = new SourceReader(codebase, problems);
        Hashes hashes = new Hashes();
        for (int i = next.getAndIncrement(); i < files.size(); i = next.getAndIncrement()) {
            JavaFile file = files.get(i);
            reader.bytes(file).ifPresent(bytes -> read(file, bytes, reader, hashes));
        }
    }

    private void read(JavaFile file, byte[] bytes, SourceReader reader, Hashes hashes) {
        String path = reader.path(file);
        String key = key(file, path, bytes, hashes);
        Optional<KnownSource> known = pack.get(key, KnownSource.class);
        if (known.isPresent()) {
            byPath.put(path, new Source(file, known.get(), key));
            return;
        }
        int problemsBefore = problems.all().size();
        reader.written(file, bytes).ifPresent(written -> {
            KnownSource source = KnownSource.of(written);
            if (!joined.join(written, key)) {
                parsed.put(path, written);
            }
            byPath.put(path, new Source(file, source, key));
            if (problems.all().size() == problemsBefore) {
                pack.put(key, source);
            }
        });
    }

    private String key(JavaFile file, String path, byte[] bytes, Hashes hashes) {
        return hashes.add("source")
                .add(path)
                .add(file.encoding().name() + codebase.javaRelease() + file.test())
                .add(ContentMark.of(bytes))
                .name();
    }

    Placement placement() {
        Placement placement = new Placement();
        byPath.forEach((path, source) -> placement.add(path, source.known().outermost()));
        return placement;
    }

    /** Names the content of the file that a place is in. */
    String key(Place place) {
        return byPath.get(place.file()).key();
    }

    /** What is written at the place. */
    List<WrittenType> written(Place place) {
        return parsed.computeIfAbsent(place.file(), this::parse).types(place.outermost());
    }

    /** A source that is known or joined, of which a class file is not: it is needed whole. */
    private WrittenFile parse(String path) {
        Source source = byPath.get(path);
        SourceReader reader = new SourceReader(codebase, problems);
        Optional<byte[]> bytes = reader.bytes(source.file());
        if (!bytes.map(content -> key(source.file(), path, content, new Hashes()))
                .equals(Optional.of(source.key()))) {
            changedMeanwhile.add(path);
        }
        return bytes.flatMap(content -> reader.written(source.file(), content))
                .orElseGet(() ->
                        new WrittenFile(source.known().file(), source.file().test(), List.of()));
    }

    /** Somebody wrote to the file while we read: what was learned from it belongs to no known content. */
    boolean hasChangedMeanwhile(Place place) {
        return changedMeanwhile.contains(place.file());
    }

    Collection<SourceFile> files() {
        return byPath.values().stream()
                .map(Source::known)
                .map(KnownSource::file)
                .toList();
    }

    int count() {
        return files.size();
    }

    List<NotAnalysed> problems() {
        return problems.all();
    }
}
