package dev.unblock.reports;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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
    MARKDOWN("md", "report.md"),
    /** For the summary page of a build's job, with all findings. */
    SUMMARY("summary", "summary.md"),
    /** For a build server that shows tests. */
    JUNIT("junit", "unblock-junit.xml"),
    /** For GitLab's merge requests. */
    GITLAB("gitlab", "gl-code-quality-report.json"),
    /** Commands that GitHub Actions shows beside the changed lines. */
    GITHUB("github", "github-annotations.txt");

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

    /** All labels, separated by commas. */
    public static String labels() {
        return Arrays.stream(values()).map(ReportFormat::label).collect(Collectors.joining(", "));
    }

    /** The format of that label, if it is one. */
    public static Optional<ReportFormat> fromLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }
}
