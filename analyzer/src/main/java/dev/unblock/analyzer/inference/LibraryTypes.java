package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryMethod;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.inference.Question.OwnType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Types of libraries, of the application that uses them, and of the JDK, in one hierarchy. */
final class LibraryTypes {

    private final LibraryCode code;
    private final TypeHierarchy hierarchy;
    private final Map<String, OwnType> application = new HashMap<>();
    private final Map<String, Optional<Shape>> shapes = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<MethodKey, Optional<LibraryBody>> bodies = new HashMap<>();

    /** What a type says about itself; for the JDK's, which are not entered, there is none. */
    private record Shape(
            Optional<String> superclass,
            List<String> interfaces,
            boolean concrete,
            Set<String> annotations,
            Map<MethodKey, LibraryMethod> methods,
            Set<String> ofApplication) {

        boolean isOfApplication(String name, String descriptor) {
            return !ofApplication.isEmpty() && ofApplication.contains(name + descriptor);
        }
    }

    LibraryTypes(LibraryCode code, TypeHierarchy hierarchy, Collection<OwnType> application) {
        this.code = code;
        this.hierarchy = hierarchy;
        application.forEach(type -> this.application.put(type.name(), type));
    }

    /** A method that a call can run: as a library declares it, or the application's. */
    record Found(MethodKey key, Optional<LibraryMethod> ofLibrary) {}

    /** Its methods are known: it is not the JDK's, and was found. */
    boolean isEntered(String type) {
        return shape(type).isPresent();
    }

    boolean isConcrete(String type) {
        return shape(type).filter(Shape::concrete).isPresent();
    }

    Optional<LibraryMethod> initializer(String type) {
        return shape(type).map(shape -> shape.methods().get(new MethodKey(type, "<clinit>", "()V")));
    }

    /** What a library's method does; empty where its class is broken. */
    Optional<LibraryBody> body(MethodKey method) {
        return bodies.computeIfAbsent(method, code::body);
    }

    /** It will be asked what the method does. */
    void announce(MethodKey method) {
        code.announce(method);
    }

    /** What all methods of the types do whose code names one of the fields, in the order of the types. */
    Stream<LibraryBody> bodiesNaming(Set<FieldKey> fields, Collection<String> types) {
        return types.stream().flatMap(type -> code.bodiesNaming(fields, type).stream());
    }

    /** The type itself first, superclasses before interfaces. */
    Set<String> supertypes(String type) {
        Set<String> known = supertypes.get(type);
        if (known == null) {
            known = collect(type);
            supertypes.put(type, known);
        }
        return known;
    }

    private Set<String> collect(String type) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> interfaces = new ArrayDeque<>();
        Optional<String> next = Optional.of(type);
        while (next.isPresent() && found.add(next.get())) {
            Optional<Shape> shape = shape(next.get());
            if (shape.isEmpty()) {
                found.addAll(hierarchy.supertypes(next.get()));
                break;
            }
            interfaces.addAll(shape.get().interfaces());
            next = shape.get().superclass();
        }
        while (!interfaces.isEmpty()) {
            String candidate = interfaces.remove();
            if (found.add(candidate)) {
                shape(candidate)
                        .ifPresentOrElse(
                                shape -> {
                                    shape.superclass().ifPresent(interfaces::add);
                                    interfaces.addAll(shape.interfaces());
                                },
                                () -> found.addAll(hierarchy.supertypes(candidate)));
            }
        }
        return found;
    }

    /** What runs when the method is called on an object of exactly this type. */
    Optional<Found> resolve(String type, String name, String descriptor) {
        for (String candidate : supertypes(type)) {
            Optional<Shape> shape = shape(candidate);
            if (shape.isEmpty()) {
                continue;
            }
            MethodKey key = new MethodKey(candidate, name, descriptor);
            if (shape.get().isOfApplication(name, descriptor)) {
                return Optional.of(new Found(key, Optional.empty()));
            }
            LibraryMethod method = shape.get().methods().get(key);
            if (method != null && method.hasCode()) {
                return Optional.of(new Found(method.key(), Optional.of(method)));
            }
        }
        return Optional.empty();
    }

    /** The annotations of a library's type, or of the application's. */
    Set<String> annotations(String type) {
        return shape(type).map(Shape::annotations).orElse(Set.of());
    }

    private Optional<Shape> shape(String type) {
        Optional<Shape> known = shapes.get(type);
        if (known == null) {
            known = application.containsKey(type)
                    ? Optional.of(ofApplication(application.get(type)))
                    : type.startsWith("java.")
                            ? Optional.empty()
                            : code.declared(type).map(LibraryTypes::ofLibrary);
            shapes.put(type, known);
        }
        return known;
    }

    private static Shape ofLibrary(LibraryClass type) {
        Map<MethodKey, LibraryMethod> methods = new LinkedHashMap<>();
        type.methods().forEach(method -> methods.put(method.key(), method));
        return new Shape(
                type.superclass(),
                type.interfaces(),
                type.isConcrete(),
                Set.copyOf(type.annotations()),
                methods,
                Set.of());
    }

    private static Shape ofApplication(OwnType type) {
        return new Shape(
                type.superclass().stream().findFirst(),
                type.interfaces(),
                type.concrete(),
                Set.copyOf(type.annotations()),
                Map.of(),
                Set.copyOf(type.bodies()));
    }
}
