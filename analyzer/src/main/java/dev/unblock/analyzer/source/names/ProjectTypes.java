package dev.unblock.analyzer.source.names;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredField;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredMethod;
import dev.unblock.analyzer.source.names.DeclaredType.TypeParameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The project's own types, with what their members are. */
public final class ProjectTypes {

    private final Names names;
    private final Map<DeclaredType, List<TypeRef>> supertypes = new IdentityHashMap<>();
    private final Map<DeclaredType, List<DeclaredType>> ownSupertypes = new IdentityHashMap<>();

    private final Map<DeclaredType, Map<Callable, List<Found>>> callable = new IdentityHashMap<>();

    private record Callable(String name, int arguments) {}

    /** A method where it is declared. */
    private record Found(DeclaredType owner, DeclaredMethod method, List<TypeRef> parameters) {

        boolean isOverriddenBy(Found nearer) {
            return parameters.equals(nearer.parameters) && method.variable() == nearer.method.variable();
        }
    }

    ProjectTypes(List<DeclaredType> types, TypeHierarchy libraries) {
        this.names = new Names(types, libraries);
    }

    /** A member, and the type that declares it. */
    public record Member<T>(DeclaredType owner, T declared, TypeRef type) {}

    public Optional<DeclaredType> own(String name) {
        return names.own(name);
    }

    public Optional<String> find(String written, DeclaredType in) {
        return names.find(written, in);
    }

    public Optional<String> qualified(String written) {
        return names.qualified(written);
    }

    /** The erased type with its arguments. */
    public TypeRef resolve(RawType raw, DeclaredType in, List<TypeParameter> ofMethod) {
        return resolve(raw, in, variables(in, ofMethod), 0);
    }

    /** Supertypes that the project declares, nearest first, the type itself included. */
    List<DeclaredType> ownSupertypes(DeclaredType type) {
        List<DeclaredType> known = ownSupertypes.get(type);
        if (known == null) {
            Map<String, DeclaredType> found = new LinkedHashMap<>();
            collect(type, found);
            known = List.copyOf(found.values());
            ownSupertypes.put(type, known);
        }
        return known;
    }

    /** Whether a supertype is outside the project, so that members may come from there. */
    public boolean hasLibrarySupertype(DeclaredType type) {
        return ownSupertypes(type).stream()
                .flatMap(one -> supertypes(one).stream())
                .anyMatch(supertype -> own(supertype.name()).isEmpty());
    }

    /** The types outside of the project that the type is or inherits from. */
    public Stream<String> libraryTypes(String type) {
        return own(type)
                .map(own -> ownSupertypes(own).stream()
                        .flatMap(one -> supertypes(one).stream())
                        .map(TypeRef::name)
                        .filter(above -> own(above).isEmpty()))
                .orElseGet(() -> Stream.of(type));
    }

    /** The type arguments that the type gives a superclass of a library, through classes of the project between them. */
    List<TypeRef> argumentsAbove(DeclaredType type, String library) {
        return argumentsAbove(type, List.of(), library);
    }

    private List<TypeRef> argumentsAbove(DeclaredType type, List<TypeRef> given, String library) {
        Map<String, TypeRef> variables = variables(type, List.of());
        for (int i = 0; i < Math.min(type.parameters().size(), given.size()); i++) {
            variables.put(type.parameters().get(i).name(), given.get(i));
        }
        Optional<TypeRef> above = type.superclass().map(raw -> resolve(raw, type, variables, 0));
        if (above.filter(next -> next.name().equals(library)).isPresent()) {
            return above.get().arguments();
        }
        return above.flatMap(next -> own(next.name())
                        .filter(owner -> !owner.equals(type))
                        .map(owner -> argumentsAbove(owner, next.arguments(), library)))
                .orElse(List.of());
    }

    public List<TypeRef> supertypes(DeclaredType type) {
        List<TypeRef> known = supertypes.get(type);
        if (known == null) {
            known = Stream.concat(type.superclass().stream(), type.interfaces().stream())
                    .map(raw -> resolve(raw, type, List.of()))
                    .toList();
            supertypes.put(type, known);
        }
        return known;
    }

    public Optional<Member<DeclaredField>> field(DeclaredType type, String name) {
        for (DeclaredType owner : ownSupertypes(type)) {
            for (DeclaredField field : owner.fields()) {
                if (field.name().equals(name)) {
                    return Optional.of(new Member<>(owner, field, resolve(field.type(), owner, List.of())));
                }
            }
            Optional<DeclaredField> made = Lombok.field(owner, name);
            if (made.isPresent()) {
                return made.map(field ->
                        new Member<>(owner, field, TypeRef.of(field.type().name())));
            }
        }
        return Optional.empty();
    }

    /** Methods that can be called by that name with that many arguments, nearest first, without what these override. */
    public List<Member<DeclaredMethod>> methods(TypeRef receiver, String name, int arguments) {
        Optional<DeclaredType> type = own(receiver.name());
        if (type.isEmpty()) {
            return List.of();
        }
        Callable wanted = new Callable(name, arguments);
        List<Found> found = name.equals("<init>") ? declared(type.get(), wanted) : callable(type.get(), wanted);
        return found.stream()
                .map(one -> new Member<>(one.owner(), one.method(), returned(one.owner(), one.method(), receiver)))
                .toList();
    }

