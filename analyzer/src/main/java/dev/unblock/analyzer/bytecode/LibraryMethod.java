package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.MethodKey;

/** A method of a library, as it is declared; {@link LibraryBody} is what it does. */
public record LibraryMethod(MethodKey key, int access) {

    private static final int PRIVATE = 0x0002;
    private static final int STATIC = 0x0008;
    private static final int FINAL = 0x0010;
    private static final int NATIVE = 0x0100;
    private static final int ABSTRACT = 0x0400;

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
}
