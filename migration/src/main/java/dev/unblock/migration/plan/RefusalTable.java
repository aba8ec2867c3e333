package dev.unblock.migration.plan;

import dev.unblock.model.Plan.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refusals as OpenRewrite exports its data tables, with the columns of the recipes' own table {@code
 * AsyncMigrationRefusals}: what the plan declined before any recipe ran, and what recipes and proofs declined.
 */
final class RefusalTable {

    private static final List<String> COLUMNS =
            List.of("path", "line", "className", "member", "recipe", "hazard", "evidence", "whatWouldUnblock");

    private RefusalTable() {}

    static String csv(List<Refusal> refusals) {
        return Stream.concat(Stream.of(COLUMNS), refusals.stream().map(RefusalTable::row))
                .map(row -> row.stream().map(RefusalTable::quoted).collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining());
    }

    private static List<String> row(Refusal refusal) {
        String[] method = refusal.method().split("#", 2);
        return List.of(
                refusal.file(),
                Integer.toString(refusal.line()),
                method[0],
                method.length > 1 ? method[1] : "",
                refusal.recipe(),
                refusal.hazard(),
                refusal.evidence(),
                refusal.unblockedBy());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
