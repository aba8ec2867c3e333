package dev.unblock.analyzer.join;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.written.WrittenBody;
import dev.unblock.analyzer.source.written.WrittenCall;
import dev.unblock.analyzer.source.written.WrittenCall.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pairs compiled calls with written ones. */
final class CallPairs {

    private final Map<CallSite, WrittenCall> writtenOf = new IdentityHashMap<>();
    private final Map<WrittenCall, List<CallSite>> compiledOf = new IdentityHashMap<>();

    Optional<WrittenCall> written(CallSite call) {
        return Optional.ofNullable(writtenOf.get(call));
    }

    List<CallSite> compiled(WrittenCall call) {
        return compiledOf.getOrDefault(call, List.of());
    }

    boolean isPaired(WrittenCall call) {
        return compiledOf.containsKey(call);
    }

    /** Pairs the calls of a method with those of the bodies it was compiled from. */
    void pair(MethodFact method, List<WrittenBody> bodies) {
        List<WrittenCall> written =
                bodies.stream().flatMap(body -> body.calls().stream()).toList();
        pairGroups(group(method.calls(), CallPairs::place), group(written, CallPairs::place));
        pairGroups(group(method.calls(), CallPairs::made), group(written, CallPairs::made));
        pairGroups(group(method.calls(), CallPairs::chained), group(written, CallPairs::chained));
    }

    /** Compilers write a method of their own for some method references; the call inside it is the reference. */
    void pairReferences(MethodFact method, List<WrittenBody> bodies) {
        if (method.writtenIn().isEmpty()) {
            return;
        }
        for (CallSite call : method.calls()) {
            List<WrittenCall> references = bodies.stream()
                    .flatMap(body -> body.calls().stream())
                    .filter(written -> written.kind() == Kind.REFERENCE)
                    .filter(written -> written.compiledLine() == call.site().line())
                    .filter(written -> written.name().equals(referenceName(call.target())))
                    .toList();
            if (references.size() == 1) {
                pair(call, references.get(0));
            }
        }
    }

    /** What no body claimed: by place alone, where that leaves no choice. */
    void pairLeftovers(List<MethodFact> methods, List<WrittenCall> written) {
        Map<Object, List<CallSite>> compiled = group(
                methods.stream()
                        .flatMap(method -> method.calls().stream())
                        .filter(call -> !writtenOf.containsKey(call))
                        .toList(),
                CallPairs::place);
        group(written.stream().filter(call -> !isPaired(call)).toList(), CallPairs::place)
                .forEach((place, calls) -> {
                    List<CallSite> found = compiled.getOrDefault(place, List.of());
                    if (calls.size() == 1 && targets(found) == 1) {
                        found.forEach(call -> pair(call, calls.get(0)));
                    }
                });
    }

    private void pairGroups(Map<Object, List<CallSite>> compiled, Map<Object, List<WrittenCall>> written) {
        written.forEach((key, calls) -> pairInOrder(compiled.getOrDefault(key, List.of()), calls));
    }

    private void pairInOrder(List<CallSite> compiled, List<WrittenCall> written) {
        List<CallSite> fitting = compiled.size() == written.size()
                ? compiled
                : compiled.stream()
                        .filter(call -> written.stream().anyMatch(one -> takes(call, one)))
                        .toList();
        if (fitting.isEmpty()) {
            return;
        }
        // The compiler may have copied the code, for the ways out of a try block or for several constructors.
        boolean copies = fitting.size() % written.size() == 0
                && (fitting.size() == written.size() || targets(fitting) <= written.size());
        if (copies) {
            for (int i = 0; i < fitting.size(); i++) {
                WrittenCall partner = written.get(i % written.size());
                if (isPlausible(fitting.get(i), partner)) {
                    pair(fitting.get(i), partner);
                }
            }
        }
    }

    private void pair(CallSite compiled, WrittenCall written) {
        writtenOf.put(compiled, written);
        compiledOf.computeIfAbsent(written, key -> new ArrayList<>()).add(compiled);
    }

    private static long targets(List<CallSite> calls) {
        return calls.stream().map(CallSite::target).distinct().count();
    }

    private static boolean takes(CallSite call, WrittenCall written) {
        return call.target().parameterTypes().size() == written.arguments();
    }

    /** A new object's constructor call has no line of its own: it stands somewhere inside its statement. */
    private static boolean isPlausible(CallSite compiled, WrittenCall written) {
        int line = compiled.site().line();
        return written.kind() != Kind.NEW
                || line >= Math.min(written.statementLine(), written.site().line())
                        && line <= written.site().endLine();
    }

    private static Optional<Object> place(CallSite call) {
        return call.target().isConstructor()
                ? Optional.empty()
                : Optional.of(List.of(call.site().line(), call.target().name()));
    }

    private static Optional<Object> place(WrittenCall call) {
        return call.kind() == Kind.CALL ? Optional.of(List.of(call.compiledLine(), call.name())) : Optional.empty();
    }

    /** By the made type's simple name; anonymous types are numbers. */
    private static Optional<Object> made(CallSite call) {
        return call.target().isConstructor() && !isChained(call)
                ? Optional.of(simpleName(call.target().owner()))
                : Optional.empty();
    }

    private static Optional<Object> made(WrittenCall call) {
        return call.kind() == Kind.NEW ? Optional.of(call.name()) : Optional.empty();
    }

    private static Optional<Object> chained(CallSite call) {
        return isChained(call) ? Optional.of("") : Optional.empty();
    }

    private static Optional<Object> chained(WrittenCall call) {
        return call.kind() == Kind.CONSTRUCTOR ? Optional.of("") : Optional.empty();
    }

    /** {@code this(…)} or {@code super(…)}. */
    private static boolean isChained(CallSite call) {
        return call.target().isConstructor()
                && call.receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    private static String simpleName(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1)
                .replaceFirst("^\\d+", "");
    }

    private static String referenceName(MethodKey target) {
        return target.isConstructor() ? "new" : target.name();
    }

    private static <T> Map<Object, List<T>> group(List<T> calls, Function<T, Optional<Object>> key) {
        return calls.stream()
                .filter(call -> key.apply(call).isPresent())
                .collect(Collectors.groupingBy(
                        call -> key.apply(call).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
    }
}
