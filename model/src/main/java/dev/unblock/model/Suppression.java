package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What an author silenced at one place of the sources, and what that is good for today.
 *
 * @param rule name of a rule, or {@code *} for all of them
 * @param file relative to the project, with {@code /}
 * @param line where the suppression is written
 * @param owner who answers for it, e.g. {@code @payments}, where the author says so
 * @param until the last day on which it holds, as year-month-day; absent for ever
 * @param findings ids of what it silences, or did until it was over
 */
public record Suppression(
        String rule,
        String file,
        int line,
        Optional<String> reason,
        Optional<String> owner,
        Optional<String> until,
        Standing standing,
        List<String> findings) {

    public Suppression {
        findings = List.copyOf(findings);
    }

    /** Whether it does what its author wanted. */
    public enum Standing {
        /** It silences something. */
        ACTIVE("active"),
        /** Past its last day: what it silenced is open again. */
        OVER("over"),
        /** There is nothing that it could silence. */
        UNUSED("unused"),
        /** No rule has that name. */
        UNKNOWN_RULE("unknown-rule");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        /** The word used in results and reports. */
        @JsonValue
        public String label() {
            return label;
        }
    }
}
