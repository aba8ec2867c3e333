package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives a body to references to methods of libraries, so that {@code latch::await} is a call like any other. So it is with those
 * of own interfaces that nothing in the project implements, such as repositories: what a proxy does there is no code of the project.
 *
 * <p>{@code pool.submit(latch::await)} thus reads as {@code pool.submit(() -> latch.await())}.
 */
public final class ReferenceBodies {

    private final Map<String, TypeFact> types;
    private final TypeHierarchy hierarchy;
    private final Set<String> implemented;

    private ReferenceBodies(Facts facts) {
        this.types = facts.typesByName();
        this.hierarchy = facts.hierarchy();
        this.implemented = facts.types().stream()
                .filter(type -> type.kind() != TypeFact.Kind.INTERFACE)
                .flatMap(type -> hierarchy.supertypes(type.name()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Facts addedTo(Facts facts) {
        ReferenceBodies bodies = new ReferenceBodies(facts);
        return facts.withTypes(facts.types().stream().map(bodies::withBodies).toList());
    }

    static MethodKey key(MethodFact maker, Value.Functional functional) {
        MethodKey referenced = functional.implementation();
        String name = "reference$" + maker.named().name() + "$"
                + referenced.owner().replace('.', '$') + "$" + referenced.name().replace("<init>", "new");
        return new MethodKey(maker.key().owner(), name, referenced.descriptor());
    }

    private TypeFact withBodies(TypeFact type) {
        Map<MethodKey, MethodFact> bodies = new TreeMap<>();
        for (MethodFact method : type.methods()) {
            for (CallSite call : method.calls()) {
                call.arguments()
                        .forEach(argument -> ValueParts.each(argument, part -> {
                            if (part instanceof Value.Functional functional && isOutside(functional.implementation())) {
                                bodies.putIfAbsent(key(method, functional), body(method, functional, call.site()));
                            }
                        }));
            }
        }
        if (bodies.isEmpty()) {
            return type;
        }
        List<MethodFact> methods = new ArrayList<>(type.methods());
        methods.addAll(bodies.values());
        return type.withMethods(methods);
    }

    private boolean isOutside(MethodKey referenced) {
        TypeFact owner = types.get(referenced.owner());
        return owner == null
                || owner.kind() == TypeFact.Kind.INTERFACE
                        && !implemented.contains(owner.name())
                        && !hasCode(owner, referenced);
    }

    /** Here, or in an own interface above. */
    private boolean hasCode(TypeFact owner, MethodKey called) {
        return hierarchy.supertypes(owner.name()).stream()
                .flatMap(type -> Optional.ofNullable(types.get(type)).stream())
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.key().name().equals(called.name())
                        && method.key().descriptor().equals(called.descriptor()))
                .findFirst()
                .filter(method -> !method.is(Modifier.ABSTRACT))
                .isPresent();
    }

    private static MethodFact body(MethodFact maker, Value.Functional functional, Site site) {
        MethodKey target = functional.implementation();
        boolean makes = target.isConstructor();
        // The object comes first, captured or as the functional's own first parameter, then the arguments.
        Value object = new Value.Parameter(0);
        List<String> types = new ArrayList<>();
        if (!makes) {
            types.add(target.owner());
        }
        types.addAll(target.parameterTypes());
        int first = makes ? 0 : 1;
        CallSite call = new CallSite(
                0,
                target,
                makes
                        ? CallSite.Dispatch.SPECIAL
                        : Dispatch.isFunctional(target.owner())
                                ? CallSite.Dispatch.INTERFACE
                                : CallSite.Dispatch.VIRTUAL,
                makes ? Optional.empty() : Optional.of(object),
                IntStream.range(first, types.size())
                        .<Value>mapToObj(Value.Parameter::new)
                        .toList(),
                List.of(),
                Set.of(),
                target.returnType().equals("void") ? CallSite.Outcome.NONE : CallSite.Outcome.USED,
                new Site(site.file(), site.line(), site.column(), site.endLine(), 0),
                Attribution.BYTECODE);
        return new MethodFact(
                key(maker, functional),
                Set.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.SYNTHETIC),
                List.of(),
                IntStream.range(0, types.size())
                        .mapToObj(i -> new ParameterFact("arg" + i, types.get(i), List.of()))
                        .toList(),
                target.returnType(),
                List.of(),
                List.of(call),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Value.Result(0, target, makes ? Optional.empty() : Optional.of(object), List.of())),
                Optional.of(maker.named()),
                call.site(),
                site.endLine());
    }
}
