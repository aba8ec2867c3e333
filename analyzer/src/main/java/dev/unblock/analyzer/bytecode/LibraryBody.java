package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.List;

/**
 * What a method of a library does.
 *
 * @param calls in the order of the code; what runs only when an exception was caught is left out
 * @param made types it makes objects of, lambdas left out
 * @param stores objects put into fields
 */
public record LibraryBody(MethodKey method, List<LibraryCall> calls, List<String> made, List<FieldStore> stores) {

    public LibraryBody {
        calls = List.copyOf(calls);
        made = List.copyOf(made);
        stores = List.copyOf(stores);
    }

    /** An object put into a field. */
    public record FieldStore(FieldKey field, Value value) {}
}
