package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Objects that the project itself makes with {@code java.lang.reflect.Proxy}: calls on such an interface run the handler
 * that the proxy was given.
 */
public final class DynamicProxies {

    private static final String PROXY = "java.lang.reflect.Proxy";
    private static final String HANDLER = "java.lang.reflect.InvocationHandler";

    private final ProjectIndex index;
    private final Origins origins;
    private final MethodReferences references;
    private final Map<String, Set<Integer>> handlers = new HashMap<>();

    public DynamicProxies(ProjectIndex index, Origins origins, MethodReferences references) {
        this.index = index;
        this.origins = origins;
        this.references = references;
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (call.target().owner().equals(PROXY)
                        && call.target().name().equals("newProxyInstance")
                        && call.arguments().size() == 3) {
                    note(method, call.arguments());
                }
            }
        }
    }

    public void addSteps(CallGraph.Builder graph) {
        if (handlers.isEmpty()) {
            return;
        }
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (call.dispatch() == CallSite.Dispatch.INTERFACE) {
                    for (int handler : handlers.getOrDefault(call.target().owner(), Set.of())) {
                        graph.add(method, call, handler, Hop.SAME_THREAD);
                    }
                }
            }
        }
    }

    private void note(int method, List<Value> arguments) {
        List<Integer> bodies = origins.of(new Located(method, arguments.get(2))).stream()
                .flatMap(this::body)
                .toList();
        interfaces(method, arguments.get(1))
                .filter(type -> index.type(type)
                        .filter(fact -> fact.kind() == TypeFact.Kind.INTERFACE)
                        .isPresent())
                .forEach(type ->
                        handlers.computeIfAbsent(type, key -> new TreeSet<>()).addAll(bodies));
    }

    /** The class literals among the elements of the array, wherever they come from. */
    private Stream<String> interfaces(int method, Value array) {
        return origins.of(new Located(method, array)).stream()
                .filter(made -> made.value() instanceof Value.Allocation)
                .flatMap(made -> ((Value.Allocation) made.value())
                        .arguments().stream()
                                .flatMap(element -> origins.of(new Located(made.method(), element)).stream()))
                .map(Located::value)
                .filter(value -> value instanceof Value.Constant constant
                        && constant.type().equals("java.lang.Class"))
                .map(value -> ((Value.Constant) value).text());
    }

    private Stream<Integer> body(Located handler) {
        if (handler.value() instanceof Value.Functional lambda) {
            return references.body(handler.method(), lambda).stream().boxed();
        }
        Optional<String> type = handler.value() instanceof Value.Allocation made
                ? Optional.of(made.type())
                : handler.value() instanceof Value.Self
                        ? Optional.of(index.method(handler.method()).key().owner())
                        : Optional.empty();
        return type.stream()
                .filter(name -> index.supertypes(name).contains(HANDLER))
                .flatMap(name -> index.type(name).stream())
                .flatMap(fact -> fact.methods().stream())
                .filter(DynamicProxies::isInvoke)
                .flatMapToInt(fact -> index.number(fact.key()).stream())
                .boxed();
    }

    private static boolean isInvoke(MethodFact method) {
        return method.key().name().equals("invoke") && method.parameters().size() == 3;
    }
}
