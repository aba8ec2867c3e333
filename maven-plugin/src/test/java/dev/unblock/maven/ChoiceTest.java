package dev.unblock.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Severity;
import dev.unblock.model.UsageException;
import dev.unblock.reports.ReportFormat;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void knowsWordsInAnyCase() {
        assertThat(Choice.of("unblock.verify", "Compile", Verification.class)).isEqualTo(Verification.COMPILE);
        assertThat(Choice.of("unblock.failOn", " high ", Severity.class)).isEqualTo(Severity.HIGH);
    }

    @Test
    void namesTheParameterAndTheWordsItKnows() {
        assertThatThrownBy(() -> Choice.of("unblock.verify", "maybe", Verification.class))
                .isInstanceOf(UsageException.class)
                .hasMessage("unblock.verify does not know 'maybe'; it knows none, compile, test");
    }

    @Test
    void alwaysWritesTheResultItself() {
        assertThat(Choice.formats("unblock.formats", "html, md"))
                .containsExactlyInAnyOrder(ReportFormat.JSON, ReportFormat.HTML, ReportFormat.MARKDOWN);
        assertThat(Choice.formats("unblock.formats", "")).containsExactly(ReportFormat.JSON);
    }

    @Test
    void refusesFormatsItDoesNotKnow() {
        assertThatThrownBy(() -> Choice.formats("unblock.formats", "html,pdf"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "unblock.formats does not know 'pdf'; it knows html, json, sarif, csv, md, summary, junit, gitlab, github");
    }
}
