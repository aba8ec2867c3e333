package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.EntryPoint;
import dev.unblock.recipes.web.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tests drive a handler and expect its answer at once: through MockMvc, or by calling it. */
final class MockMvcTests {

    /** Other ways to the same server, whose requests are not looked at. */
    private static final Pattern OTHER_WAY =
            Pattern.compile("RestAssuredMockMvc|MockMvcTester|MockMvcWebTestClient|HtmlUnit");

    private static final String MOCK_MVC = "MockMvc";
    private static final Pattern PATH = Pattern.compile("\"(/[^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final List<Test> tests;
    private final DirectCalls direct;
    private final TestSources sources;

    private MockMvcTests(List<Test> tests, DirectCalls direct, TestSources sources) {
        this.tests = tests;
        this.direct = direct;
        this.sources = sources;
    }

    /** Those that cannot change along with a handler: they mock it, send their requests by other means, or in a transaction. */
    static MockMvcTests thatStay(TestSources sources) {
        return new MockMvcTests(
                in(sources).tests.stream().map(Test::withoutMovable).toList(), DirectCalls.BEYOND_A_CALL, sources);
    }

    static MockMvcTests in(TestSources sources) {
        TextConstants constants = sources.constants();
        TestTransactions transactions = new TestTransactions(sources);
        Set<String> open = sources.files().entrySet().stream()
                .filter(file -> isMockMvc(file.getValue())
                        && Requests.of(file.getValue(), MockMvcRequests.in(file.getValue(), constants))
                                .areOpen())
                .map(file -> file.getKey().replaceFirst(".*/", "").replaceFirst("\\.java$", ""))
                .collect(Collectors.toSet());
        return new MockMvcTests(
                sources.files().entrySet().stream()
                        .map(file -> Test.of(file, open, constants, transactions))
                        .toList(),
                DirectCalls.OF_THE_NAME,
                sources);
    }

    /** Requests of one text, and the lines of those that it may send anywhere. */
    private record Requests(List<MockMvcRequests.Request> known, List<Integer> open) {

        private static final Requests NONE = new Requests(List.of(), List.of());
        private static final Requests ANY = new Requests(List.of(), List.of(1));

        static Requests of(String text, MockMvcRequests all) {
            Requests atOnce = of(all.requests().stream());
            return OTHER_WAY.matcher(text).find() ? new Requests(atOnce.known(), List.of(1)) : atOnce;
        }

        /** Also those that the test waits for: another thread sees nothing of the transaction either. */
        static Requests in(IntPredicate lines, MockMvcRequests all) {
            return of(Stream.concat(all.requests().stream(), all.awaited().stream())
                    .filter(request -> lines.test(request.line())));
        }

        private static Requests of(Stream<MockMvcRequests.Request> requests) {
            Map<Boolean, List<MockMvcRequests.Request>> all = requests.collect(
                    Collectors.partitioningBy(request -> request.address().isPresent()));
            return new Requests(
                    all.get(true),
                    all.get(false).stream().map(MockMvcRequests.Request::line).toList());
        }

        boolean areOpen() {
            return !open.isEmpty();
        }

        Stream<Integer> linesThatReach(Route route) {
            return known.stream().filter(request -> request.mayReach(route)).map(MockMvcRequests.Request::line);
        }
    }

    /**
     * A test.
     *
     * @param paths its literals that look like the start of an address
     * @param requests those that expect their answer at once
     * @param inTransaction those that are sent in a transaction
     */
    private record Test(String file, String text, Set<String> paths, Requests requests, Requests inTransaction) {

        /** A test may also hand its paths to a class that performs requests for others. */
        static Test of(
                Map.Entry<String, String> file,
                Set<String> open,
                TextConstants constants,
                TestTransactions transactions) {
            String text = file.getValue();
            if (text.contains(MOCK_MVC)) {
                MockMvcRequests all = MockMvcRequests.in(text, constants);
                return new Test(
                        file.getKey(),
                        text,
                        paths(text),
                        isMockMvc(text) ? Requests.of(text, all) : Requests.NONE,
                        Requests.in(transactions.around(text), all));
            }
            boolean uses = !open.isEmpty()
                    && WORD.matcher(text).results().map(word -> word.group()).anyMatch(open::contains);
            return uses
                    ? new Test(file.getKey(), text, paths(text), Requests.ANY, Requests.NONE)
                    : new Test(file.getKey(), text, Set.of(), Requests.NONE, Requests.NONE);
        }

        /** Without what can change along, which is sent by no other means. */
        Test withoutMovable() {
            boolean isMovable = isMockMvc(text) && !OTHER_WAY.matcher(text).find();
            return isMovable ? new Test(file, text, paths, Requests.NONE, inTransaction) : this;
        }

        private static Set<String> paths(String text) {
            return PATH.matcher(text)
                    .results()
                    .map(literal -> literal.group(1).replaceFirst("[?{].*", "").replaceFirst("(?<=.)/$", ""))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private OptionalInt line(Requests some, Sought sought, boolean knowsHandler) {
            boolean open =
                    some.areOpen() || sought.route().isEmpty() && !some.known().isEmpty();
            if (open && (knowsHandler || paths.stream().anyMatch(sought::mayBeginWith))) {
                return OptionalInt.of(some.areOpen() ? some.open().get(0) : 1);
            }
            return sought.route().stream()
                    .flatMap(some::linesThatReach)
                    .mapToInt(Integer::intValue)
                    .findFirst();
        }

        private Sighting driving(Hazard hazard, MethodFact handler, int line, String how) {
            return new Sighting(
                    hazard,
                    handler.key().signature(),
                    file,
                    line,
                    "this test drives " + simple(handler.key().owner()) + how);
        }
    }

    /**
     * The route of a handler.
     *
     * @param route empty where it is not known
     * @param path as it is written
     */
    private record Sought(Optional<Route> route, String path) {

        static Sought of(EntryPoint entry) {
            String written = entry.route().orElse("/");
            return new Sought(entry.route().map(Route::of), written.substring(written.indexOf(' ') + 1));
        }

        /** The start may stand behind a context path: paths are often put together. */
        boolean mayBeginWith(String start) {
            return (path + "/").contains(start + "/");
        }
    }

    /** Requests that tests send to the route, e.g. {@code GET /orders/{id}}. */
    List<Sighting> calls(String written, MethodFact handler) {
        Route route = Route.of(written);
        return tests.stream()
                .flatMap(test -> test.requests()
                        .linesThatReach(route)
                        .map(line -> new Sighting(
                                Hazard.H14,
                                handler.key().signature(),
                                test.file(),
                                line,
                                "this test calls the route through MockMvc and expects its answer at once")))
                .toList();
    }

    /** A test that would see that the handler returns something else than its answer, or may. */
    Optional<Sighting> driving(EntryPoint entry, MethodFact handler) {
        Sought sought = Sought.of(entry);
        Set<String> naming = sources.naming(simple(handler.key().owner()));
        for (Test test : tests) {
            boolean named = naming.contains(test.file());
            OptionalInt inTransaction = test.line(test.inTransaction(), sought, named);
            if (inTransaction.isPresent()) {
                return Optional.of(test.driving(
                        Hazard.H1,
                        handler,
                        inTransaction.getAsInt(),
                        " in a transaction of its own, of which another thread knows nothing"));
            }
            OptionalInt line = named && direct.areIn(test.text(), handler)
                    ? OptionalInt.of(1)
                    : test.line(test.requests(), sought, named);
            if (line.isPresent()) {
                return Optional.of(
                        test.driving(Hazard.H14, handler, line.getAsInt(), " and expects its answer at once"));
            }
        }
        return Optional.empty();
    }

    /** A test that asks whether an answer has yet to be dispatched bears both. */
    private static boolean isMockMvc(String text) {
        return text.contains(MOCK_MVC) && !text.contains("isAsyncStarted");
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
