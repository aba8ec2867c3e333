package dev.unblock.benchmarks.page;

import dev.unblock.model.UsageException;
import java.util.List;

/** The lines of a page that a program writes, between two comments; the rest is people's. */
public record GeneratedPart(String name) {

    /** The page with these lines in place of those that were there. */
    public String replacedIn(String page, List<String> lines) {
        String begin = "<!-- generated: " + name + " -->\n";
        String end = "<!-- end: " + name + " -->";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new UsageException("the page has no part " + begin.strip() + " … " + end);
        }
        return page.substring(0, from + begin.length())
                + String.join("\n", lines).strip()
                + "\n"
                + page.substring(to);
    }
}
