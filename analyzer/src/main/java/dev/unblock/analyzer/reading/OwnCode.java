package dev.unblock.analyzer.reading;

import dev.unblock.analyzer.bytecode.ClassGroup;
import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.cache.CodeVersion;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.cache.Pack;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.join.Place;
import dev.unblock.analyzer.join.Placement;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.model.Coverage.NotAnalysed;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The door of this package: sources and class files of a project to facts.
 *
 * <p>Facts are kept for each top-level type, under a name for all that they are made of: the bytes of its class files and
 * of its source, where these lie, and what other classes tell about the fields that it names. Whatever differs is read
 * anew, so that a run with a cache gives what a run without one does.
 */
public final class OwnCode {

    private static final List<String> MADE_BY =
            List.of("dev/unblock/analyzer/", "org/objectweb/asm/", "com/github/javaparser/");

    private final Pack pack;
    private final JoinedOnTheWay joined;
    private final OwnSources sources;
    private final OwnClasses classes;
    private final List<NotAnalysed> problems = new ArrayList<>();
    private final Map<OwnClass, TypeFact> types = new IdentityHashMap<>();
    private int joinedCalls;

    private OwnCode(Codebase codebase, Set<Part> parts, Pack pack) {
        this.pack = pack;
        this.joined = new JoinedOnTheWay(pack);
        this.sources = new OwnSources(codebase, parts, pack, joined);
        this.classes = new OwnClasses(pack);
    }

    /**
     * Reads a project.
     *
     * @param compiled gives the project's classes; asked once, while sources are read
     */
    public static OwnFacts read(
            Codebase codebase, Set<Part> parts, Supplier<Stream<ClassGroup>> compiled, CacheFolder cache) {
        Pack pack = cache.isUsed() ? Pack.open(cache, version(), name(codebase, parts)) : Pack.ofThisRun();
        return new OwnCode(codebase, parts, pack).read(compiled);
    }

    private static String version() {
        return "own-" + CodeVersion.of(List.of(OwnCode.class), MADE_BY);
    }

    /** Each project has a file of its own, so that it need not be searched for among those of others. */
    private static String name(Codebase codebase, Set<Part> parts) {
        return new Hashes()
                .add(codebase.root().toAbsolutePath().normalize().toString())
                .add(parts.toString())
                .name();
    }

    private OwnFacts read(Supplier<Stream<ClassGroup>> compiled) {
        Beside<Optional<Void>> reading = Beside.doing("sources", sources::readOn);
        compiled.get().forEach(classes::add);
        joined.begin(classes.all());
        sources.readOn();
        reading.result();
        OwnFacts facts = joined();
        pack.save();
        return facts;
    }

    private OwnFacts joined() {
        Placement placement = sources.placement();
        Map<Place, List<OwnClass>> together = new LinkedHashMap<>();
        for (OwnClass type : classes.all()) {
            placement
                    .of(type.name(), type.source())
                    .ifPresentOrElse(
                            place -> together.computeIfAbsent(place, key -> new ArrayList<>())
                                    .add(type),
                            () -> unit(Optional.empty(), List.of(type)));
        }
        together.forEach((place, unit) -> unit(Optional.of(place), unit));
        return new OwnFacts(
                classes.all().stream()
                        .flatMap(type -> Stream.ofNullable(types.get(type)))
                        .toList(),
                List.copyOf(sources.files()),
                sources.count(),
                joinedCalls,
                placement.uncompiled(together.keySet()),
                Stream.of(problems, classes.problems(), sources.problems())
                        .flatMap(List::stream)
                        .toList());
    }

    private void unit(Optional<Place> place, List<OwnClass> unit) {
        String key = place.map(at -> KnownUnit.key(at, sources.key(at), unit)).orElseGet(() -> KnownUnit.key(unit));
        KnownUnit known = pack.get(key, KnownUnit.class).orElseGet(() -> {
            KnownUnit read = place.map(at -> KnownUnit.read(at, unit, sources.written(at)))
                    .orElseGet(() -> KnownUnit.read(unit));
            if (place.filter(sources::hasChangedMeanwhile).isEmpty()) {
                pack.put(key, read);
            }
            return pack.get(key, KnownUnit.class).orElse(read);
        });
        joinedCalls += known.joinedCalls();
        problems.addAll(known.problems());
        for (int i = 0; i < unit.size(); i++) {
            OwnClass type = unit.get(i);
            known.types().get(i).ifPresent(fact -> types.put(type, fact));
            type.forget();
        }
    }
}
