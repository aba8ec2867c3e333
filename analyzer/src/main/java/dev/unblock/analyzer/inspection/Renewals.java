package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldAccess.Kind;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object keeps and has made again only where it is missing or over, such as a token, a connection or its first
 * set-up: {@code if (token == null || isExpired()) token = login()}. Nothing is told of counters and times, nor of buffers
 * that are emptied.
 */
final class Renewals {

    private final Program program;
    private final Choices choices;

    Renewals(Program program, Choices choices) {
        this.program = program;
        this.choices = choices;
    }

    /** The call is made only where fields that it fills are asked first, by the method or a getter of the object. */
    boolean is(MethodFact method, CallSite call) {
        Set<FieldKey> asked = asked(method, call);
        List<FieldAccess> written = Stream.concat(Stream.of(method), callees(method, call))
                .flatMap(filling -> filling.accesses().stream())
                .filter(access -> access.kind() == Kind.WRITE)
                .toList();
        return written.stream().anyMatch(access -> asked.contains(access.field()))
                && written.stream().anyMatch(this::keeps);
    }

    private Set<FieldKey> asked(MethodFact method, CallSite call) {
        Stream<FieldAccess> here =
                method.accesses().stream().filter(access -> choices.isConditionOf(access.site(), call.site()));
        Stream<FieldAccess> inGetters = method.calls().stream()
                .filter(getter -> getter.index() != call.index()
                        && getter.target().owner().equals(method.key().owner())
                        && choices.isConditionOf(getter.site(), call.site()))
                .flatMap(getter -> callees(method, getter))
                .flatMap(getter -> getter.accesses().stream());
        return Stream.concat(here, inGetters)
                .filter(access -> access.kind() == Kind.READ)
                .map(FieldAccess::field)
                .collect(Collectors.toSet());
    }

    private Stream<MethodFact> callees(MethodFact method, CallSite call) {
        return program.callees(method.key(), call)
                .filter(edge -> edge.hop().isSameThread())
                .map(CallEdge::callee)
                .flatMap(callee -> program.method(callee).stream());
    }

    private boolean keeps(FieldAccess access) {
        String type = program.type(access.field().owner()).stream()
                .flatMap(owner -> owner.fields().stream())
                .filter(field -> field.key().equals(access.field()))
                .map(field -> field.type())
                .findFirst()
                .orElse("");
        Optional<Value> value = access.written();
        boolean literal = value.filter(Value.Constant.class::isInstance).isPresent();
        boolean emptied = value.filter(made -> made instanceof Value.Allocation collection
                        && collection.type().startsWith("java.util."))
                .isPresent();
        boolean measure = !type.contains(".")
                || type.startsWith("java.time.")
                || type.matches("java\\.(lang\\.(Long|Integer)|util\\.Date)");
        return type.equals("boolean") ? literal : !literal && !emptied && !measure;
    }
}
