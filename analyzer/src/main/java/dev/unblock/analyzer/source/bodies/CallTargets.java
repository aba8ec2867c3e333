package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.knowntypes.KnownTypes;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.names.Containers;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredMethod;
import dev.unblock.analyzer.source.names.ProjectTypes;
import dev.unblock.analyzer.source.names.ProjectTypes.Member;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what a call calls: what the compiler knows, else the project's own methods by name and arguments, else a method
 * of a library type by its name.
 */
final class CallTargets {

    /** More than one unknown argument tells. */
    private static final int RATHER_ANOTHER = 2;

    private final ProjectTypes types;
    private final DeclaredType in;
    private final MethodKey within;

    /** @param within the method whose body holds the calls */
    CallTargets(ProjectTypes types, DeclaredType in, MethodKey within) {
        this.types = types;
        this.in = in;
        this.within = within;
    }

    /** A call on an object or a type. */
    Target on(TypeRef receiver, String name, List<Typed> arguments, Optional<Hint> hint) {
        return hint.flatMap(known -> known(known, known.owner().orElse(receiver.name()), receiver, arguments))
                .or(() -> own(receiver, name, arguments))
                .orElseGet(() -> library(receiver, name, arguments));
    }

    /** A call without anything before its name. */
    Target unscoped(String name, List<Typed> arguments, Optional<Hint> hint) {
        Optional<String> declaring = hint.flatMap(Hint::declaring);
        if (declaring.isPresent()) {
            String owner = enclosing()
                    .filter(type -> types.isSubtype(type.name(), declaring.get()))
                    .map(DeclaredType::name)
                    .filter(type -> !declaring.get().equals("java.lang.Object"))
                    .findFirst()
                    .orElse(declaring.get());
            Optional<Target> known = known(hint.get(), owner, TypeRef.of(owner), arguments);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return enclosing()
                .flatMap(type -> own(TypeRef.of(type.name()), name, arguments).stream())
                .findFirst()
                .or(() -> imported(name, arguments))
                .or(() -> enclosing()
                        .flatMap(type -> Inherited.find(type, name, arguments.size()).stream())
                        .findFirst())
                .orElseGet(() -> library(TypeRef.of(inheriting()), name, arguments));
    }

    /** A method that is referred to: of the project's own, the first of that name. */
    Target reference(TypeRef receiver, String name, Optional<Hint> hint) {
        Optional<Target> known = hint.flatMap(one -> knownReference(one, receiver));
        return known.or(() -> types.named(receiver, name).map(method -> target(method, receiver.name(), receiver)))
                .orElseGet(() -> library(receiver, name, List.of()));
    }

    private Optional<Target> knownReference(Hint hint, TypeRef receiver) {
        List<Typed> arguments = hint.parameters().orElse(List.of()).stream()
                .map(type -> Typed.unknown(Optional.of(type)))
                .toList();
        return known(hint, hint.owner().orElse(receiver.name()), receiver, arguments);
    }

    /** The constructor of a type. */
    Target constructor(TypeRef made, List<Typed> arguments, Optional<Hint> hint) {
        Target target = hint.flatMap(known -> known(known, made.name(), made, arguments))
                .or(() -> own(made, "<init>", arguments))
                .orElseGet(() -> library(made, "<init>", arguments));
        MethodKey key = new MethodKey(made.name(), "<init>", ofVoid(target.key().descriptor()));
        return new Target(key, Dispatch.SPECIAL, Optional.of(made), target.variable(), target.attribution());
    }

    /** The type and those around it, innermost first. */
    Stream<DeclaredType> enclosing() {
        return Stream.iterate(Optional.of(in), Optional::isPresent, type -> type.flatMap(DeclaredType::outer)
                        .flatMap(types::own))
                .flatMap(Optional::stream);
    }

    private Optional<Target> known(Hint hint, String owner, TypeRef receiver, List<Typed> arguments) {
        Optional<Member<DeclaredMethod>> own = hint.declaring()
                .flatMap(declaring -> best(
                        types.methods(TypeRef.of(declaring), hint.name(), arguments.size()),
                        arguments,
                        hint.parameters()));
        if (own.isPresent()) {
            Target target = target(own.get(), owner, receiver);
            return Optional.of(new Target(
                    target.key(),
                    target.dispatch(),
                    hint.type()
                            .map(type -> target.type().map(type::filledFrom).orElse(type))
                            .or(target::type),
                    target.variable(),
                    Attribution.COMPILER));
        }
        boolean complete = hint.parameters().isPresent() && hint.returned().isPresent();
        if (!complete) {
            return Optional.empty();
        }
        List<TypeRef> parameters = hint.parameters().orElseThrow();
        MethodKey key = new MethodKey(
                owner,
                hint.name(),
                TypeRef.descriptor(parameters, hint.returned().orElseThrow()));
        Dispatch dispatch =
                hint.isStatic() ? Dispatch.STATIC : hint.inInterface() ? Dispatch.INTERFACE : Dispatch.VIRTUAL;
        Optional<Integer> variable = gathered(hint.variable(), parameters, arguments)
                ? Optional.of(parameters.size() - 1)
                : Optional.empty();
        Optional<TypeRef> type =
                Containers.returned(receiver, hint.name(), arguments.size()).or(hint::type);
        return Optional.of(new Target(key, dispatch, type, variable, Attribution.COMPILER));
    }

    private Optional<Target> own(TypeRef receiver, String name, List<Typed> arguments) {
        return best(types.methods(receiver, name, arguments.size()), arguments, Optional.empty())
                .map(method -> target(method, receiver.name(), receiver))
                .or(() -> types.own(receiver.name())
                        .flatMap(type -> Inherited.find(type, name, arguments.size()))
                        .filter(inherited -> inherited.key().owner().equals(receiver.name())));
    }

    private Target target(Member<DeclaredMethod> method, String owner, TypeRef receiver) {
        MethodKey declared = types.key(method.owner(), method.declared());
        boolean isInterface = types.isInterface(owner);
        Dispatch dispatch = method.declared().isStatic()
                ? Dispatch.STATIC
                : method.declared().isPrivate()
                        ? Dispatch.SPECIAL
                        : isInterface ? Dispatch.INTERFACE : Dispatch.VIRTUAL;
        List<TypeRef> parameters = types.parameters(method);
        return new Target(
                new MethodKey(owner, declared.name(), declared.descriptor()),
                dispatch,
                Optional.of(method.type()),
                method.declared().variable() ? Optional.of(parameters.size() - 1) : Optional.empty(),
                Attribution.IMPORTS);
    }

    private Optional<Member<DeclaredMethod>> best(
            List<Member<DeclaredMethod>> methods, List<Typed> arguments, Optional<List<TypeRef>> exactly) {
        Optional<Member<DeclaredMethod>> exact = exactly.flatMap(wanted -> methods.stream()
                .filter(method -> simpleNames(types.parameters(method)).equals(simpleNames(wanted)))
                .findFirst());
        if (exact.isPresent()) {
            return exact;
        }
        List<Member<DeclaredMethod>> fitting = new ArrayList<>();
        for (Member<DeclaredMethod> method : methods) {
            boolean overridden =
                    fitting.stream().anyMatch(nearer -> types.parameters(nearer).equals(types.parameters(method)));
            if (!overridden && fit(method, arguments) >= 0) {
                fitting.add(method);
            }
        }
        return fitting.stream().max(Comparator.comparingInt(method -> rank(method, arguments)));
    }

    /** By fit. Where it is a guess, a method rather calls its namesake than itself. */
    private int rank(Member<DeclaredMethod> method, List<Typed> arguments) {
        boolean guess = arguments.stream().anyMatch(argument -> argument.type().isEmpty());
        int itself = guess && types.key(method.owner(), method.declared()).equals(within) ? RATHER_ANOTHER : 0;
        return fit(method, arguments) - itself;
    }

    private static List<String> simpleNames(List<TypeRef> types) {
        return types.stream()
                .map(type -> type.name()
                        .substring(Math.max(
                                        type.name().lastIndexOf('.'),
                                        type.name().lastIndexOf('$'))
                                + 1))
                .toList();
    }

    /** How well the arguments fit, -1 where they do not. */
    private int fit(Member<DeclaredMethod> method, List<Typed> arguments) {
        List<TypeRef> parameters = types.parameters(method);
        int sum = method.declared().variable() ? 0 : 1;
        for (int i = 0; i < arguments.size(); i++) {
            int last = parameters.size() - 1;
            TypeRef parameter = parameters.get(Math.min(i, last));
            int fit = Fit.of(types, arguments.get(i), parameter);
            if (fit < 0 && method.declared().variable() && i >= last) {
                fit = parameter
                        .component()
                        .map(one -> Fit.of(types, arguments.get(arguments.size() > last ? last : 0), one))
                        .orElse(-1);
            }
            if (fit < 0) {
                return -1;
            }
            sum += fit;
        }
        return sum;
    }

    private Optional<Target> imported(String name, List<Typed> arguments) {
        Optional<String> single = Optional.ofNullable(in.scope().members().get(name));
        Optional<Target> own = Stream.concat(single.stream(), in.scope().memberTypes().stream())
                .flatMap(type -> types.qualified(type).stream())
                .flatMap(type -> own(TypeRef.of(type), name, arguments).stream())
                .findFirst();
        return own.or(() -> single.or(() -> onlyUnseen())
                .flatMap(types::qualified)
                .map(type -> library(TypeRef.of(type), name, arguments).withDispatch(Dispatch.STATIC)));
    }

    /** Where one type's static members are imported, and nothing is inherited from outside, it must be from there. */
    private Optional<String> onlyUnseen() {
        List<String> unseen = in.scope().memberTypes().stream()
                .filter(type -> types.qualified(type).flatMap(types::own).isEmpty())
                .toList();
        return unseen.size() == 1 && enclosing().noneMatch(types::hasLibrarySupertype)
                ? Optional.of(unseen.get(0))
                : Optional.empty();
    }

    /** The innermost type around that may inherit the method from outside the project. */
    private String inheriting() {
        return enclosing()
                .filter(types::hasLibrarySupertype)
                .findFirst()
                .map(DeclaredType::name)
                .orElse(in.name());
    }

    private Target library(TypeRef receiver, String name, List<Typed> arguments) {
        List<TypeRef> parameters = arguments.stream()
                .map(argument -> argument.type()
                        .filter(type -> !type.equals(TypeRef.VOID))
                        .orElse(TypeRef.OBJECT))
                .toList();
        Optional<TypeRef> type = Containers.returned(receiver, name, arguments.size())
                .or(() -> types.libraryTypes(receiver.name())
                        .flatMap(outside -> KnownTypes.standard().returned(outside, name, arguments.size()).stream())
                        .findFirst()
                        .map(TypeRef::of));
        TypeRef returned = type.map(one -> one).orElse(name.equals("<init>") ? TypeRef.VOID : TypeRef.OBJECT);
        String owner = receiver.isArray() ? TypeRef.OBJECT.name() : receiver.name();
        return new Target(
                new MethodKey(owner, name, TypeRef.descriptor(parameters, returned)),
                Dispatch.VIRTUAL,
                type,
                Optional.empty(),
                Attribution.IMPORTS);
    }

    private static boolean gathered(boolean variable, List<TypeRef> parameters, List<Typed> arguments) {
        if (!variable) {
            return false;
        }
        boolean passesArray = arguments.size() == parameters.size()
                && arguments
                        .get(arguments.size() - 1)
                        .type()
                        .filter(TypeRef::isArray)
                        .isPresent();
        return !passesArray;
    }

    private static String ofVoid(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1) + "V";
    }
}
