package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Methods that tests stub or verify on a mock, as their texts tell: the mock's asynchronous twin would answer {@code null}. */
final class MockedMethods {

    private static final String MOCK =
            "@(?:Mock|MockBean|MockitoBean|Spy|SpyBean|MockitoSpyBean)\\b[^;]*?\\b%1$s\\s+(\\w+)\\s*;"
                    + "|\\b(\\w+)\\s*=\\s*(?:Mockito\\s*\\.\\s*)?(?:mock|spy)\\s*\\(\\s*%1$s\\s*\\.\\s*class";

    private final TestSources tests;

    MockedMethods(TestSources tests) {
        this.tests = tests;
    }

    Optional<Sighting> use(MethodFact method) {
        String type = Descriptors.simpleName(method.key().owner());
        Pattern mock = Pattern.compile(MOCK.formatted(Pattern.quote(type)));
        return tests.naming(type).stream()
                .flatMap(file -> uses(file, tests.files().get(file), mock, method))
                .findFirst();
    }

    private static Stream<Sighting> uses(String file, String text, Pattern mock, MethodFact method) {
        return mock.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(name -> call(name, method).matcher(text))
                .filter(Matcher::find)
                .map(found -> new Sighting(
                        Hazard.H30,
                        method.key().signature(),
                        file,
                        (int) text.substring(0, found.start()).lines().count(),
                        "this test answers for " + method.key().signature()
                                + " by a mock, which knows no other method"));
    }

    /** {@code mock.method(}, {@code verify(mock).method(}. */
    private static Pattern call(String mock, MethodFact method) {
        return Pattern.compile("\\b" + Pattern.quote(mock) + "\\s*\\)?\\s*\\.\\s*"
                + Pattern.quote(method.key().name()) + "\\s*\\(");
    }
}
