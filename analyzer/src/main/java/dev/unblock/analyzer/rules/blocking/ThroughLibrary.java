package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inference.Inference;
import dev.unblock.model.Finding.Location;
import java.util.List;
import java.util.stream.Collectors;

/** Says how a call waits that no row of the catalogue names: the way through the library to what waits. */
final class ThroughLibrary {

    private ThroughLibrary() {}

    /** For a message; empty for calls that wait themselves. */
    static String words(Wait wait) {
        return wait.inferred()
                .map(way -> " (through " + shortened(way.path()) + source(way) + ")")
                .orElse("");
    }

    /** All steps, at the place where the application enters the library: a library's code has no place in a project. */
    static List<Location> steps(Wait wait) {
        return wait.inferred().stream()
                .map(way -> new Location(
                        wait.call().site().file(),
                        wait.call().site().line(),
                        way.seenIn().map(version -> "in " + version + ": ").orElse("in the library: ")
                                + way.path().stream().map(ThroughLibrary::name).collect(Collectors.joining(" → "))))
                .toList();
    }

    /** Where the library itself is not at hand. */
    private static String source(Inference way) {
        return way.seenIn()
                .map(version -> ", by the code of " + version + ", as the project's own is not at hand")
                .orElse("");
    }

    private static String shortened(List<MethodKey> path) {
        String first = name(path.get(0));
        String last = name(path.get(path.size() - 1));
        return first + (path.size() > 2 ? " → … → " : " → ") + last;
    }

    private static String name(MethodKey method) {
        return method.owner() + "#" + method.name();
    }
}
