package dev.unblock.reports.html;

import dev.unblock.reports.text.Visible;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;

/** Where templates write: every value from outside is made visible, then escaped for its place in the page. */
final class VisibleHtml implements HtmlTemplateOutput {

    private final StringOutput page = new StringOutput();
    private final OwaspHtmlTemplateOutput escaped = new OwaspHtmlTemplateOutput(page);

    @Override
    public void writeContent(String content) {
        escaped.writeContent(content);
    }

    @Override
    public void writeContent(String content, int beginIndex, int endIndex) {
        escaped.writeContent(content, beginIndex, endIndex);
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        if (value != null) {
            escaped.writeUserContent(Visible.text(value));
        }
    }

    @Override
    public void setContext(String tagName, @Nullable String attributeName) {
        escaped.setContext(tagName, attributeName);
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
