package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.bytecode.LibraryCall;
import dev.unblock.analyzer.bytecode.MethodCode;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inference.Question.Called;
import dev.unblock.analyzer.inference.Question.OwnType;
import dev.unblock.analyzer.knowntypes.PublicApi;
import dev.unblock.analyzer.knowntypes.TypeHeader;
import dev.unblock.analyzer.knowntypes.TypeHeader.Declared;
import dev.unblock.model.Confidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods of a library's public API wait, whoever calls them: the question of an application that makes an object of
 * every public class, calls every method, and implements each interface that is called back.
 *
 * <p>There is more time than in an analysis, so wider calls are followed; they count only where all that they can run waits.
 */
public final class PublicApiWaits {

    private static final Extent EXTENT = new Extent(16, 400_000, 12);

    /** Nobody knows which of a library's implementations an application uses. */
    private static final int TOO_MANY_DOUBTS = 3;

    private final List<Path> classPath;
    private final PublicApi api;

    private PublicApiWaits(List<Path> classPath, PublicApi api) {
        this.classPath = classPath;
        this.api = api;
    }

    /**
     * Highly confident is what surely waits. What waits for somebody outside with no more doubts than a loop or a branch or two have is so
     * in the middle, and what has more is not: of other waits too much turned out wrong.
     *
     * @param leavesTheProcess says of an inference that what waits in the end waits for somebody outside
     */
    public static Map<MethodKey, Inference> of(
            List<Path> classPath, PublicApi api, Sinks catalogue, Predicate<Inference> leavesTheProcess) {
        return new PublicApiWaits(classPath, api).inferred(catalogue, leavesTheProcess);
    }

    private Map<MethodKey, Inference> inferred(Sinks catalogue, Predicate<Inference> leavesTheProcess) {
        try (LibraryCode code = LibraryCode.open(classPath, FactsCache.none());
                ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), classPath)) {
            Question question = question(code);
            LibraryTypes types = new LibraryTypes(code, hierarchy, question.types());
            Explored explored = Explored.of(question, types, catalogue.asking(new SeenTypes(types, hierarchy)), EXTENT);
            SureWaits sure = new SureWaits(explored.sinks(), node -> true, types, new MethodCode(code::bytes)::of);
            List<Node.Sink> outside = explored.sinks().stream()
                    .filter(sink -> leavesTheProcess.test(itself(sink)))
                    .toList();
            Map<MethodKey, Inference> inferred = explored.inferences(new Reach(outside, TOO_MANY_DOUBTS));
            inferred.replaceAll((called, inference) -> noMoreThanLikely(inference));
            inferred.keySet().removeIf(MethodKey::isConstructor);
            explored.roots().forEach((called, node) -> sure.from(node, called)
                    .ifPresent(inference -> inferred.put(called, inference)));
            return inferred;
        }
    }

    private static Inference itself(Node.Sink sink) {
        return new Inference(List.of(sink.key(), sink.key()), Confidence.HIGH, sink.openedOn());
    }

    private static Inference noMoreThanLikely(Inference inference) {
        return inference.confidence() == Confidence.HIGH
                ? new Inference(inference.path(), Confidence.MEDIUM, inference.openedOn())
                : inference;
    }

    private Question question(LibraryCode code) {
        List<String> made = api.types().stream()
                .filter(type -> type.isConcrete()
                        && type.methods().stream().anyMatch(method -> method.isConstructor() && method.isPublic()))
                .map(TypeHeader::name)
                .toList();
        List<Called> called = api.types().stream()
                .flatMap(type -> type.methods().stream()
                        .filter(Declared::isPublic)
                        .map(method -> new Called(method.on(type.name()), dispatch(type, method))))
                .toList();
        List<OwnType> callbacks = callbacks(code);
        return new Question(
                callbacks,
                Stream.concat(made.stream(), callbacks.stream().map(OwnType::name))
                        .toList(),
                List.of(),
                called);
    }

    private static Dispatch dispatch(TypeHeader type, Declared method) {
        if (method.isStatic()) {
            return Dispatch.STATIC;
        }
        return method.isConstructor() ? Dispatch.SPECIAL : type.isInterface() ? Dispatch.INTERFACE : Dispatch.VIRTUAL;
    }

    /** What an application may put in place of each interface with one method that a library calls on what it is handed. */
    private List<OwnType> callbacks(LibraryCode code) {
        Set<String> called = new TreeSet<>();
        for (TypeHeader type : api.all()) {
            Stream.of(type.name())
                    .flatMap(name -> type.methods().stream().map(method -> method.on(name)))
                    .flatMap(method -> code.body(method).stream())
                    .flatMap(body -> body.calls().stream())
                    .filter(call -> call.receiver() instanceof Value.Parameter && call.dispatch() == Dispatch.INTERFACE)
                    .map(LibraryCall::target)
                    .map(MethodKey::owner)
                    .forEach(called::add);
        }
        return called.stream()
                .flatMap(name -> api.find(name).stream())
                .filter(type -> abstracts(type).size() == 1)
                .map(PublicApiWaits::implementation)
                .toList();
    }

    private static Set<String> abstracts(TypeHeader type) {
        return type.methods().stream()
                .filter(Declared::isAbstract)
                .map(method -> method.name() + method.descriptor())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static OwnType implementation(TypeHeader of) {
        List<String> methods = List.copyOf(abstracts(of));
        return new OwnType(
                "application." + of.name(), List.of(), List.of(of.name()), true, List.of(), methods, methods);
    }
}
