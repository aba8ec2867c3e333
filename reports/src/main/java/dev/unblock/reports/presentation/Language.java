package dev.unblock.reports.presentation;

import java.util.Locale;

/** What the page speaks. Names, messages of rules and the reasons of the plan stay as they are. */
public enum Language {
    EN,
    DE;

    /** As in the page's {@code lang}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
