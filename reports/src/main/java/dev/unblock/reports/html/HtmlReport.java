package dev.unblock.reports.html;

import dev.unblock.model.Finding;
import dev.unblock.reports.insight.Changes;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.insight.Overview;
import dev.unblock.reports.presentation.Layout;
import dev.unblock.reports.presentation.Presentation;
import dev.unblock.reports.text.Forge;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The result as one page: complete without scripts, printable, and nothing is ever fetched. */
public final class HtmlReport {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            Path.of("."), ContentType.Html, HtmlReport.class.getClassLoader(), HtmlReport.class.getPackageName());

    private HtmlReport() {}

    /**
     * The page's text.
     *
     * @param sources gives the lines of a file, none where they are unknown or must not be shown
     */
    public static String render(
            Insight insight, Function<String, List<String>> sources, Forge forge, Presentation presentation) {
        Translation translation = Translation.to(presentation.language());
        return render("report.jte", Page.of(insight, sources, forge, translation, presentation), translation);
    }

    /** The files that the page of {@link Layout#DIRECTORY} refers to, by name. */
    public static Map<String, String> beside(Presentation presentation) {
        Design design = Design.of(presentation);
        return Map.of("report.css", design.css(), "report.js", design.script());
    }

    /** The page of one module, which belongs beside that of the whole project. */
    public static String module(
            Insight insight,
            String module,
            Function<String, List<String>> sources,
            Forge forge,
            Presentation presentation) {
        Translation translation = Translation.to(presentation.language());
        Page page = Page.of(insight, sources, forge, translation, presentation);
        return render("module.jte", new ModulePage(page, module), translation);
    }

    /** The comparison's text, always one file. */
    public static String render(Changes changes, Presentation presentation) {
        Design design = Design.of(presentation.as(Layout.FILE));
        return render("comparison.jte", new ComparisonPage(changes, design), Translation.to(presentation.language()));
    }

    /** The portfolio's text, always one file. */
    public static String render(Overview overview, Presentation presentation) {
        Design design = Design.ofPortfolio(presentation.as(Layout.FILE));
        return render("portfolio.jte", PortfolioPage.of(overview, design), Translation.to(presentation.language()));
    }

    /** One finding without what its row tells. */
    static String brief(Page page, Finding finding) {
        VisibleHtml html = new VisibleHtml(page.translation());
        TEMPLATES.render("brief.jte", Map.of("page", page, "f", finding), html);
        return html.toString();
    }

    static String render(String template, Object page, Translation translation) {
        VisibleHtml html = new VisibleHtml(translation);
        TEMPLATES.render(template, page, html);
        return html.toString();
    }
}
