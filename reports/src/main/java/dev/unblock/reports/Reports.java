package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.reports.ci.Annotations;
import dev.unblock.reports.ci.CodeQuality;
import dev.unblock.reports.ci.JUnitReport;
import dev.unblock.reports.csv.CsvReport;
import dev.unblock.reports.html.HtmlReport;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.ModulePart;
import dev.unblock.reports.markdown.JobSummary;
import dev.unblock.reports.markdown.MarkdownReport;
import dev.unblock.reports.sarif.SarifReport;
import dev.unblock.reports.text.Forge;
import java.io.IOException;
import java.io.Writer;

/** Renders a result as text; the same result and options always give the same text. */
public final class Reports {

    private Reports() {}

    public static String render(Result result, ReportFormat format, ReportOptions options) {
        return switch (format) {
            case JSON -> ResultJson.write(result);
            case HTML ->
                HtmlReport.render(
                        insight(result, options),
                        options.sources()::lines,
                        forge(result, options),
                        options.presentation());
            case SARIF ->
                SarifReport.render(
                        result,
                        options.rulePages()::page,
                        options.sources()::text,
                        forge(result, options),
                        options.door());
            case CSV -> CsvReport.render(result);
            case SUMMARY -> JobSummary.render(insight(result, options));
            case JUNIT -> JUnitReport.render(result);
            case GITLAB -> CodeQuality.render(result, forge(result, options).folder());
            case GITHUB -> Annotations.render(result, forge(result, options).folder());
            case MARKDOWN -> MarkdownReport.render(insight(result, options));
        };
    }

    /** The same to a writer, which stays open. */
    static void write(Result result, ReportFormat format, ReportOptions options, Writer target) throws IOException {
        if (format == ReportFormat.JSON) {
            ResultJson.write(result, target);
        } else {
            target.write(render(result, format, options));
        }
    }

    /** The page of one module in the layout that has some. */
    static String module(Result result, String module, ReportOptions options) {
        return HtmlReport.module(
                insight(ModulePart.of(result, module), options),
                module,
                options.sources()::lines,
                forge(result, options),
                options.presentation());
    }

    private static Insight insight(Result result, ReportOptions options) {
        return Insight.of(result, options.door(), options.trend());
    }

    private static Forge forge(Result result, ReportOptions options) {
        return new Forge(options.forgeUrl(), result.project().commit(), options.folderInRepository());
    }
}
