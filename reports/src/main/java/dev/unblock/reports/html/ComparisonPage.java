package dev.unblock.reports.html;

import dev.unblock.reports.insight.Changes;

/** All that the template of a comparison needs. */
record ComparisonPage(Changes changes, Design design) {

    String title() {
        return changes.after().project().name() + " · Unblock comparison";
    }
}
