package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.List;

/**
 * A call in a library's code.
 *
 * @param receiver what it is called on, where one pass over the code tells; of nested objects, the innermost first
 *     argument is kept
 * @param arguments in order; empty where none of them is a parameter of the caller, a lambda or an object made here
 */
public record LibraryCall(
        MethodKey target, Dispatch dispatch, Certainty certainty, Value receiver, List<Value> arguments) {

    public LibraryCall {
        arguments = List.copyOf(arguments);
    }

    /** Whether a run of the method that ends well makes the call. */
    public enum Certainty {
        ALWAYS,
        /** In a branch, in a loop's body, or behind an early return. */
        SOMETIMES
    }
}
