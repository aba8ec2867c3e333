package dev.unblock.reports.presentation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The look of who hands the report on.
 *
 * @param eyebrow stands above the project's name
 * @param logo as a {@code data:} address
 * @param accent a colour, {@code #rrggbb}, dark enough to be read on white
 * @param footer a line at the end of every page
 * @param hidden ids of sections to leave out; the page says which
 */
public record Brand(
        Optional<String> eyebrow,
        Optional<String> logo,
        Optional<String> accent,
        Optional<String> footer,
        Set<String> hidden) {

    /** Sections that may be left out. */
    public static final List<String> SECTIONS = List.of(
            "entry-points",
            "clearings",
            "threads",
            "breakdown",
            "plan",
            "refusals",
            "payoff",
            "measured",
            "trend",
            "findings",
            "silenced",
            "coverage",
            "method");

    private static final double AA = 4.5;

    public static final Brand NONE =
            new Brand(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public Brand {
        hidden = Set.copyOf(hidden);
        accent.ifPresent(Brand::check);
        if (!SECTIONS.containsAll(hidden)) {
            Set<String> unknown = new TreeSet<>(hidden);
            SECTIONS.forEach(unknown::remove);
            throw new IllegalArgumentException("no section is called " + String.join(", ", unknown) + "; there are "
                    + String.join(", ", SECTIONS));
        }
        if (logo.isPresent() && !logo.get().matches("data:image/(png|jpeg|svg\\+xml);base64,[A-Za-z0-9+/=]+")) {
            throw new IllegalArgumentException("the logo is no PNG, JPEG or SVG picture");
        }
    }

    public boolean shows(String section) {
        return !hidden.contains(section);
    }

    /** What the style sheet gets at its end. */
    public String css() {
        return accent.map(colour -> ":root:not([data-theme=dark]) { --accent: " + colour + "; --bar-2: " + colour
                        + "; }\n@media screen and (prefers-color-scheme: dark) { :root:not([data-theme=light]) {"
                        + " --accent: #74c7de; --bar-2: #74c7de; } }\n")
                .orElse("");
    }

    private static void check(String colour) {
        if (!colour.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException("a colour is written #rrggbb, not " + colour);
        }
        double contrast = 1.05 / (luminance(colour) + 0.05);
        if (contrast < AA) {
            throw new IllegalArgumentException(colour + " is too light to be read on white");
        }
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
