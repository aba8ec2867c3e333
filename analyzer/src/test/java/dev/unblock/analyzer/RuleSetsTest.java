package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.rules.RuleCatalog;
import dev.unblock.model.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetsTest {

    /** The contents of the index of libraries name what each of its files holds. */
    private static boolean isNamedInContents(String table) {
        return table.startsWith("knowntypes/libraries/") && !table.endsWith("/contents.txt");
    }

    @Test
    void namesEveryTable() throws IOException {
        Path tables = Path.of("src/main/resources/dev/unblock/analyzer");
        try (Stream<Path> files = Files.walk(tables)) {
            assertThat(RuleSets.TABLES)
                    .containsExactlyElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> tables.relativize(file).toString().replace('\\', '/'))
                            .filter(table -> !isNamedInContents(table))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void isTheSameForTheSame() {
        RuleSet ruleSet = RuleSets.of(List.of());
        assertThat(ruleSet).isEqualTo(RuleSets.of(List.of()));
        assertThat(ruleSet.rules()).isEqualTo(RuleCatalog.rules().size());
        assertThat(ruleSet.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void isAnotherWithRowsOfTheUser(@TempDir Path folder) throws IOException {
        Path rows = Files.writeString(folder.resolve("ours.csv"), "com.shop.Bank,transfer,http");
        assertThat(RuleSets.of(List.of(rows)).digest())
                .isNotEqualTo(RuleSets.of(List.of()).digest());
    }
}
