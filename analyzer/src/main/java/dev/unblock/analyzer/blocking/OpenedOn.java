package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What streams, readers and channels were opened on: a file, a connection, a process, or memory. Where nothing is found,
 * reading an {@code InputStream} is taken for a wait, as a guess: most of them are open on something. Readers, writers
 * and output streams of unknown origin are as often in memory and stay silent.
 */
final class OpenedOn {

    private static final Set<String> STREAMS = Set.of("java.io.InputStream", "java.io.Reader");

    private final TypeHierarchy hierarchy;
    private final StreamTypes types;
    private final StreamTrail trail;

    OpenedOn(Program program) {
        this.hierarchy = program.facts().hierarchy();
        this.types = new StreamTypes(program);
        this.trail = new StreamTrail(program, types);
    }

    /** What the object that the call is made on was opened on; empty where that is memory, or nobody can say. */
    Optional<Opened> receiver(MethodFact method, CallSite call) {
        boolean guess = isInputStream(call.target().owner()) && !isStreamItself(method);
        return merge(call.receiver().stream().map(value -> trail.of(method, value)), guess);
    }

    /** What any of the arguments was opened on. */
    Optional<Opened> argument(MethodFact method, CallSite call) {
        List<String> taken = call.target().parameterTypes();
        boolean guess = taken.stream().anyMatch(this::isInputStream) && !isStreamItself(method);
        return merge(
                Stream.iterate(0, i -> i + 1)
                        .limit(Math.min(taken.size(), call.arguments().size()))
                        .filter(i -> types.canBeOpen(taken.get(i)))
                        .map(i -> trail.of(method, call.arguments().get(i))),
                guess);
    }

    /** Nothing but memory is behind the object. */
    boolean isInMemory(MethodFact method, CallSite call) {
        return call.receiver()
                .map(value -> trail.of(method, value))
                .filter(found -> !found.isLost() && found.onIo().isEmpty())
                .isPresent();
    }

    private static Optional<Opened> merge(Stream<StreamTrail.Found> trails, boolean guess) {
        List<StreamTrail.Found> found = trails.toList();
        Optional<Opened> open =
                found.stream().flatMap(one -> one.onIo().stream()).min(Opened.WORST_FIRST);
        boolean lost = guess && found.stream().anyMatch(StreamTrail.Found::isLost);
        return open.or(() -> lost ? Optional.of(Opened.GUESS) : Optional.empty());
    }

    private boolean isInputStream(String type) {
        return hierarchy.isSubtype(type, "java.io.InputStream");
    }

    /** A stream that reads another one is somebody's wrapper: who reads it waits. */
    private boolean isStreamItself(MethodFact method) {
        return hierarchy.supertypes(method.key().owner()).stream().anyMatch(STREAMS::contains);
    }
}
