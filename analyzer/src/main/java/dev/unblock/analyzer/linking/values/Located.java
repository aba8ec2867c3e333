package dev.unblock.analyzer.linking.values;

import dev.unblock.analyzer.facts.Value;

/**
 * A value and the method in which it means something.
 *
 * <p>No record, so that it can know its hash: values are trees, and the link asks for the same ones over and over.
 */
public final class Located {

    private final int method;
    private final Value value;
    private final int hash;

    public Located(int method, Value value) {
        this.method = method;
        this.value = value;
        this.hash = 31 * method + value.hashCode();
    }

    public int method() {
        return method;
    }

    public Value value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Located located
                        && hash == located.hash
                        && method == located.method
                        && value.equals(located.value);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return value + " in " + method;
    }
}
