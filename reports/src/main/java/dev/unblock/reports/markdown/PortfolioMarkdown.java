package dev.unblock.reports.markdown;

import static dev.unblock.reports.markdown.Markdown.code;
import static dev.unblock.reports.markdown.Markdown.text;

import dev.unblock.model.Family;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.insight.Repository;
import dev.unblock.reports.insight.Shared;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.List;

/** A portfolio in the length of a comment or a job's summary. */
public final class PortfolioMarkdown {

    private static final String MARKER = "<!-- unblock-portfolio -->";
    private static final int MOST_SHARED = 20;

    private PortfolioMarkdown() {}

    public static String render(Overview overview) {
        Document document = new Document(MarkdownReport.MOST)
                .block(MARKER)
                .block("## Unblock: " + Figures.count(overview.all()) + " "
                        + (overview.all() == 1 ? "repository" : "repositories"))
                .block(text(String.join(" ", overview.sentences())));
        failures(document, overview);
        shared(document, "Shared blockers", overview.sharedWaits(), overview);
        shared(document, "Rules", overview.rules(), overview);
        repositories(document, overview.repositories());
        return document.toString();
    }

    private static void failures(Document document, Overview overview) {
        if (!overview.failures().isEmpty()) {
            document.lines(
                    "### Not analysed\n\n",
                    overview.failures().stream()
                            .map(failure -> "- " + code(failure.name()) + ": " + text(failure.problem()))
                            .toList());
        }
    }

    private static void shared(Document document, String title, List<Shared> shared, Overview overview) {
        if (!shared.isEmpty()) {
            String head =
                    "### " + title + "\n\n| | in repositories | findings | worst | most in |\n|:--|--:|--:|:--|:--|\n";
            document.lines(
                    head,
                    shared.stream()
                            .limit(MOST_SHARED)
                            .map(one -> "| " + code(Names.brief(one.name())) + " | "
                                    + Figures.count(one.repositories()) + " of "
                                    + Figures.count(overview.repositories().size()) + " | "
                                    + Figures.count(one.findings()) + " | "
                                    + one.worst().label() + " | "
                                    + text(one.mostIn().repository()) + " |")
                            .toList());
        }
    }

    private static void repositories(Document document, List<Repository> repositories) {
        if (!repositories.isEmpty()) {
            String head = "### Repositories, the worst first\n\n"
                    + "| | score | blocking | shared state | fan-out | hygiene | critical, high | effort |\n"
                    + "|:--|--:|--:|--:|--:|--:|--:|--:|\n";
            document.lines(
                    head, repositories.stream().map(PortfolioMarkdown::row).toList());
        }
    }

    private static String row(Repository repository) {
        StringBuilder row = new StringBuilder("| " + text(repository.name()) + " | "
                + repository.score().map(String::valueOf).orElse("–") + " ("
                + repository.standingInWords() + ") | ");
        for (Family family : Family.values()) {
            row.append(Figures.count(repository.findings().count(family))).append(" | ");
        }
        return row.append(Figures.count(repository.severe()))
                .append(" | ")
                .append(
                        repository.effort().isNothing()
                                ? "–"
                                : repository.effort().range())
                .append(" |")
                .toString();
    }
}
