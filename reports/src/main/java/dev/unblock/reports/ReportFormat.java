package dev.unblock.reports;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which a result can be read. */
public enum ReportFormat {
    /** One page for people. */
    HTML("html", "report.html"),
    /** The result itself, from which the others are rendered. */
    JSON("json", "unblock.json"),
    /** For code scanning in forges and editors. */
    SARIF("sarif", "unblock.sarif"),
    /** The findings as a table. */
    CSV("csv", "findings.csv"),
    /** For a pull request or a build's summary. */
    MARKDOWN("md", "report.md");

    private final String label;
    private final String fileName;

    ReportFormat(String label, String fileName) {
        this.label = label;
        this.fileName = fileName;
    }

    /** The word a user types, e.g. {@code md}. */
    public String label() {
        return label;
    }

    public String fileName() {
        return fileName;
    }

    /** The format of that label, if it is one. */
    public static Optional<ReportFormat> fromLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }
}
