package dev.unblock.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that is no result, or no longer one, is told in one line what is wrong with it and where. */
final class DamagedResultTest {

    private static final String GOOD = """
            {"schema": "unblock-result/1", "tool": {"name": "unblock", "version": "1"},
             "project": {"name": "shop", "modules": ["."], "javaRelease": 17},
             "coverage": {"sourceFiles": 1, "parsedFiles": 1, "callSites": 1, "resolvedCallSites": 1, "attribution": {},
              "notAnalysed": []},
             "entryPoints": [{"id": "e", "kind": "main", "thread": "main", "method": "a.B#c()", "file": "B.java", "line": 1}],
             "findings": [], "metrics": {"static": {}}, "score": {"value": 50, "parts": []},
             "plan": {"waves": [], "refusals": [], "ways": []}}
            """;

    @Test
    void theOneThatIsDamagedBelowIsGood() {
        ResultJson.read(GOOD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"findings\": [],|`` | findings: missing",
                "\"value\": 50, | `` | score.value: missing",
                "\"thread\": \"main\" | \"thread\": \"hamster\" | 'hamster' is not allowed there; one of",
                "\"line\": 1} | \"line\": \"one\"} | entryPoints[0].line: of the wrong kind",
                "\"line\": 1} | \"line\": null} | entryPoints[0].line: missing",
                "\"value\": 50 | \"value\": 5000 | score: not allowed: score 5000",
                "\"waves\": [] | \"waves\": {} | plan.waves: of the wrong kind",
                "\"tool\": {\"name\": \"unblock\", \"version\": \"1\"} | \"tool\": null | tool: missing",
                "\"findings\": [] | \"findings\": [null] | null where a value belongs",
                "unblock-result/1 | unblock-result/2 | newer version (1)",
                "unblock-result/1 | unblock-result/0 | older version (1)",
                "unblock-result/1 | unblock-portfolio/1 | it is of schema 'unblock-portfolio/1'",
                "unblock-result/1 | <script> | names no schema that is known",
                "\"findings\": [] | \"findings\": [], \"findings\": [] | Duplicate field 'findings'",
                "\"ways\": []}} | \"ways\": [] | it ends too early",
                "\"ways\": []}} | \"ways\": []}} more | not JSON"
            })
    void tellsWhatIsWrong(String original, String damage, String told) {
        assertThatThrownBy(() -> ResultJson.read(GOOD.replace(original, damage)))
                .isInstanceOf(MalformedResultException.class)
                .hasMessageContaining(told)
                .message()
                .doesNotContain("dev.unblock", "java.", "\n", "<script>")
                .hasSizeLessThan(400);
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        refuses("[".repeat(100_000));
        refuses(GOOD.replace("\"parts\": []", "\"parts\": " + "[".repeat(5_000) + "]".repeat(5_000)));
    }

    @Test
    void refusesNumbersWithoutEnd() {
        refuses(GOOD.replace("50", "9".repeat(5_000)));
    }

    @Test
    void refusesEmptyFilesAndOtherValues() {
        refuses("");
        refuses("null");
        refuses("[]");
        refuses("\"unblock-result/1\"");
    }

    private static void refuses(String text) {
        assertThatThrownBy(() -> ResultJson.read(text))
                .isInstanceOf(MalformedResultException.class)
                .message()
                .hasSizeLessThan(400);
    }
}
