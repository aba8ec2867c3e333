package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inference.Inference;
import dev.unblock.analyzer.inference.Sinks;
import dev.unblock.analyzer.knowntypes.LibraryIndex;
import dev.unblock.analyzer.knowntypes.LibraryWait;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.Confidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls into libraries that are not at hand, by what is kept of the libraries' code. Only types that nobody can look into are asked for, and only
 * methods of which no row speaks.
 */
final class IndexedWaits {

    private final Program program;
    private final TypeHierarchy hierarchy;
    private final Sinks catalogue;
    private final LibraryIndex index;
    private final Map<MethodKey, Optional<Inference>> known = new HashMap<>();

    IndexedWaits(Program program, Sinks catalogue, LibraryIndex index) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
        this.catalogue = catalogue;
        this.index = index;
    }

    Optional<Inference> at(CallSite call) {
        return known.computeIfAbsent(call.target(), this::find);
    }

    private Optional<Inference> find(MethodKey called) {
        boolean canBeLookedInto = program.method(called).isPresent() || isAtHand(called.owner());
        return canBeLookedInto
                ? Optional.empty()
                : wait(called)
                        .filter(wait -> catalogue.of(called) == Sinks.Verdict.NOT_KNOWN)
                        .map(wait -> inference(called, wait));
    }

    /** The class path holds it, or the JDK: its code tells more. */
    private boolean isAtHand(String type) {
        return program.type(type).isEmpty() && hierarchy.isKnown(type);
    }

    /** The nearest type that says something of the method. */
    private Optional<LibraryWait> wait(MethodKey called) {
        for (String type : hierarchy.supertypes(called.owner())) {
            if (declares(type, called.name())) {
                return Optional.empty();
            }
            Optional<Optional<LibraryWait>> told = isAtHand(type)
                    ? Optional.empty()
                    : index.ask(type, called.name(), called.parameterTypes().size());
            if (told.isPresent()) {
                return told.get();
            }
        }
        return Optional.empty();
    }

    private boolean declares(String type, String method) {
        return program.type(type).stream()
                .flatMap(own -> own.methods().stream())
                .anyMatch(own -> own.key().name().equals(method));
    }

    private static Inference inference(MethodKey called, LibraryWait wait) {
        return new Inference(
                List.of(called, wait.sink()),
                Confidence.HIGH,
                wait.opener().map(IndexedWaits::opened),
                Optional.of(wait.library()));
    }

    private static Value opened(MethodKey opener) {
        return opener.isConstructor()
                ? new Value.Allocation(opener.owner(), List.of())
                : new Value.Result(-1, opener, Optional.empty(), List.of());
    }
}
