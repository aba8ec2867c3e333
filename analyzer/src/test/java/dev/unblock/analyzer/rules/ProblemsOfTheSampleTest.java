package dev.unblock.analyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProblemsOfTheSampleTest {
    @Test
    void dump() throws Exception {
        Path app = Path.of("../sample-legacy-app");
        List<Finding> all = AnalysedSources.findings(
                app.resolve("src/main/java"), Path.of(System.getProperty("sample.classes")), 17, Map.of());
        StringBuilder out = new StringBuilder();
        all.forEach(f -> out.append(String.join(
                        "|",
                        f.rule(),
                        f.family().label(),
                        f.severity().label(),
                        f.file() + ":" + f.line(),
                        f.method(),
                        f.sink().map(s -> s.call()).orElse(""),
                        f.threads().toString(),
                        f.message()))
                .append('\n'));
        Files.writeString(Path.of("/tmp/rules/sample.txt"), out);
        assertThat(all).isNotEmpty();
    }
}
