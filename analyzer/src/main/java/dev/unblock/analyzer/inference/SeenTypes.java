package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.TypeHierarchy;
import java.util.Optional;
import java.util.Set;

/** The types as the libraries' code tells of them, which is read anyway: no header of a class is read a second time. */
record SeenTypes(LibraryTypes types, TypeHierarchy hierarchy) implements TypeHierarchy {

    @Override
    public Set<String> supertypes(String type) {
        return types.supertypes(type);
    }

    @Override
    public boolean isKnown(String type) {
        return types.isEntered(type) || hierarchy.isKnown(type);
    }

    @Override
    public Set<String> annotations(String type) {
        return types.isEntered(type) ? types.annotations(type) : hierarchy.annotations(type);
    }

    @Override
    public Set<String> annotations(String type, String method) {
        return hierarchy.annotations(type, method);
    }

    @Override
    public Optional<String> declaringType(String type, String name, String descriptor) {
        return hierarchy.declaringType(type, name, descriptor);
    }
}
