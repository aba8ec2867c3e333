package dev.unblock.reports.html;

import dev.unblock.reports.text.Visible;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where templates write: every value from outside is made visible, then escaped for its place in the page. */
final class VisibleHtml implements HtmlTemplateOutput {

    private final Translation translation;
    private static final Set<String> READ_ALOUD = Set.of("title", "aria-label", "alt", "placeholder");

    /** What may hold no elements, what scripts read, and what is never wrapped. */
    private static final Set<String> UNBROKEN = Set.of("title", "option", "script", "style", "textarea", "text", "pre");

    private final StringOutput page = new StringOutput();
    private final OwaspHtmlTemplateOutput escaped = new OwaspHtmlTemplateOutput(page);

    private boolean isForPeople = true;
    private boolean isText = true;

    VisibleHtml(Translation translation) {
        this.translation = translation;
    }

    @Override
    public void writeContent(String content) {
        escaped.writeContent(translation.ofTemplate(content));
    }

    @Override
    public void writeContent(String content, int beginIndex, int endIndex) {
        escaped.writeContent(translation.ofTemplate(content.substring(beginIndex, endIndex)));
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        if (value != null) {
            // Ids and addresses must be the same wherever they are written, so they are one line everywhere.
            String shown = isForPeople ? Visible.text(translation.ofValue(value)) : Visible.line(value);
            if (isText) {
                writeText(shown);
            } else {
                escaped.writeUserContent(shown);
            }
        }
    }

    private void writeText(String text) {
        String between = "";
        for (String piece : LongWords.pieces(text)) {
            page.writeContent(between);
            escaped.writeUserContent(piece);
            between = "<wbr>";
        }
    }

    @Override
    public void setContext(String tagName, @Nullable String attributeName) {
        isForPeople = attributeName == null || READ_ALOUD.contains(attributeName);
        isText = attributeName == null && !UNBROKEN.contains(tagName);
        escaped.setContext(tagName, attributeName);
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
