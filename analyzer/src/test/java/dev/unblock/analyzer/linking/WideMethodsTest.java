package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.linking.types.WideMethods;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WideMethodsTest {

    private static final int MANY = 520;

    private static final String JOBS = """
            package app;
            interface Job { int run(Job next); }
            class Worker { public int run(Job next) { return 1; } }
            class Hired extends Worker implements Job {}
            @org.springframework.web.bind.annotation.RestController class Api {
                Job first = new Job0();
                @org.springframework.web.bind.annotation.GetMapping int start() { return hand(first, job -> step()); }
                int hand(Job job, Job next) { return job.run(next); }
                int hire() { return new Hired().run(null); }
                int step() { return 2; }
            }
            """
            + IntStream.range(0, MANY)
                    .mapToObj(i ->
                            "class Job%d implements Job { public int run(Job next) { return next.run(new Job%d()); } }\n"
                                    .formatted(i, (i + 1) % MANY))
                    .collect(Collectors.joining());

    @Test
    void leadsEveryCallToTheDeclaredMethodAndFromThereToEveryBody() {
        Fixture fixture = Fixture.of(JOBS, "spring");
        Program program = fixture.program();

        MethodKey declared = fixture.method("app.Job", "run").key();
        assertThat(bodies(program, fixture.method("app.Job7", "run").key()))
                .containsExactlyInAnyOrder("app.Job", "app.Job8");
        assertThat(bodies(program, declared)).hasSize(MANY + 1).contains("app.Job0", "app.Job519", "app.Worker");
        assertThat(program.threads(fixture.method("app.Job519", "run").key())).contains(ThreadContext.REQUEST);
        assertThat(program.threads(fixture.method("app.Api", "step").key())).contains(ThreadContext.REQUEST);
    }

    @Test
    void goesFromEachMethodToThoseRightBelowIt() {
        Facts facts = facts("""
                package app;
                class Top { void run(Top next) { next.run(this); } }
                class Middle extends Top { void run(Top next) { next.run(this); } }
                class Silent extends Middle {}
                class Bottom extends Silent { void run(Top next) { next.run(this); } }
                """);

        WideMethods wide = WideMethods.of(facts, 8);

        assertThat(calls(wide.withStepsDown(), "app.Top")).containsExactly("app.Top VIRTUAL", "app.Middle SPECIAL");
        assertThat(calls(wide.withStepsDown(), "app.Middle")).containsExactly("app.Top VIRTUAL", "app.Bottom SPECIAL");
        assertThat(calls(wide.withStepsDown(), "app.Bottom")).containsExactly("app.Top VIRTUAL");
    }

    @Test
    void leavesMethodsAloneThatHaveOnlyTheirNameInCommon() {
        Facts facts = facts("""
                package app;
                class One { int id() { return 1; } int two(Two two) { return two.id() + two.id(); } }
                class Two { int id() { return 2; } int one(One one) { return one.id() + one.id(); } }
                """);

        assertThat(WideMethods.of(facts, 7).withStepsDown()).isSameAs(facts);
        assertThat(WideMethods.of(facts, 3).withStepsDown().types()).isEqualTo(facts.types());
    }

    private static Facts facts(String source) {
        return Fixture.facts(Map.of(), source, List.of());
    }

    private static List<String> bodies(Program program, MethodKey caller) {
        return program.callees(caller).stream()
                .map(CallEdge::callee)
                .map(MethodKey::owner)
                .distinct()
                .toList();
    }

    private static List<String> calls(Facts facts, String type) {
        return facts.typesByName().get(type).methods().stream()
                .filter(method -> !method.key().isConstructor())
                .map(MethodFact::calls)
                .flatMap(List::stream)
                .map(WideMethodsTest::named)
                .toList();
    }

    private static String named(CallSite call) {
        return call.target().owner() + " " + call.dispatch();
    }
}
