package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Methods that tests stub or verify on a mock: a mock's twin would answer {@code null}. Known where tests are read. */
final class StubbedMethods implements HazardCheck {

    private static final Set<String> OWNERS =
            Set.of("org.mockito.Mockito", "org.mockito.BDDMockito", "org.mockito.InOrder");
    /** They take the stubbed call's result. */
    private static final Set<String> AROUND = Set.of("when", "given");

    private final Program program;
    private final Map<MethodKey, List<Sighting>> byMethod = new HashMap<>();

    StubbedMethods(Program program) {
        this.program = program;
        program.facts().types().stream()
                .filter(TypeFact::test)
                .flatMap(type -> type.methods().stream())
                .forEach(this::read);
    }

    private void read(MethodFact test) {
        for (CallSite call : test.calls()) {
            stubbed(call).forEach(target -> byMethod.computeIfAbsent(target, key -> new ArrayList<>())
                    .add(Sighting.of(
                            Hazard.H30,
                            target,
                            call.site(),
                            test.named().signature() + " stubs " + target.signature())));
        }
    }

    private Stream<MethodKey> stubbed(CallSite call) {
        if (isMockito(call.target()) && AROUND.contains(call.target().name())) {
            return call.arguments().stream()
                    .filter(Value.Result.class::isInstance)
                    .map(value -> ((Value.Result) value).target());
        }
        return call.receiver().stream()
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(StubbedMethods::givesMock)
                .flatMap(given -> given.arguments().stream().limit(1))
                .flatMap(mock -> ofMock(call.target(), mock));
    }

    /** {@code verify(mock)} and {@code doReturn(..).when(mock)} give the mock back. */
    private static boolean givesMock(Value.Result given) {
        MethodKey target = given.target();
        boolean stubber = given.receiver()
                .filter(value -> value instanceof Value.Result before
                        && before.target().name().startsWith("do")
                        && isMockito(before.target()))
                .isPresent();
        return target.name().equals("verify") && isMockito(target) || AROUND.contains(target.name()) && stubber;
    }

    /** The mock's own type says which method is meant, where nobody has seen what gives it back. */
    private Stream<MethodKey> ofMock(MethodKey called, Value mock) {
        return program.method(called).isPresent() || !(mock instanceof Value.FieldRead read)
                ? Stream.of(called)
                : program.type(read.type()).map(TypeFact::methods).stream()
                        .flatMap(methods -> methods.stream())
                        .map(MethodFact::key)
                        .filter(key -> key.name().equals(called.name()));
    }

    private static boolean isMockito(MethodKey target) {
        return OWNERS.contains(target.owner());
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return byMethod.getOrDefault(method.key(), List.of()).stream();
    }
}
