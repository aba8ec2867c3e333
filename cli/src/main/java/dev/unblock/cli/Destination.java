package dev.unblock.cli;

import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.Reports;
import dev.unblock.reports.insight.Trend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Where a run's reports go, and in which forms. It is looked at before the work begins: nobody shall wait for an analysis
 * that cannot be written down.
 */
record Destination(Path folder, Set<ReportFormat> formats, ReportOptions options) {

    /**
     * Nothing is made yet: what is refused for another reason leaves no trace.
     *
     * @throws UsageException if the folder is surely none that can be written to
     */
    Destination {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new UsageException("cannot write to " + folder + "; give a folder that can be written to (--output)");
        }
        formats = Set.copyOf(formats);
    }

    Destination with(Trend trend) {
        return new Destination(folder, formats, options.withTrend(trend));
    }

    List<Path> write(Result result) {
        return ReportWriter.write(result, formats, folder, options);
    }

    /** What a step of GitHub Actions has to say on its own output to be heard; nothing unless that format is asked for. */
    List<String> annotations(Result result) {
        return formats.contains(ReportFormat.GITHUB)
                ? Reports.render(result, ReportFormat.GITHUB, options).lines().toList()
                : List.of();
    }
}
