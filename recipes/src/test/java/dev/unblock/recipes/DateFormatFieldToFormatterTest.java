package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.state.DatePattern;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class DateFormatFieldToFormatterTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new DateFormatFieldToFormatter(null));
    }

    @DocumentExample
    @Test
    void replacesFormatsThatOnlyFormat() {
        rewriteRun(java("""
                package com.shop;

                import java.text.DateFormat;
                import java.text.SimpleDateFormat;
                import java.util.Date;
                import java.util.Locale;

                class Days {
                    private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd");
                    private final DateFormat time = new SimpleDateFormat("HH:mm:ss.SSS", Locale.ROOT);

                    String print(Date date) {
                        return DAY.format(date) + this.time.format(new Date()); // both
                    }
                }
                """, """
                package com.shop;

                import java.time.Instant;
                import java.time.ZoneId;
                import java.time.format.DateTimeFormatter;
                import java.util.Date;
                import java.util.Locale;

                class Days {
                    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.systemDefault());
                    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

                    String print(Date date) {
                        return DAY.format(Instant.ofEpochMilli(date.getTime())) + this.time.format(Instant.ofEpochMilli(new Date().getTime())); // both
                    }
                }
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "d.M.yy h:m:s", "yyyyMMddHHmmss", "dd/MM/yyyy Z"})
    void acceptedPatternsWriteTheSame(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern).withZone(ZoneId.systemDefault());

        assertThat(DatePattern.meansTheSame(pattern)).isTrue();
        for (long millis = -1_000_000_000_000L; millis < 4_000_000_000_000L; millis += 86_414_321_123L) {
            assertThat(formatter.format(Instant.ofEpochMilli(millis)))
                    .isEqualTo(new SimpleDateFormat(pattern).format(new Date(millis)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"YYYY-MM-dd", "EEE", "MMM", "u", "ss.S", "z", "[yyyy]", "a", ""})
    void otherPatternsAreNotTaken(String pattern) {
        assertThat(DatePattern.meansTheSame(pattern)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H27 | new SimpleDateFormat(\"yyyy\") | F.format(new Date()) + F.parse(\"7\")",
                "H27 | new SimpleDateFormat(\"YYYY\") | F.format(new Date())",
                "H27 | new SimpleDateFormat() | F.format(new Date())",
                "H27 | new SimpleDateFormat(\"yyyy\") | F.format(7L)",
                "H27 | new SimpleDateFormat(\"yyyy\") | F.toString()",
                "H27 | new SimpleDateFormat(\"yyyy\") | String.valueOf(F)"
            })
    void refuses(String hazard, String made, String use) {
        refuses(hazard, "private static final", made, use);
    }

    @Test
    void refusesFieldsThatOthersKnow() {
        refuses("H19", "@Deprecated private static final", "new SimpleDateFormat(\"yyyy\")", "F.format(new Date())");
    }

    private void refuses(String hazard, String modifiers, String made, String use) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                java("""
                        package com.shop;

                        import java.text.SimpleDateFormat;
                        import java.util.Date;

                        class Days {
                            %s SimpleDateFormat F = %s;

                            String print() throws Exception {
                                return %s;
                            }
                        }
                        """.formatted(modifiers, made, use)));
    }

    @Test
    void leavesFormattersAndLocalFormatsAlone() {
        rewriteRun(java("""
                package com.shop;

                import java.text.SimpleDateFormat;
                import java.time.format.DateTimeFormatter;
                import java.util.Date;

                class Days {
                    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

                    String print() {
                        return new SimpleDateFormat("yyyy").format(new Date());
                    }
                }
                """));
    }
}
