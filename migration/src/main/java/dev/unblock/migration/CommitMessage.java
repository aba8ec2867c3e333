package dev.unblock.migration;

import dev.unblock.migration.engine.SlicePatch;
import dev.unblock.model.Plan.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What the commit of a slice says: what it is for, and its steps where there are several. */
final class CommitMessage {

    private CommitMessage() {}

    static String of(SlicePatch patch) {
        List<String> titles = patch.kept().stream().map(Step::title).toList();
        String subject = titles.isEmpty() ? patch.slice().title() : titles.get(titles.size() - 1);
        String steps = titles.size() < 2
                ? ""
                : titles.stream().map(title -> "\n* " + title).collect(Collectors.joining("", "\n", ""));
        return subject + steps;
    }
}
