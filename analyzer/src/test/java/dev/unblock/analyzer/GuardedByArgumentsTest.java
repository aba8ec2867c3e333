package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers that call a method with a constant wait for what runs with that constant, not for what it keeps out. */
final class GuardedByArgumentsTest {

    @TempDir
    private Path folder;

    @Test
    void waitsOnlyWhereTheFlagLetsIt() throws IOException {
        assertThat(waiting("""
                        @GetMapping("/all") String waitsAll() { return find(true); }
                        @GetMapping("/known") String known() { return find(false); }
                        @GetMapping("/some") String waitsSome(boolean some) { return find(some); }
                        private String find(boolean fresh) { return fresh ? template.getForObject("/a", String.class) : ""; }
                        """)).containsExactly("waitsAll", "waitsSome");
    }

    @Test
    void followsWhatIsHandedOn() throws IOException {
        assertThat(waiting("""
                        @GetMapping("/all") void waitsAll() { first(1, true); }
                        @GetMapping("/known") void known() { first(1, false); }
                        void first(int id, boolean fresh) { second(fresh, id); }
                        void second(boolean fresh, int id) { Optional.of(id).ifPresent(one -> third(fresh)); }
                        void third(boolean fresh) { if (!fresh) { return; } ask(); }
                        void ask() { template.getForObject("/a", String.class); }
                        """)).containsExactly("waitsAll");
    }

    @Test
    void knowsNullAndConstantsOfEnums() throws IOException {
        assertThat(waiting("""
                        enum Mode { NEAR, FAR, FARTHER; static final Mode USUAL = FAR; }
                        @GetMapping("/none") void none() { load(null); }
                        @GetMapping("/one") void waitsOne() { load("a"); }
                        @GetMapping("/made") void waitsMade() { load(new String("a")); }
                        @GetMapping("/near") void near() { go(Mode.NEAR); choose(Mode.NEAR); }
                        @GetMapping("/far") void waitsFar() { go(Mode.FAR); }
                        @GetMapping("/usual") void waitsUsual() { go(Mode.USUAL); }
                        @GetMapping("/farther") void waitsFarther() { choose(Mode.FARTHER); }
                        void load(String name) { if (name == null) { return; } ask(); }
                        void go(Mode mode) { if (mode == Mode.FAR || mode == Mode.FARTHER) { ask(); } }
                        void choose(Mode mode) {
                            switch (mode) {
                                case NEAR -> { }
                                case FAR, FARTHER -> ask();
                            }
                        }
                        void ask() { template.getForObject("/a", String.class); }
                        """)).containsExactly("waitsFar", "waitsFarther", "waitsMade", "waitsOne", "waitsUsual");
    }

    @Test
    void knowsTextsAndNumbers() throws IOException {
        assertThat(waiting("""
                        @GetMapping("/a") void a() { load("a", 1); }
                        @GetMapping("/b") void waitsB() { load("b", 1); }
                        @GetMapping("/c") void waitsC() { load("a", 2); }
                        void load(String kind, int times) {
                            if ("b".equals(kind)) { ask(); }
                            boolean more = times != 1 && ask();
                        }
                        boolean ask() { return template.getForObject("/a", String.class) != null; }
                        """)).containsExactly("waitsB", "waitsC");
    }

    @Test
    void givesCommandsToTheHandlersThatTakeThem() throws IOException {
        assertThat(waiting("""
                        interface Command { }
                        record Near(int id) implements Command { }
                        record Far(int id) implements Command { }
                        interface Handler<C extends Command> { void handle(C command); }
                        @Component class Nears implements Handler<Near> { public void handle(Near command) { } }
                        @Component class Fars implements Handler<Far> { public void handle(Far command) { ask(); } }
                        static class Bus {
                            private final Map<Class<?>, Handler> handlers = new HashMap<>();
                            void send(Command command) { log(command); handlers.get(command.getClass()).handle(command); }
                            void log(Command command) { }
                        }
                        private Bus bus;
                        @GetMapping("/near") void near() { bus.send(new Near(1)); }
                        @GetMapping("/given") void given(@RequestBody Near near) { bus.send(near); }
                        @GetMapping("/far") void waitsFar() { bus.send(new Far(1)); }
                        @GetMapping("/any") void waitsAny(@RequestBody Command any) { bus.send(any); }
                        void ask() { template.getForObject("/a", String.class); }
                        """)).containsExactly("waitsAny", "waitsFar");
    }

    @Test
    void asksOfWhichTypeAnEventIs() throws IOException {
        assertThat(waiting("""
                        interface Event { }
                        record Near(int id) implements Event { }
                        record Far(int id) implements Event { }
                        record Farther(int id) implements Event { }
                        @GetMapping("/near") void near() { on(new Near(1)); choose(new Near(1)); }
                        @GetMapping("/none") void none() { on(null); }
                        @GetMapping("/far") void waitsFar() { on(new Far(1)); }
                        @GetMapping("/farther") void waitsFarther() { choose(new Farther(1)); }
                        @GetMapping("/any") void waitsAny(@RequestBody Event any) { on(any); }
                        <E extends Event> void on(E event) { if (event instanceof Far far) { ask(); } }
                        void choose(Event event) {
                            switch (event) {
                                case Near near -> { }
                                case Farther farther -> ask();
                                default -> { }
                            }
                        }
                        void ask() { template.getForObject("/a", String.class); }
                        """)).containsExactly("waitsAny", "waitsFar", "waitsFarther");
    }

    /** What cannot be told keeps its wait: another variable, one that is set, a further condition, a name of no enum. */
    @Test
    void doubtsNoWaitWithoutCause() throws IOException {
        assertThat(waiting("""
                        static final String KIND = "a";
                        boolean fresh;
                        @GetMapping("/a") void waitsSet() { set(false); }
                        @GetMapping("/b") void waitsField() { field(false); }
                        @GetMapping("/c") void waitsHidden() { hidden(false); }
                        @GetMapping("/d") void waitsNamed() { named("a"); }
                        @GetMapping("/e") void waitsEither() { either(false, 1); }
                        @GetMapping("/f") void waitsFallen() { fall(1); }
                        @GetMapping("/g") void waitsDouble() { fraction(1); }
                        void set(boolean again) { again = again || fresh; if (again) { ask(); } }
                        void field(boolean other) { if (fresh) { ask(); } }
                        void hidden(boolean again) {
                            new Object() { void run(boolean again) { if (again) { ask(); } } }.run(true);
                        }
                        void named(String kind) { if (kind.equals(KIND)) { ask(); } }
                        void either(boolean again, int times) { if (again || times > 0) { ask(); } }
                        void fall(int kind) { switch (kind) { case 1: case 2: ask(); } }
                        void fraction(double part) { if (part == 1.0) { ask(); } }
                        void ask() { template.getForObject("/a", String.class); }
                        """))
                .containsExactly(
                        "waitsDouble",
                        "waitsEither",
                        "waitsFallen",
                        "waitsField",
                        "waitsHidden",
                        "waitsNamed",
                        "waitsSet");
    }

    private List<String> waiting(String members) throws IOException {
        BareProject project = new BareProject(folder);
        project.write("shop/Orders.java", """
                package shop;
                import java.util.HashMap;
                import java.util.Map;
                import java.util.Optional;
                import org.springframework.stereotype.Component;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.client.RestTemplate;
                @RestController class Orders {
                    private final RestTemplate template = new RestTemplate();
                %s
                }
                """.formatted(members));
        return project.entriesThatWait().stream()
                .map(method -> method.substring(method.indexOf('#') + 1, method.indexOf('(')))
                .sorted()
                .toList();
    }
}
