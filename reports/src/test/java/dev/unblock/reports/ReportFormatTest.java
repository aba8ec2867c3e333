package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportFormatTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLabel(ReportFormat format) {
        assertThat(ReportFormat.fromLabel(format.label())).contains(format);
    }

    @Test
    void knowsNoOtherLabel() {
        assertThat(ReportFormat.fromLabel("pdf")).isEmpty();
    }
}
