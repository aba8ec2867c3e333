package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Which method of the project a lambda or method reference runs. */
public final class MethodReferences {

    private final ProjectIndex index;

    public MethodReferences(ProjectIndex index) {
        this.index = index;
    }

    /**
     * The body of a lambda, or the method of the project that a reference names.
     *
     * @param maker the method in which it is made
     */
    public OptionalInt body(int maker, Value.Functional functional) {
        MethodKey key = functional.implementation();
        OptionalInt direct = index.number(key);
        if (direct.isPresent() && !index.method(direct.getAsInt()).is(Modifier.ABSTRACT)) {
            return direct;
        }
        OptionalInt wrapped = index.number(ReferenceBodies.key(index.method(maker), functional));
        return wrapped.isPresent()
                ? wrapped
                : direct.isPresent() ? direct : index.resolve(key.owner(), key.name(), key.descriptor());
    }

    public boolean isReference(int body) {
        return index.method(body).writtenIn().isEmpty();
    }

    /** The method itself, if it has code, and all that override it in types of the project. */
    public Set<Integer> overriding(int method) {
        MethodFact fact = index.method(method);
        Set<Integer> found = new TreeSet<>();
        for (TypeFact type : index.subtypes(fact.key().owner())) {
            if (index.isConcrete(type)) {
                index.resolve(type.name(), fact.key().name(), fact.key().descriptor())
                        .ifPresent(found::add);
            }
        }
        return found.isEmpty() ? Set.of(method) : found;
    }

    /** Whether the call names a method of the project. */
    boolean isOwn(CallSite call) {
        return index.isOwn(call.target().owner());
    }
}
