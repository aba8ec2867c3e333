package dev.unblock.analyzer.linking.graph;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.facts.Value.Constant;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of an object that a method is called with: the class that it was made of, or a type that it has. */
final class KnownObjects {

    private static final String MADE = "made";
    private static final String OF = "of";

    private final ProjectIndex index;

    /** Names of the project's types by their simple names, which are asked for at every guarded call. */
    private final Map<String, List<String>> types;

    KnownObjects(ProjectIndex index) {
        this.index = index;
        this.types = index.types().stream().map(TypeFact::name).collect(Collectors.groupingBy(Descriptors::simpleName));
    }

    static boolean isOne(Constant known) {
        return known.type().equals(MADE) || known.type().equals(OF);
    }

    /** Only what was made there is surely there. */
    static boolean mayBeNull(Constant known) {
        return known.type().equals(OF);
    }

    /** What the value's own method tells; nothing where that is no more than what the parameter says that it is given as. */
    Optional<Constant> of(int method, Value value, String parameter) {
        if (value instanceof Value.Allocation made) {
            return Optional.of(new Constant(MADE, made.type()));
        }
        if (value instanceof Value.Functional function) {
            return Optional.of(new Constant(MADE, function.type()));
        }
        return index.staticType(method, value)
                .filter(type ->
                        index.isOwn(type) && !index.supertypes(parameter).contains(type))
                .map(type -> new Constant(OF, type));
    }

    /** No object of this kind is of a type of the project with this simple name. */
    boolean isNever(Constant known, String simpleName) {
        List<String> named = types.getOrDefault(simpleName, List.of());
        return !named.isEmpty() && named.stream().allMatch(type -> isNeverOf(known, type));
    }

    /** No object of this kind can be given as a parameter of the type. */
    boolean isNeverOf(Constant known, String type) {
        if (!index.isOwn(known.text()) || !index.isOwn(type)) {
            return false;
        }
        Stream<String> may = known.type().equals(MADE)
                ? Stream.of(known.text())
                : index.subtypes(known.text()).stream().map(TypeFact::name);
        return may.noneMatch(one -> index.supertypes(one).contains(type));
    }

    /** The type that the method's author gave a parameter: a bridge takes more than that. */
    Optional<String> parameter(int method, int parameter) {
        List<MethodFact.ParameterFact> parameters =
                index.method(index.withoutBridge(method)).parameters();
        return parameter < parameters.size()
                ? Optional.of(parameters.get(parameter).type())
                : Optional.empty();
    }

    /** Whether what is given as the one type may not be of the other, which is one of the project's. */
    boolean isNarrower(String type, String given) {
        return index.isOwn(type) && !index.supertypes(given).contains(type);
    }
}