    /** Put together from those of the types right above, so that a long line of types is not gone up for each call. */
    private List<Found> callable(DeclaredType type, Callable wanted) {
        Map<Callable, List<Found>> ofType = callable.computeIfAbsent(type, key -> new HashMap<>());
        List<Found> known = ofType.get(wanted);
        if (known == null) {
            ofType.put(wanted, List.of()); // What inherits from itself ends here.
            List<Found> found = new ArrayList<>(declared(type, wanted));
            for (TypeRef above : supertypes(type)) {
                own(above.name()).stream()
                        .flatMap(one -> callable(one, wanted).stream())
                        .filter(inherited -> found.stream().noneMatch(inherited::isOverriddenBy))
                        .forEachOrdered(found::add);
            }
            known = List.copyOf(found);
            ofType.put(wanted, known);
        }
        return known;
    }

    private List<Found> declared(DeclaredType type, Callable wanted) {
        return Stream.concat(type.methods().stream(), Lombok.methods(type).stream())
                .filter(method -> method.name().equals(wanted.name()) && method.takes(wanted.arguments()))
                .map(method -> new Found(type, method, parameters(type, method)))
                .toList();
    }

    /** The first method of that name. */
    public Optional<Member<DeclaredMethod>> named(TypeRef receiver, String name) {
        return own(receiver.name()).stream()
                .flatMap(type -> ownSupertypes(type).stream())
                .flatMap(owner -> Stream.concat(owner.methods().stream(), Lombok.methods(owner).stream())
                        .filter(method -> method.name().equals(name))
                        .map(method -> new Member<>(owner, method, returned(owner, method, receiver))))
                .findFirst();
    }

    public List<TypeRef> parameters(Member<DeclaredMethod> method) {
        return parameters(method.owner(), method.declared());
    }

    private List<TypeRef> parameters(DeclaredType owner, DeclaredMethod method) {
        return method.parameters().stream()
                .map(raw -> resolve(raw, owner, method.typeParameters()))
                .toList();
    }

    /** The key under which class files would have the method. */
    public MethodKey key(DeclaredType owner, DeclaredMethod method) {
        List<TypeRef> parameters = new ArrayList<>();
        if (method.name().equals("<init>") && owner.kind() == TypeFact.Kind.ENUM) {
            parameters.add(TypeRef.STRING);
            parameters.add(TypeRef.of("int"));
        } else if (method.name().equals("<init>") && owner.inner()) {
            owner.outer().map(TypeRef::of).ifPresent(parameters::add);
        }
        method.parameters().forEach(raw -> parameters.add(resolve(raw, owner, method.typeParameters())));
        TypeRef returned = resolve(method.returned(), owner, method.typeParameters());
        return new MethodKey(owner.name(), method.name(), TypeRef.descriptor(parameters, returned));
    }

    public boolean isInterface(String type) {
        return own(type).filter(DeclaredType::isInterface).isPresent();
    }

    /** As far as the project and its class path tell. */
    public boolean isSubtype(String type, String of) {
        return type.equals(of)
                || of.equals("java.lang.Object")
                || own(type).stream()
                        .flatMap(own -> ownSupertypes(own).stream())
                        .anyMatch(own -> own.name().equals(of)
                                || supertypes(own).stream().anyMatch(one -> isLibrarySubtype(one.name(), of)))
                || isLibrarySubtype(type, of);
    }

    public boolean isKnown(String type) {
        return own(type).isPresent() || names.isOfLibrary(type);
    }

    private boolean isLibrarySubtype(String type, String of) {
        return type.equals(of) || own(type).isEmpty() && names.libraries().isSubtype(type, of);
    }

    private void collect(DeclaredType type, Map<String, DeclaredType> found) {
        if (found.putIfAbsent(type.name(), type) == null) {
            supertypes(type).forEach(supertype -> own(supertype.name()).ifPresent(one -> collect(one, found)));
        }
    }

    /** With the receiver's type arguments put in, where the owner is the receiver's own type. */
    private TypeRef returned(DeclaredType owner, DeclaredMethod method, TypeRef receiver) {
        Map<String, TypeRef> variables = variables(owner, method.typeParameters());
        if (owner.name().equals(receiver.name())
                && owner.parameters().size() == receiver.arguments().size()) {
            for (int i = 0; i < owner.parameters().size(); i++) {
                variables.put(
                        owner.parameters().get(i).name(), receiver.arguments().get(i));
            }
        }
        return resolve(method.returned(), owner, variables, 0);
    }

    private Map<String, TypeRef> variables(DeclaredType in, List<TypeParameter> ofMethod) {
        Map<String, TypeRef> variables = new HashMap<>();
        Optional<DeclaredType> at = Optional.of(in);
        while (at.isPresent()) {
            for (TypeParameter parameter : at.get().parameters()) {
                variables.putIfAbsent(parameter.name(), bound(parameter, in));
            }
            at = at.get().outer().flatMap(this::own);
        }
        ofMethod.forEach(parameter -> variables.put(parameter.name(), bound(parameter, in)));
        return variables;
    }

    private TypeRef bound(TypeParameter parameter, DeclaredType in) {
        boolean isVariable = in.bounds().containsKey(parameter.bound().name());
        return isVariable ? TypeRef.OBJECT : resolve(parameter.bound(), in, Map.of(), 1);
    }

    private TypeRef resolve(RawType raw, DeclaredType in, Map<String, TypeRef> variables, int depth) {
        TypeRef base = Optional.ofNullable(variables.get(raw.name()))
                .or(() -> Optional.of(TypeRef.of(raw.name())).filter(TypeRef::isPrimitive))
                .orElseGet(() -> {
                    List<TypeRef> arguments = depth > 4
                            ? List.of()
                            : raw.arguments().stream()
                                    .map(one -> resolve(one, in, variables, depth + 1))
                                    .toList();
                    return new TypeRef(names.find(raw.name(), in).orElse(raw.name()), arguments);
                });
        TypeRef type = base;
        for (int i = 0; i < raw.dimensions(); i++) {
            type = type.array();
        }
        return type;
    }
}
