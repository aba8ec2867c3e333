package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.CallGraph;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.threads.Multicaster;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Hop;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Spring's events: a publisher runs the listeners of its event's type on its own thread, unless they are asynchronous. */
public final class Events {

    static final String LISTENER = "org.springframework.context.event.EventListener";
    static final String APPLICATION_LISTENER = "org.springframework.context.ApplicationListener";

    private final ProjectIndex index;
    private final Beans beans;
    private final Origins origins;
    private final HandOffs handOffs;
    private final Optional<Hop> multicaster;
    private final List<Listener> listeners = new ArrayList<>();

    /** A method and the types of events that it wants. */
    private record Listener(int method, List<String> events) {}

    public Events(ProjectIndex index, Beans beans, Origins origins, HandOffs handOffs) {
        this.index = index;
        this.beans = beans;
        this.origins = origins;
        this.handOffs = handOffs;
        this.multicaster = new Multicaster(index, handOffs).thread().map(Hop::to);
        for (int method = 0; method < index.methodCount(); method++) {
            listener(method).ifPresent(listeners::add);
        }
    }

    public void addSteps(CallGraph.Builder graph) {
        if (listeners.isEmpty()) {
            return;
        }
        for (int method = 0; method < index.methodCount(); method++) {
            for (CallSite call : index.method(method).calls()) {
                if (call.target().name().equals("publishEvent")
                        && !call.arguments().isEmpty()) {
                    publish(graph, method, call);
                }
            }
        }
    }

    private void publish(CallGraph.Builder graph, int method, CallSite call) {
        Set<String> types = new HashSet<>();
        for (Located made : origins.of(new Located(method, call.arguments().get(0)))) {
            if (made.value() instanceof Value.Allocation event) {
                types.addAll(index.supertypes(event.type()));
            } else {
                typeOf(made).ifPresent(type -> types.addAll(index.supertypes(type)));
            }
        }
        types.remove("java.lang.Object");
        for (Listener listener : listeners) {
            if (listener.events().stream().anyMatch(types::contains)) {
                MethodFact fact = index.method(listener.method());
                Hop hop = handOffs.asyncContext(fact, index.typeOf(listener.method()))
                        .map(Hop::to)
                        .or(() -> multicaster)
                        .orElse(Hop.SAME_THREAD);
                graph.add(method, call, listener.method(), hop);
            }
        }
    }

    /** An event may be what one of its own methods returns: {@code publish(new Paid(this).by(name))}. */
    private Optional<String> typeOf(Located made) {
        if (made.value() instanceof Value.Self) {
            return Optional.of(index.method(made.method()).key().owner());
        }
        if (made.value() instanceof Value.Parameter parameter) {
            List<ParameterFact> parameters = index.method(made.method()).parameters();
            return parameter.index() < parameters.size()
                    ? Optional.of(parameters.get(parameter.index()).type())
                    : Optional.empty();
        }
        return made.value() instanceof Value.Result result
                ? Optional.of(result.target().returnType())
                : Optional.empty();
    }

    private Optional<Listener> listener(int method) {
        MethodFact fact = index.method(method);
        Optional<AnnotationFact> annotation = fact.annotations().stream()
                .filter(candidate -> beans.isMeta(candidate.type(), LISTENER)
                        || candidate.type().endsWith(".TransactionalEventListener"))
                .findFirst();
        if (annotation.isPresent()) {
            List<String> classes = new ArrayList<>(annotation.get().texts("value"));
            classes.addAll(annotation.get().texts("classes"));
            fact.parameters().stream().map(ParameterFact::type).forEach(classes::add);
            return Optional.of(new Listener(method, classes));
        }
        return overridesApplicationListener(method, fact)
                ? Optional.of(
                        new Listener(method, List.of(fact.parameters().get(0).type())))
                : Optional.empty();
    }

    private boolean overridesApplicationListener(int method, MethodFact fact) {
        TypeFact type = index.typeOf(method);
        return fact.key().name().equals("onApplicationEvent")
                && fact.parameters().size() == 1
                && !fact.is(Modifier.SYNTHETIC)
                && index.supertypes(type.name()).contains(APPLICATION_LISTENER);
    }
}
