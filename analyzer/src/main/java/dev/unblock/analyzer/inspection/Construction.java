package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which methods run while their object is being made, or while the application starts, and never later. */
final class Construction {

    private static final Set<String> BUILDS = Set.of(
            "PostConstruct",
            "PreDestroy",
            "Autowired",
            "Inject",
            "Bean",
            "Provides",
            "Produces",
            "Value",
            "Resource",
            "BeforeEach",
            "BeforeAll");
    private static final Set<String> FILLS_DATA =
            Set.of("JsonAnySetter", "JsonSetter", "JsonProperty", "JsonCreator", "XmlElement", "XmlAttribute");
    private static final Set<String> CONFIGURES = Set.of(
            "Configuration",
            "AutoConfiguration",
            "SpringBootApplication",
            "ConfigurationProperties",
            "ConfigurationPropertiesScan");
    private static final Set<String> BUILD_METHODS = Set.of(
            "<init>",
            "<clinit>",
            "afterPropertiesSet",
            "contextInitialized",
            "contextDestroyed",
            "init",
            "destroy",
            "readObject",
            "readResolve",
            "readExternal");
    private static final int DEEPEST = 3;

    private final Program program;

    Construction(Program program) {
        this.program = program;
    }

    /** Nobody else holds the object yet: it is being made, or the application is starting. */
    boolean isBuilding(MethodFact method) {
        return isBuilding(method, DEEPEST);
    }

    private boolean isBuilding(MethodFact method, int depth) {
        if (method.writtenIn().isEmpty()
                && (BUILD_METHODS.contains(method.key().name())
                        || SharedTypes.isMarked(method.annotations(), BUILDS))) {
            return true;
        }
        boolean unseen = program.threads(method.key()).isEmpty();
        return isAtStart(method)
                || isCalledByBuildersOnly(method, depth)
                || unseen && (isSetterOfTheContainer(method) || isConfiguration(method))
                || fillsData(method);
    }

    /** A step of a class that puts the application together, or a property that settings are bound to. */
    private boolean isConfiguration(MethodFact method) {
        return program.type(method.key().owner())
                .filter(type -> SharedTypes.isMarked(type.annotations(), CONFIGURES))
                .isPresent();
    }

    /** Called on an object that is being read from a message. */
    private boolean fillsData(MethodFact method) {
        return SharedTypes.isMarked(method.annotations(), FILLS_DATA)
                && program.scope(method.key().owner()) == Scope.PLAIN;
    }

    boolean isAtStart(MethodFact method) {
        Set<ThreadContext> threads = program.threads(method.key());
        return !threads.isEmpty() && Place.worst(threads).compareTo(Place.STARTUP) >= 0;
    }

    private boolean isCalledByBuildersOnly(MethodFact method, int depth) {
        boolean closed = !method.is(Modifier.PUBLIC)
                || program.threads(method.key()).isEmpty()
                        && !isForAnyThread(method.key().owner());
        return depth > 0
                && closed
                && isCalledOnly(
                        method,
                        edge -> edge.hop().isSameThread()
                                && program.method(edge.caller())
                                        .filter(caller -> isBuilding(caller, depth - 1))
                                        .isPresent());
    }

    /** Its author promises that any thread may call its public methods, whoever does so far. */
    private boolean isForAnyThread(String type) {
        return program.type(type)
                .filter(fact -> SharedTypes.isMarked(fact.annotations(), SharedTypes.SHARED))
                .isPresent();
    }

    /** Somebody calls it, and all who do are of this kind. */
    private boolean isCalledOnly(MethodFact method, Predicate<CallEdge> by) {
        List<CallEdge> callers = program.callers(method.key());
        return !callers.isEmpty() && callers.stream().allMatch(by);
    }

    /** A constructor or static initialiser, or a step of nothing but those. */
    boolean isConstructing(MethodFact method) {
        return isConstructing(method, DEEPEST);
    }

    private boolean isConstructing(MethodFact method, int depth) {
        if (method.key().name().endsWith("init>")) {
            return true;
        }
        return depth > 0
                && !method.is(Modifier.PUBLIC)
                && isCalledOnly(method, edge -> program.method(edge.caller())
                        .filter(caller -> isConstructing(caller, depth - 1))
                        .isPresent());
    }

    /** A property that nothing in the program sets is set by the container, while it wires the object. */
    private boolean isSetterOfTheContainer(MethodFact method) {
        return method.key().isSetter()
                && method.parameters().size() == 1
                && !method.is(Modifier.SYNCHRONIZED)
                && method.monitors().isEmpty()
                && program.scope(method.key().owner()) == Scope.SINGLETON
                && program.type(method.key().owner())
                        .filter(type -> type.kind() == TypeFact.Kind.ENUM)
                        .isEmpty()
                && program.callers(method.key()).isEmpty();
    }
}
