package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.HashSet;
import java.util.Set;

/** The project's types of which there can be objects: made by {@code new}, by a framework, or by reflection. */
public final class InstantiatedTypes {

    private final Set<String> names = new HashSet<>();

    public InstantiatedTypes(ProjectIndex index, Beans beans) {
        for (TypeFact type : index.types()) {
            if (type.kind() == TypeFact.Kind.ENUM || isMadeByAFramework(type, beans)) {
                names.add(type.name());
            }
        }
        index.methods().forEach(this::noteMadeIn);
    }

    boolean contains(String type) {
        return names.contains(type);
    }

    private void noteMadeIn(MethodFact method) {
        for (CallSite call : method.calls()) {
            if (call.target().isConstructor() && call.receiver().isEmpty()) {
                names.add(call.target().owner());
            }
        }
        ValueParts.eachIn(method, value -> {
            if (value instanceof Value.Constant constant && constant.type().equals("java.lang.Class")) {
                names.add(constant.text());
            }
            if (value instanceof Value.Functional made && made.implementation().isConstructor()) {
                names.add(made.implementation().owner());
            }
        });
    }

    /** Whoever annotates a class with a framework's annotation wants the framework to make the objects. */
    private static boolean isMadeByAFramework(TypeFact type, Beans beans) {
        return beans.isComponent(type)
                || type.annotations().stream()
                        .anyMatch(annotation -> !annotation.type().startsWith("java.lang.")
                                && !annotation.type().startsWith("lombok."));
    }
}
