package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The project's types and methods by name and number. Methods are numbered in the order of their keys. */
public final class ProjectIndex {

    private final Facts facts;
    private final Map<String, TypeFact> types;
    private final List<TypeFact> distinct;
    private final List<MethodFact> methods;
    private final Map<MethodKey, Integer> numbers = new HashMap<>();
    private final Map<String, List<TypeFact>> subtypes = new HashMap<>();
    private final AtomicReferenceArray<String> signatures;

    public ProjectIndex(Facts facts) {
        this.facts = facts;
        this.types = facts.typesByName();
        this.distinct = facts.types().stream()
                .map(TypeFact::name)
                .distinct()
                .map(types::get)
                .toList();
        this.methods = types.values().stream()
                .map(TypeFact::methods)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparing(MethodFact::key))
                .toList();
        this.signatures = new AtomicReferenceArray<>(methods.size());
        for (int i = 0; i < methods.size(); i++) {
            numbers.putIfAbsent(methods.get(i).key(), i);
        }
        types.values().stream().sorted(Comparator.comparing(TypeFact::name)).forEach(type -> supertypes(type.name())
                .forEach(above -> subtypes.computeIfAbsent(above, key -> new ArrayList<>())
                        .add(type)));
    }

    public Facts facts() {
        return facts;
    }

    /** Of several types of one name, as different modules have them, one with the members of all. */
    public List<TypeFact> types() {
        return distinct;
    }

    public Optional<TypeFact> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    public boolean isOwn(String type) {
        return types.containsKey(type);
    }

    public int methodCount() {
        return methods.size();
    }

    public MethodFact method(int number) {
        return methods.get(number);
    }

    public List<MethodFact> methods() {
        return methods;
    }

    public OptionalInt number(MethodKey key) {
        Integer number = numbers.get(key);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** As people know the method. Paths name it again and again: one text for all of them. */
    public String signature(int method) {
        String known = signatures.get(method);
        if (known == null) {
            known = method(method).named().signature();
            signatures.set(method, known);
        }
        return known;
    }

    public TypeFact typeOf(int method) {
        return types.get(methods.get(method).key().owner());
    }

    public Set<String> supertypes(String type) {
        return facts.hierarchy().supertypes(type);
    }

    /** The project's types that are of this type, itself included; sorted. */
    public List<TypeFact> subtypes(String type) {
        return subtypes.getOrDefault(type, List.of());
    }

    /** The project's method that a call on an object of exactly this type runs, searching upward. */
    public OptionalInt resolve(String type, String name, String descriptor) {
        for (String candidate : supertypes(type)) {
            TypeFact own = types.get(candidate);
            if (own == null) {
                continue;
            }
            OptionalInt exact = number(new MethodKey(candidate, name, descriptor));
            OptionalInt found = exact.isPresent() ? exact : byParameterCount(own, name, descriptor);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalInt.empty();
    }

    /** The declared type of what the value comes from, where it is seen. */
    public Optional<String> staticType(int method, Value value) {
        return method(method).declaredType(value);
    }

    /** Without class files descriptors are guesses; name and number of parameters must do. */
    private OptionalInt byParameterCount(TypeFact type, String name, String descriptor) {
        if (type.attribution() != Attribution.IMPORTS) {
            return OptionalInt.empty();
        }
        int count = Descriptors.parameterTypes(descriptor).size();
        return type.methods().stream()
                .filter(method -> method.key().name().equals(name)
                        && method.parameters().size() == count
                        && method.writtenIn().isEmpty())
                .map(method -> number(method.key()))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    public boolean isConcrete(TypeFact type) {
        return type.kind() != TypeFact.Kind.INTERFACE
                && type.kind() != TypeFact.Kind.ANNOTATION
                && !type.modifiers().contains(Modifier.ABSTRACT);
    }

    /** A bridge stands for the method it calls; everything else for itself. */
    public int withoutBridge(int method) {
        MethodFact fact = methods.get(method);
        boolean bridge = fact.is(Modifier.SYNTHETIC)
                && fact.writtenIn().isEmpty()
                && fact.calls().size() == 1
                && fact.calls().get(0).target().name().equals(fact.key().name());
        if (!bridge) {
            return method;
        }
        MethodKey target = fact.calls().get(0).target();
        return resolve(target.owner(), target.name(), target.descriptor()).orElse(method);
    }
}
