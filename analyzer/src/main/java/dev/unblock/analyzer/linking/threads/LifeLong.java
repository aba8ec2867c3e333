package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Methods that run once in the life of the application, or of the component they belong to. A thread that such a method
 * starts is one of a known few and lives on; it is no thread for each task.
 */
public final class LifeLong {

    private static final int DEEPEST = 6;
    private static final Set<String> ANNOTATIONS = Set.of(
            "jakarta.annotation.PostConstruct",
            "javax.annotation.PostConstruct",
            "jakarta.annotation.PreDestroy",
            "javax.annotation.PreDestroy",
            Beans.BEAN);
    private static final Set<String> NAMES = Set.of(
            "<clinit>",
            "main",
            "start",
            "doStart",
            "init",
            "initialize",
            "afterPropertiesSet",
            "afterSingletonsInstantiated",
            "contextInitialized",
            "contextDestroyed",
            "open",
            "launch",
            "listen",
            "setup",
            "stop",
            "shutdown",
            "destroy",
            "onApplicationEvent");
    private static final Set<String> RUNNERS =
            Set.of("org.springframework.boot.CommandLineRunner", "org.springframework.boot.ApplicationRunner");

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final Beans beans;
    private final Map<Integer, Boolean> known = new HashMap<>();

    public LifeLong(ProjectIndex index, DirectCalls calls, Beans beans) {
        this.index = index;
        this.calls = calls;
        this.beans = beans;
    }

    /** The method runs once, and so does what it starts. */
    boolean runsOnce(int method) {
        Boolean once = known.get(method);
        if (once == null) {
            once = runsOnce(method, new HashSet<>());
            known.put(method, once);
        }
        return once;
    }

    private boolean runsOnce(int method, Set<Integer> seen) {
        if (!seen.add(method)) {
            return true;
        }
        if (seen.size() > DEEPEST * DEEPEST) {
            return false;
        }
        MethodFact fact = index.method(method);
        if (fact.writtenIn().isPresent()) {
            return false;
        }
        if (isCalledByAFramework(fact) || fact.key().isConstructor() && beans.isComponent(index.typeOf(method))) {
            return true;
        }
        List<DirectCalls.Caller> callers = calls.callers(method);
        if (callers.isEmpty()) {
            return NAMES.contains(fact.key().name());
        }
        return callers.stream().allMatch(caller -> runsOnce(caller.method(), seen));
    }

    private boolean isCalledByAFramework(MethodFact fact) {
        boolean runner = fact.key().name().equals("run")
                && index.supertypes(fact.key().owner()).stream().anyMatch(RUNNERS::contains);
        return runner
                || fact.key().name().equals("<clinit>")
                || fact.annotations().stream().map(AnnotationFact::type).anyMatch(ANNOTATIONS::contains);
    }
}
