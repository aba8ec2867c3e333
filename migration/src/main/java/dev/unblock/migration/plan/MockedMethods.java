package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Methods that tests stub or verify on a mock, as their texts tell: the mock's asynchronous twin would answer {@code null}. */
final class MockedMethods {

    private static final String MOCK =
            "@(?:Mock|MockBean|MockitoBean|Spy|SpyBean|MockitoSpyBean)\\b[^;]*?\\b%1$s\\s+(\\w+)\\s*;"
                    + "|\\b(\\w+)\\s*=\\s*(?:Mockito\\s*\\.\\s*)?(?:mock|spy)\\s*\\(\\s*%1$s\\s*\\.\\s*class";

    /** {@code mock.method(}, {@code verify(mock).method(}. */
    private static final String CALL = "\\b%s\\s*\\)?\\s*\\.\\s*([\\w$]+)\\s*\\(";

    private final TestSources tests;
    private final Map<String, Map<String, Place>> byType = new HashMap<>();

    /**
     * A variable that holds one.
     *
     * @param file the test's path
     */
    private record Mock(String file, String name) {}

    private record Place(String file, int line) {}

    MockedMethods(TestSources tests) {
        this.tests = tests;
    }

    Optional<Sighting> use(MethodFact method) {
        Map<String, Place> uses =
                byType.computeIfAbsent(Descriptors.simpleName(method.key().owner()), this::uses);
        return Optional.ofNullable(uses.get(method.key().name()))
                .map(place -> new Sighting(
                        Hazard.H30,
                        method.key().signature(),
                        place.file(),
                        place.line(),
                        "this test answers for " + method.key().signature()
                                + " by a mock, which knows no other method"));
    }

    /** Where a method of the type is first called on a mock, by its name: each test is read once, however many are asked for. */
    private Map<String, Place> uses(String type) {
        Map<String, Place> uses = new HashMap<>();
        for (Mock mock : mocks(type)) {
            String text = tests.files().get(mock.file());
            Pattern.compile(CALL.formatted(Pattern.quote(mock.name())))
                    .matcher(text)
                    .results()
                    .filter(call -> !uses.containsKey(call.group(1)))
                    .forEach(call -> uses.put(call.group(1), new Place(mock.file(), lineAt(text, call.start()))));
        }
        return uses;
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

    private static int lineAt(String text, int position) {
        return (int) text.substring(0, position).lines().count();
    }
}
