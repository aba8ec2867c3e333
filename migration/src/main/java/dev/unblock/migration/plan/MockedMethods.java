package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Methods that tests stub or verify on a mock, as their texts tell: the mock's asynchronous twin would answer {@code null}. */
final class MockedMethods {

    private static final String MOCK =
            "@(?:Mock|MockBean|MockitoBean|Spy|SpyBean|MockitoSpyBean)\\b[^;]*?\\b%1$s\\s+(\\w+)\\s*;"
                    + "|\\b(\\w+)\\s*=\\s*(?:Mockito\\s*\\.\\s*)?(?:mock|spy)\\s*\\(\\s*%1$s\\s*\\.\\s*class";

    private final TestSources tests;
    private final Map<String, List<Mock>> byType = new HashMap<>();

    /**
     * A variable that holds one.
     *
     * @param file the test's path
     */
    private record Mock(String file, String name) {}

    MockedMethods(TestSources tests) {
        this.tests = tests;
    }

    Optional<Sighting> use(MethodFact method) {
        return byType.computeIfAbsent(Descriptors.simpleName(method.key().owner()), this::mocks).stream()
                .flatMap(mock -> use(mock, method).stream())
                .findFirst();
    }

    private List<Mock> mocks(String type) {
        Pattern pattern = Pattern.compile(MOCK.formatted(Pattern.quote(type)));
        return tests.naming(type).stream()
                .flatMap(file -> pattern.matcher(tests.files().get(file))
                        .results()
                        .map(found -> new Mock(file, found.group(1) == null ? found.group(2) : found.group(1))))
                .distinct()
                .toList();
    }

    private Optional<Sighting> use(Mock mock, MethodFact method) {
        String text = tests.files().get(mock.file());
        Matcher found = call(mock.name(), method).matcher(text);
        return found.find()
                ? Optional.of(new Sighting(
                        Hazard.H30,
                        method.key().signature(),
                        mock.file(),
                        (int) text.substring(0, found.start()).lines().count(),
                        "this test answers for " + method.key().signature()
                                + " by a mock, which knows no other method"))
                : Optional.empty();
    }

    /** {@code mock.method(}, {@code verify(mock).method(}. */
    private static Pattern call(String mock, MethodFact method) {
        return Pattern.compile("\\b" + Pattern.quote(mock) + "\\s*\\)?\\s*\\.\\s*"
                + Pattern.quote(method.key().name()) + "\\s*\\(");
    }
}
