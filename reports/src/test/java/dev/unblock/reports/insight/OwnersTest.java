package dev.unblock.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OwnersTest {

    private static final Owners OWNERS = Owners.of(List.of(
            "# who looks after what",
            "*                @all",
            "*.sql            @data",
            "/billing/        @billing @audit # money",
            "docs/*           @writers",
            "apps/**/jobs/    @night",
            "[Section]",
            "/billing/legacy/"));

    @ParameterizedTest
    @CsvSource({
        "Main.java, @all",
        "src/db/one.sql, @data",
        "billing/src/Invoice.java, @billing @audit",
        "other/billing/Invoice.java, @all",
        "docs/a.md, @writers",
        "docs/deep/a.md, @all",
        "apps/a/b/jobs/Nightly.java, @night",
        "apps/jobs/Nightly.java, @night",
        "billing/legacy/Old.java, (nobody)"
    })
    void theLastPatternThatFitsCounts(String file, String owners) {
        assertThat(OWNERS.of(file)).isEqualTo(owners);
    }
}
