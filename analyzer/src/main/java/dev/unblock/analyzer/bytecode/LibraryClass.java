package dev.unblock.analyzer.bytecode;

import java.util.List;
import java.util.Optional;

/**
 * A class of a library: what it declares, or with as much of its code as it takes to follow calls.
 *
 * @param name with dots
 * @param superclass absent for {@code java.lang.Object} only
 * @param methods without what they do, where only declarations were read
 */
public record LibraryClass(
        String name,
        Optional<String> superclass,
        List<String> interfaces,
        List<String> annotations,
        int access,
        Depth depth,
        List<LibraryMethod> methods) {

    /** How far a class was read. Most classes are only asked what is above them and what they declare. */
    public enum Depth {
        DECLARATIONS,
        CODE
    }

    private static final int INTERFACE = 0x0200;
    private static final int ABSTRACT = 0x0400;

    public LibraryClass {
        interfaces = List.copyOf(interfaces);
        annotations = List.copyOf(annotations);
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
