package dev.unblock.analyzer.source.names;

import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.knowntypes.KnownPackages;
import dev.unblock.analyzer.knowntypes.KnownTypes;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what type a written name means: nested types, imports, the same package, {@code java.lang} (JLS 6.5.5). */
final class Names {

    private final Map<String, DeclaredType> own = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> nested = new HashMap<>();
    private final TypeHierarchy libraries;
    private final Map<DeclaredType, Map<String, Optional<String>>> byType = new IdentityHashMap<>();
    private final Map<DeclaredType, Map<String, Optional<String>>> members = new IdentityHashMap<>();
    private final Map<String, Map<String, Optional<String>>> byFile = new HashMap<>();

    Names(List<DeclaredType> types, TypeHierarchy libraries) {
        this.libraries = libraries;
        for (DeclaredType type : types) {
            own.putIfAbsent(type.name(), type);
            type.outer().filter(outer -> !type.simpleName().isEmpty()).ifPresent(outer -> nested.computeIfAbsent(
                            outer, key -> new HashMap<>())
                    .putIfAbsent(type.simpleName(), type.name()));
        }
    }

    Optional<DeclaredType> own(String name) {
        return Optional.ofNullable(own.get(name));
    }

    TypeHierarchy libraries() {
        return libraries;
    }

    /** The binary name, or empty where nothing tells. */
    Optional<String> find(String written, DeclaredType in) {
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        Optional<String> found = nestedIn(first, in).or(() -> inFile(first, in.scope()));
        if (dot < 0 || found.isPresent()) {
            return found.map(
                    name -> dot < 0 ? name : name + written.substring(dot).replace('.', '$'));
        }
        return qualified(written);
    }

    /** A name with its package, for which types begin with capitals. */
    Optional<String> qualified(String written) {
        String[] parts = written.split("\\.");
        StringBuilder name = new StringBuilder();
        boolean inType = false;
        for (String part : parts) {
            if (name.length() > 0) {
                name.append(inType ? '$' : '.');
            }
            name.append(part);
            inType = inType
                    || own.containsKey(name.toString())
                    || !part.isEmpty() && Character.isUpperCase(part.charAt(0));
        }
        boolean isType = inType && parts.length > 1;
        return isType ? Optional.of(name.toString()) : Optional.empty();
    }

    private Optional<String> nestedIn(String simpleName, DeclaredType in) {
        Map<String, Optional<String>> known = byType.computeIfAbsent(in, key -> new HashMap<>());
        Optional<String> found = known.get(simpleName);
        if (found == null) {
            found = searchNested(simpleName, in);
            known.put(simpleName, found);
        }
        return found;
    }

    private Optional<String> searchNested(String simpleName, DeclaredType in) {
        Optional<DeclaredType> at = Optional.of(in);
        while (at.isPresent()) {
            DeclaredType type = at.get();
            if (type.simpleName().equals(simpleName)) {
                return Optional.of(type.name());
            }
            Optional<String> member = memberOf(simpleName, type);
            if (member.isPresent()) {
                return member;
            }
            at = type.outer().flatMap(this::own);
        }
        return Optional.empty();
    }

    /** Remembered for each type on the way up: a long line of types is gone up once for each name. */
    private Optional<String> memberOf(String simpleName, DeclaredType type) {
        Map<String, Optional<String>> known = members.computeIfAbsent(type, key -> new HashMap<>());
        Optional<String> found = known.get(simpleName);
        if (found == null) {
            known.put(simpleName, Optional.empty()); // What inherits from itself ends here.
            found = Optional.ofNullable(
                            nested.getOrDefault(type.name(), Map.of()).get(simpleName))
                    .or(() -> inherited(simpleName, type));
            known.put(simpleName, found);
        }
        return found;
    }

    private Optional<String> inherited(String simpleName, DeclaredType type) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .filter(supertype -> !supertype.name().equals(simpleName))
                .flatMap(supertype -> superOf(supertype, type).stream())
                .flatMap(supertype -> memberOf(simpleName, supertype).stream())
                .findFirst();
    }

    /** Supertypes are named outside of the type itself, else the search could go in circles. */
    private Optional<DeclaredType> superOf(RawType supertype, DeclaredType of) {
        String written = supertype.name();
        Optional<DeclaredType> outer = of.outer().flatMap(this::own);
        Optional<String> name = outer.flatMap(around -> Optional.ofNullable(
                        nested.getOrDefault(around.name(), Map.of()).get(written)))
                .or(() -> inFile(written, of.scope()));
        return name.flatMap(this::own).filter(found -> !found.equals(of));
    }

    private Optional<String> inFile(String simpleName, FileScope scope) {
        Map<String, Optional<String>> known = byFile.computeIfAbsent(scope.path(), key -> new HashMap<>());
        Optional<String> found = known.get(simpleName);
        if (found == null) {
            found = search(simpleName, scope);
            known.put(simpleName, found);
        }
        return found;
    }

    private Optional<String> search(String simpleName, FileScope scope) {
        String imported = scope.types().get(simpleName);
        if (imported != null) {
            return Optional.of(qualified(imported).orElse(imported));
        }
        String besides = scope.inPackage(simpleName);
        if (own.containsKey(besides)) {
            return Optional.of(besides);
        }
        return inPackages(simpleName, scope)
                .or(() -> Optional.of("java.lang." + simpleName).filter(libraries::isKnown))
                .or(() -> Optional.of(besides).filter(libraries::isKnown))
                .or(() -> guess(simpleName, scope));
    }

    private Optional<String> inPackages(String simpleName, FileScope scope) {
        return scope.packages().stream()
                .map(name -> own(name).isPresent() || isTypeName(name)
                        ? qualified(name).orElse(name) + "$" + simpleName
                        : name + "." + simpleName)
                .filter(name -> own.containsKey(name) || isOfLibrary(name))
                .findFirst();
    }

    /** On the class path, or known without it. */
    boolean isOfLibrary(String name) {
        return libraries.isKnown(name) || KnownTypes.standard().has(name);
    }

    private static boolean isTypeName(String name) {
        return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
    }

    /** Of packages that are nowhere at hand, one must hold the name; when there is only one such, it is that. */
    private Optional<String> guess(String simpleName, FileScope scope) {
        List<String> unseen = scope.packages().stream()
                .filter(name -> !name.startsWith("java.") && !isTypeName(name))
                .filter(name -> own.keySet().stream().noneMatch(type -> type.startsWith(name + ".")))
                .toList();
        Optional<String> known = KnownPackages.standard().packageOf(simpleName, scope.packages());
        if (known.isEmpty() && unseen.size() == 1 && Character.isUpperCase(simpleName.charAt(0))) {
            known = Optional.of(unseen.get(0));
        }
        return known.map(name -> name + "." + simpleName);
    }
}
