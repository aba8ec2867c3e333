package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.program.Program.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How long objects of a type live, as far as the frameworks that make them tell. */
final class Scopes {

    private static final String SCOPE = "org.springframework.context.annotation.Scope";
    private static final Set<String> NARROW = Set.of(
            "org.springframework.web.context.annotation.RequestScope",
            "org.springframework.web.context.annotation.SessionScope",
            "jakarta.enterprise.context.RequestScoped",
            "javax.enterprise.context.RequestScoped",
            "jakarta.enterprise.context.SessionScoped",
            "javax.enterprise.context.SessionScoped",
            // One for each connection, whatever else the class is marked with.
            "jakarta.websocket.server.ServerEndpoint",
            "javax.websocket.server.ServerEndpoint");
    private static final Set<String> ONE_FOR_ALL = Set.of(
            "jakarta.servlet.Servlet",
            "javax.servlet.Servlet",
            "jakarta.servlet.Filter",
            "javax.servlet.Filter",
            "org.springframework.web.servlet.HandlerInterceptor",
            "org.springframework.web.servlet.mvc.Controller",
            "org.springframework.web.server.WebFilter",
            "jakarta.ws.rs.container.ContainerRequestFilter",
            "javax.ws.rs.container.ContainerRequestFilter",
            "jakarta.ws.rs.container.ContainerResponseFilter",
            "javax.ws.rs.container.ContainerResponseFilter",
            "jakarta.ws.rs.ext.ExceptionMapper",
            "javax.ws.rs.ext.ExceptionMapper",
            "org.apache.struts.action.Action",
            "org.apache.struts.actions.DispatchAction",
            "org.apache.struts.actions.LookupDispatchAction",
            "org.apache.struts.actions.MappingDispatchAction");

    private final ProjectIndex index;
    private final Beans beans;
    private final Map<String, Scope> ofFactories = new HashMap<>();

    Scopes(ProjectIndex index, Beans beans) {
        this.index = index;
        this.beans = beans;
        beans.all().forEach(bean -> bean.factory()
                .ifPresent(
                        factory -> ofFactories.put(madeType(bean, factory.returned()), scope(factory.annotations()))));
    }

    Scope of(String name) {
        Optional<TypeFact> type = index.type(name);
        if (type.isPresent() && isNarrow(type.get().annotations())) {
            return Scope.NARROW;
        }
        boolean component = type.filter(beans::isComponent).isPresent();
        if (component || type.filter(own -> own.kind() == TypeFact.Kind.ENUM).isPresent()) {
            return Scope.SINGLETON;
        }
        if (ofFactories.containsKey(name)) {
            return ofFactories.get(name);
        }
        boolean oneForAll = type.isPresent() && index.supertypes(name).stream().anyMatch(ONE_FOR_ALL::contains);
        return oneForAll ? Scope.SINGLETON : Scope.PLAIN;
    }

    private static String madeType(Beans.Bean bean, List<Value> returned) {
        return returned.size() == 1 && returned.get(0) instanceof Value.Allocation made ? made.type() : bean.type();
    }

    private Scope scope(List<AnnotationFact> annotations) {
        return isNarrow(annotations) ? Scope.NARROW : Scope.SINGLETON;
    }

    private boolean isNarrow(List<AnnotationFact> annotations) {
        boolean named = annotations.stream()
                .filter(annotation -> annotation.type().equals(SCOPE))
                .flatMap(annotation -> annotation.text("value").or(() -> annotation.text("scopeName")).stream())
                .anyMatch(scope -> !scope.equals("singleton"));
        return named
                || annotations.stream().anyMatch(annotation -> NARROW.stream()
                        .anyMatch(narrow -> beans.isMeta(annotation.type(), narrow)));
    }
}
