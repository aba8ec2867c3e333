package dev.unblock.analyzer.bytecode;

import java.util.List;
import java.util.Optional;

/**
 * What a class of a library declares.
 *
 * @param name with dots
 * @param superclass absent for {@code java.lang.Object} only
 */
public record LibraryClass(
        String name,
        Optional<String> superclass,
        List<String> interfaces,
        List<String> annotations,
        int access,
        List<LibraryMethod> methods) {

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
