package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.program.Routes;
import dev.unblock.model.CallPath;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A method of a base class runs the steps of the class it was called on, not those of its brothers. */
final class TemplateMethodsTest {

    private static final Fixture SHOP = Fixture.of("""
            package app;
            import java.util.List;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            abstract class Flow {
                void run() { prepare(); List.of(1).forEach(one -> step()); }
                void prepare() { check(); }
                abstract void check();
                abstract void step();
            }
            class Files extends Flow {
                void check() { }
                void step() { }
            }
            class Mails extends Flow {
                void prepare() { super.prepare(); }
                void check() { }
                void step() { }
            }
            abstract class Base {
                String all() { return one(); }
                protected abstract String one();
            }
            @RestController class Orders extends Base {
                private final Files files = new Files();
                @GetMapping("/orders") String orders() { return all(); }
                @GetMapping("/files") void files() { files.run(); }
                protected String one() { return ""; }
            }
            @RestController class Prices extends Base {
                private Flow any;
                Prices(boolean some) { any = some ? new Files() : new Mails(); }
                @GetMapping("/prices") String prices() { return all(); }
                @GetMapping("/any") void any() { any.run(); }
                @GetMapping("/made") void made() { new Mails().run(); }
                protected String one() { return ""; }
            }
            @Component class Jobs extends Base {
                @Scheduled(fixedRate = 1) void tick() { all(); }
                protected String one() { return ""; }
            }
            """, "spring");

    @Test
    void leadsToTheOwnOverrideOnly() {
        assertThat(entryPoints("Orders", "one")).containsExactly("Orders#orders()");
        assertThat(entryPoints("Prices", "one")).containsExactly("Prices#prices()");
        assertThat(entryPoints("Jobs", "one")).containsExactly("Jobs#tick()");
    }

    @Test
    void bringsNoThreadsOfTheOthers() {
        assertThat(threads("Orders", "one")).containsExactly(ThreadContext.REQUEST);
        assertThat(threads("Jobs", "one")).containsExactly(ThreadContext.SCHEDULER);
        assertThat(threads("Base", "all")).containsExactlyInAnyOrder(ThreadContext.REQUEST, ThreadContext.SCHEDULER);
    }

    @Test
    void knowsTheClassByTheFieldAndByWhatIsMadeThere() {
        assertThat(entryPoints("Files", "check")).containsExactly("Orders#files()", "Prices#any()");
        assertThat(entryPoints("Mails", "check")).containsExactly("Prices#any()", "Prices#made()");
    }

    @Test
    void keepsTheClassInLambdas() {
        assertThat(entryPoints("Files", "step")).containsExactly("Orders#files()", "Prices#any()");
        assertThat(entryPoints("Mails", "step")).containsExactly("Prices#any()", "Prices#made()");
    }

    @Test
    void countsEveryEntryPointOnce() {
        Routes routes = SHOP.program().routes();
        assertThat(routes.entryPoints(SHOP.method("app.Base", "all").key())).isEqualTo(3);
        assertThat(routes.entryPointsByThread(SHOP.method("app.Base", "all").key()))
                .containsEntry(ThreadContext.REQUEST, 2)
                .containsEntry(ThreadContext.SCHEDULER, 1);
        assertThat(routes.entryPoints(SHOP.method("app.Orders", "one").key())).isEqualTo(1);
    }

    private static List<String> entryPoints(String type, String method) {
        var fact = SHOP.method("app." + type, method);
        Site end = fact.site();
        return SHOP.program().paths(fact.key(), end, 9).stream()
                .map(CallPath::entryPoint)
                .map(id -> id.substring(id.indexOf("app.") + "app.".length()))
                .sorted()
                .toList();
    }

    private static Set<ThreadContext> threads(String type, String method) {
        return SHOP.program().threads(SHOP.method("app." + type, method).key());
    }
}
