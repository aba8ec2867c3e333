package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryMethod;
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
import java.util.function.Function;

/** Types of libraries, of the application that uses them, and of the JDK, in one hierarchy. */
final class LibraryTypes {

    private static final List<String> SHARED_WITH_JDK = List.of("javax.", "org.w3c.", "org.xml.", "com.sun.", "sun.");

    private final Function<String, Optional<LibraryClass>> code;
    private final TypeHierarchy hierarchy;
    private final Map<String, OwnType> application = new HashMap<>();
    private final Map<String, Optional<Shape>> shapes = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();

    /** What a type says about itself; for the JDK's, which are not entered, there is none. */
    private record Shape(
            Optional<String> superclass,
            List<String> interfaces,
            boolean concrete,
            Map<String, LibraryMethod> methods,
            Set<String> ofApplication) {}

    LibraryTypes(
            Function<String, Optional<LibraryClass>> code, TypeHierarchy hierarchy, Collection<OwnType> application) {
        this.code = code;
        this.hierarchy = hierarchy;
        application.forEach(type -> this.application.put(type.name(), type));
    }

    /** A method that a call can run: a library's with its code, or the application's without. */
    record Found(MethodKey key, Optional<LibraryMethod> code) {}

    /** Its methods are known: it is not the JDK's, and was found. */
    boolean isEntered(String type) {
        return shape(type).isPresent();
    }

    boolean isConcrete(String type) {
        return shape(type).filter(Shape::concrete).isPresent();
    }

    Optional<LibraryMethod> initializer(String type) {
        return shape(type).map(shape -> shape.methods().get("<clinit>()V"));
    }

    /** All of a library's type. */
    Collection<LibraryMethod> methods(String type) {
        return shape(type).map(shape -> shape.methods().values()).orElse(List.of());
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
                                shape -> interfaces.addAll(shape.interfaces()),
                                () -> found.addAll(hierarchy.supertypes(candidate)));
            }
        }
        return found;
    }

    /** What runs when the method is called on an object of exactly this type. */
    Optional<Found> resolve(String type, String name, String descriptor) {
        String id = name + descriptor;
        for (String candidate : supertypes(type)) {
            Optional<Shape> shape = shape(candidate);
            if (shape.filter(s -> s.ofApplication().contains(id)).isPresent()) {
                return Optional.of(new Found(new MethodKey(candidate, name, descriptor), Optional.empty()));
            }
            Optional<LibraryMethod> method = shape.map(s -> s.methods().get(id));
            if (method.filter(LibraryMethod::hasCode).isPresent()) {
                return Optional.of(new Found(method.get().key(), method));
            }
        }
        return Optional.empty();
    }

    private Optional<Shape> shape(String type) {
        Optional<Shape> known = shapes.get(type);
        if (known == null) {
            known = application.containsKey(type)
                    ? Optional.of(ofApplication(application.get(type)))
                    : type.startsWith("java.")
                            ? Optional.empty()
                            : code.apply(type).map(LibraryTypes::ofLibrary);
            shapes.put(type, known);
        }
        return known;
    }

    /** What the JDK has counts before what a jar brings again, such as an old parser's interfaces. */
    private static boolean isOfJdk(String type) {
        return type.startsWith("java.")
                || SHARED_WITH_JDK.stream().anyMatch(type::startsWith)
                        && ClassLoader.getPlatformClassLoader().getResource(type.replace('.', '/') + ".class") != null;
    }

    private static Shape ofLibrary(LibraryClass type) {
        Map<String, LibraryMethod> methods = new LinkedHashMap<>();
        type.methods().forEach(method -> methods.put(id(method.key()), method));
        return new Shape(type.superclass(), type.interfaces(), type.isConcrete(), methods, Set.of());
    }

    private static Shape ofApplication(OwnType type) {
        return new Shape(
                type.superclass().stream().findFirst(),
                type.interfaces(),
                type.concrete(),
                Map.of(),
                Set.copyOf(type.bodies()));
    }

    private static String id(MethodKey key) {
        return key.name() + key.descriptor();
    }
}
