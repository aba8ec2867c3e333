package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.Optional;
import java.util.stream.Stream;

/** Methods that have an asynchronous twin already, and the twins: another one would take the name, or call itself. */
final class Twins implements HazardCheck {

    private static final String SUFFIX = "Async";

    private final Program program;

    Twins(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        String name = method.key().name();
        if (method.key().isConstructor() || method.writtenIn().isPresent()) {
            return Stream.empty();
        }
        Optional<String> base = name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
                ? Optional.of(name.substring(0, name.length() - SUFFIX.length()))
                : Optional.empty();
        Stream<Sighting> isTwin = base.stream()
                .flatMap(plain -> named(method, plain))
                .map(other -> sighting(method, method.key().signature() + " is the asynchronous twin of " + other));
        Stream<Sighting> hasTwin = named(method, name + SUFFIX)
                .map(other -> sighting(method, method.key().signature() + " has an asynchronous twin, " + other));
        return Stream.concat(isTwin, hasTwin);
    }

    /** A method of that name for the same arguments, of the class or of what it inherits from. */
    private Stream<String> named(MethodFact method, String name) {
        return program.facts().hierarchy().supertypes(method.key().owner()).stream()
                .flatMap(type -> program.type(type).map(TypeFact::methods).stream())
                .flatMap(methods -> methods.stream())
                .map(MethodFact::key)
                .filter(key -> key.name().equals(name)
                        && key.parameterTypes().equals(method.key().parameterTypes()))
                .map(MethodKey::signature)
                .limit(1);
    }

    private static Sighting sighting(MethodFact method, String evidence) {
        return Sighting.of(Hazard.H29, method.key(), method.site(), evidence);
    }
}
