package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call, constructor calls included.
 *
 * @param index position among the calls of its method, from 0, in source order
 * @param target as the call names it: the owner is the receiver's static type
 * @param receiver where the object called on comes from; absent for static calls and constructors
 * @param arguments where the arguments come from, in order
 * @param locks monitors and {@code Lock}s that are surely held here, outermost first; {@code synchronized} methods are
 *     not repeated here
 * @param handled exception types caught around it in the same method
 * @param result what becomes of the returned value
 */
public record CallSite(
        int index,
        MethodKey target,
        Dispatch dispatch,
        Optional<Value> receiver,
        List<Value> arguments,
        List<Value> locks,
        Set<String> handled,
        Outcome result,
        Site site,
        Attribution attribution) {

    public CallSite {
        arguments = List.copyOf(arguments);
        locks = List.copyOf(locks);
        handled = Set.copyOf(handled);
    }

    /** Of the place: calls are told apart by it, and what is handed over is a lot. */
    @Override
    public int hashCode() {
        return 31 * (31 * site.hashCode() + index) + target.hashCode();
    }

    /** Whether the value itself is what this call returned, or what this constructor made. */
    public boolean gives(Value value) {
        return value instanceof Value.Result given && given.call() == index
                || value instanceof Value.Allocation made
                        && target.isConstructor()
                        && made.type().equals(target.owner());
    }

    /** How the target is found at run time. */
    public enum Dispatch {
        STATIC,
        /** Constructors, private and super calls. */
        SPECIAL,
        VIRTUAL,
        INTERFACE
    }

    /** What becomes of the returned value. */
    public enum Outcome {
        /** Nothing is returned. */
        NONE,
        DROPPED,
        USED
    }
}
