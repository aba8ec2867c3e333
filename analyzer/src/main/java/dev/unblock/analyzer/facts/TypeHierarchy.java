package dev.unblock.analyzer.facts;

import java.util.Optional;
import java.util.Set;

/** Super- and subtypes over the project, its class path and the JDK. */
public interface TypeHierarchy {

    /** All supertypes, the type itself first included; only the type itself where nothing more is known. */
    Set<String> supertypes(String type);

    /** The superclass and interfaces are known, i.e. the class was found in the project, the class path or the JDK. */
    boolean isKnown(String type);

    /** Declared annotations' types of a type outside the project, or of one inside it. */
    Set<String> annotations(String type);

    /**
     * Annotations' types of a method that a type outside the project declares.
     *
     * @param method name and erased descriptor, as {@code run()V}
     */
    default Set<String> annotations(String type, String method) {
        return Set.of();
    }

    /**
     * The type that declares the method when it is called on the given type, searching upward.
     *
     * @param descriptor erased descriptor
     */
    Optional<String> declaringType(String type, String name, String descriptor);

    default boolean isSubtype(String type, String of) {
        return supertypes(type).contains(of);
    }
}
