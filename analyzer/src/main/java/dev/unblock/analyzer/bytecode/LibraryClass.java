package dev.unblock.analyzer.bytecode;

import java.util.List;
import java.util.Optional;

/**
 * A class of a library, with as much of its code as it takes to follow calls.
 *
 * @param name with dots
 * @param superclass absent for {@code java.lang.Object} only
 */
public record LibraryClass(
        String name, Optional<String> superclass, List<String> interfaces, int access, List<LibraryMethod> methods) {

    private static final int INTERFACE = 0x0200;
    private static final int ABSTRACT = 0x0400;

    public LibraryClass {
        interfaces = List.copyOf(interfaces);
        methods = List.copyOf(methods);
    }

    /** There can be objects of it. */
    public boolean isConcrete() {
        return (access & (INTERFACE | ABSTRACT)) == 0;
    }

    public boolean isInterface() {
        return (access & INTERFACE) != 0;
    }
}
