package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.EntryPoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which tests drive a handler and expect its answer at once: through MockMvc, or by calling it. */
final class MockMvcTests {

    /** Other ways to the same server, whose requests are not looked at. */
    private static final Pattern OTHER_WAY =
            Pattern.compile("RestAssuredMockMvc|MockMvcTester|MockMvcWebTestClient|HtmlUnit");

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
                        && Requests.of(file.getValue(), constants).areOpen())
                .map(file -> file.getKey().replaceFirst(".*/", "").replaceFirst("\\.java$", ""))
                .collect(Collectors.toSet());
        return new MockMvcTests(
                sources.files().entrySet().stream()
                        .map(file -> Test.of(file, open, constants, transactions))
                        .toList(),
                DirectCalls.OF_THE_NAME,
                sources);
    }

    /** The requests of one text, and the lines of those that it may send anywhere. */
    private record Requests(List<MockMvcRequests.Request> known, List<Integer> open) {

        private static final Requests NONE = new Requests(List.of(), List.of());
        private static final Requests ANY = new Requests(List.of(), List.of(1));

        static Requests of(String text, TextConstants constants) {
            Map<Boolean, List<MockMvcRequests.Request>> all = MockMvcRequests.in(text, constants).requests().stream()
                    .collect(Collectors.partitioningBy(
                            request -> request.address().isPresent()));
            return OTHER_WAY.matcher(text).find()
                    ? new Requests(all.get(true), List.of(1))
                    : new Requests(
                            all.get(true),
                            all.get(false).stream()
                                    .map(MockMvcRequests.Request::line)
                                    .toList());
        }

        boolean areOpen() {
            return !open.isEmpty();
        }

        Requests in(IntPredicate lines) {
            return new Requests(
                    known.stream().filter(request -> lines.test(request.line())).toList(),
                    open.stream().filter(lines::test).toList());
        }
    }

    private record Test(String file, String text, Requests requests, IntPredicate transactions) {

        /** A test may also hand its paths to a class that performs requests for others. */
        static Test of(
                Map.Entry<String, String> file,
                Set<String> open,
                TextConstants constants,
                TestTransactions transactions) {
            String text = file.getValue();
            if (isMockMvc(text)) {
                return new Test(file.getKey(), text, Requests.of(text, constants), transactions.around(text));
            }
            boolean uses = !open.isEmpty()
                    && WORD.matcher(text).results().map(word -> word.group()).anyMatch(open::contains);
            return new Test(file.getKey(), text, uses ? Requests.ANY : Requests.NONE, line -> false);
        }

        /** What cannot change along: requests sent by other means, or in a transaction. */
        Test withoutMovable() {
            boolean isMovable = isMockMvc(text) && !OTHER_WAY.matcher(text).find();
            return isMovable ? new Test(file, text, requests.in(transactions), transactions) : this;
        }

        String whyNot(int line) {
            return transactions.test(line)
                    ? " in a transaction of its own, of which another thread knows nothing"
                    : " and expects its answer at once";
        }

        Stream<Integer> linesThatReach(String route) {
            return requests.known().stream()
                    .filter(request -> request.mayReach(route))
                    .map(MockMvcRequests.Request::line);
        }
    }

    /** Requests that tests send to the route, e.g. {@code GET /orders/{id}}. */
    List<Sighting> calls(String route, MethodFact handler) {
        return tests.stream()
                .flatMap(test -> test.linesThatReach(route)
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
        String simple = simple(handler.key().owner());
        Set<String> naming = sources.naming(simple);
        for (Test test : tests) {
            boolean named = naming.contains(test.file());
            OptionalInt line =
                    named && direct.areIn(test.text(), handler) ? OptionalInt.of(1) : line(test, entry.route(), named);
            if (line.isPresent()) {
                return Optional.of(new Sighting(
                        test.transactions().test(line.getAsInt()) ? Hazard.H1 : Hazard.H14,
                        handler.key().signature(),
                        test.file(),
                        line.getAsInt(),
                        "this test drives " + simple + test.whyNot(line.getAsInt())));
            }
        }
        return Optional.empty();
    }

    private static OptionalInt line(Test test, Optional<String> route, boolean knowsHandler) {
        boolean open = test.requests().areOpen()
                || route.isEmpty() && !test.requests().known().isEmpty();
        if (open && (knowsHandler || knows(test.text(), route))) {
            return OptionalInt.of(
                    test.requests().areOpen() ? test.requests().open().get(0) : 1);
        }
        return route.stream()
                .flatMap(test::linesThatReach)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** A test that asks whether an answer has yet to be dispatched bears both. */
    private static boolean isMockMvc(String text) {
        return text.contains("MockMvc") && !text.contains("isAsyncStarted");
    }

    /** A literal of the test may be the start of the route, behind its context path: paths are often put together. */
    private static boolean knows(String text, Optional<String> route) {
        String path =
                route.map(whole -> whole.substring(whole.indexOf(' ') + 1)).orElse("/");
        Matcher literal = PATH.matcher(text);
        while (literal.find()) {
            String start = literal.group(1).replaceFirst("[?{].*", "").replaceFirst("(?<=.)/$", "");
            if ((path + "/").contains(start + "/")) {
                return true;
            }
        }
        return false;
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }
}
