package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.List;

/**
 * A method of a library.
 *
 * @param calls in the order of the code; what runs only when an exception was caught is left out
 * @param made types it makes objects of, lambdas left out
 * @param stores objects put into fields
 */
public record LibraryMethod(
        MethodKey key, int access, List<LibraryCall> calls, List<String> made, List<FieldStore> stores) {

    private static final int PRIVATE = 0x0002;
    private static final int STATIC = 0x0008;
    private static final int FINAL = 0x0010;
    private static final int NATIVE = 0x0100;
    private static final int ABSTRACT = 0x0400;

    public LibraryMethod {
        calls = List.copyOf(calls);
        made = List.copyOf(made);
        stores = List.copyOf(stores);
    }

    /** Nothing of what it does. */
    static LibraryMethod declared(MethodKey key, int access) {
        return new LibraryMethod(key, access, List.of(), List.of(), List.of());
    }

    public boolean hasCode() {
        return (access & (ABSTRACT | NATIVE)) == 0;
    }

    public boolean isStatic() {
        return (access & STATIC) != 0;
    }

    /** No subclass can replace it. */
    public boolean isFixed() {
        return (access & (STATIC | PRIVATE | FINAL)) != 0 || key.isConstructor();
    }

    /** An object put into a field. */
    public record FieldStore(FieldKey field, Value value) {}
}
