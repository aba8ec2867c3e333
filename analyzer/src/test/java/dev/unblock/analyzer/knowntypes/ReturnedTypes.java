package dev.unblock.analyzer.knowntypes;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What calls on a type return, as far as a name and a number of arguments tell it. */
record ReturnedTypes(Function<String, Optional<TypeHeader>> headers) {

    /** By what is returned the names of methods, with the number of arguments where it makes a difference. */
    TreeMap<String, TreeSet<String>> names(TypeHeader header, Predicate<String> isTold) {
        TreeMap<String, TreeMap<Integer, Set<String>>> returned = new TreeMap<>();
        header.methods().forEach(method -> returned.computeIfAbsent(method.name(), name -> new TreeMap<>())
                .computeIfAbsent(method.parameters().size(), size -> new TreeSet<>())
                .add(told(header, method)));
        header.supers().forEach(above -> addInherited(header, above, returned));
        TreeMap<String, TreeSet<String>> names = new TreeMap<>();
        returned.forEach((name, bySize) -> {
            boolean same =
                    bySize.values().stream().flatMap(Set::stream).distinct().count() == 1;
            bySize.forEach((size, types) -> chosen(header, types)
                    .filter(type -> isTold.test(type))
                    .ifPresent(type ->
                            names.computeIfAbsent(type, key -> new TreeSet<>()).add(same ? name : name + "/" + size)));
        });
        return names;
    }

    private static String told(TypeHeader header, TypeHeader.Declared method) {
        if (header.selfTypes().contains(method.variable())) {
            return KnownTypes.ITSELF;
        }
        return method.isArray() ? "[]" : method.returned();
    }

    /** Overloads that the type did not declare itself: a call may mean those too. */
    private void addInherited(TypeHeader type, String above, TreeMap<String, TreeMap<Integer, Set<String>>> returned) {
        headers.apply(above).ifPresent(header -> {
            header.methods().stream()
                    .filter(method -> type.methods().stream().noneMatch(method::isOverriddenBy))
                    .forEach(method -> Optional.ofNullable(returned.get(method.name()))
                            .map(bySize -> bySize.get(method.parameters().size()))
                            .ifPresent(types -> types.add(told(header, method))));
            header.supers().forEach(higher -> addInherited(type, higher, returned));
        });
    }

    /**
     * What overloads with as many arguments have in common, or the step of a chain that can do all that the others can.
     * Of {@code InsertValuesStep1} and {@code InsertValuesStepN} the last one.
     */
    private Optional<String> chosen(TypeHeader header, Set<String> types) {
        Optional<String> step = types.stream()
                .filter(type -> types.stream().allMatch(other -> isSubtype(type, other)) && isStep(type, header))
                .findFirst();
        if (step.isPresent()) {
            return step;
        }
        boolean differByArity =
                types.stream().map(ReturnedTypes::withoutArity).distinct().count() == 1;
        return differByArity ? types.stream().max(Comparator.naturalOrder()) : mostGeneral(types);
    }

    /** The chain goes on: the type and the one on which it is called have something in common. */
    private boolean isStep(String type, TypeHeader header) {
        return headers.apply(type).stream()
                .flatMap(returned -> returned.supers().stream())
                .anyMatch(header.supers()::contains);
    }

    private Optional<String> mostGeneral(Set<String> types) {
        return types.stream()
                .filter(type -> types.stream().allMatch(other -> isSubtype(other, type)))
                .findFirst();
    }

    static String withoutArity(String type) {
        return type.replaceFirst("(\\d+|N)$", "");
    }

    boolean isSubtype(String type, String of) {
        return type.equals(of)
                || headers.apply(type).stream()
                        .flatMap(header -> header.supers().stream())
                        .anyMatch(above -> isSubtype(above, of));
    }
}
