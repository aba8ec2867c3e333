package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.reports.insight.Door;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.Trend;
import dev.unblock.reports.markdown.PlanMarkdown;

/** The plan of a result as a proposal to read: {@code plan.md}. */
public final class PlanReport {

    public static final String FILE_NAME = "plan.md";

    private PlanReport() {}

    public static String render(Result result) {
        return render(result, Door.COMMAND_LINE);
    }

    /** The same with the commands of that door. */
    public static String render(Result result, Door door) {
        return PlanMarkdown.render(Insight.of(result, door, Trend.NONE));
    }
}
