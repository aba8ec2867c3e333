package dev.unblock.reports.sarif;

import dev.unblock.model.Finding;
import dev.unblock.reports.text.Visible;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** By what a finding is known again in a later commit: our own id, and GitHub's hash where the source is at hand. */
final class Fingerprints {

    private final Function<String, Optional<String>> sources;
    private final Map<String, List<String>> hashes = new HashMap<>();

    Fingerprints(Function<String, Optional<String>> sources) {
        this.sources = sources;
    }

    SortedMap<String, String> of(Finding finding) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        fingerprints.put("unblock/v1", Visible.line(finding.id()));
        List<String> lines = hashes.computeIfAbsent(
                finding.file(), file -> sources.apply(file).map(LineHashes::of).orElse(List.of()));
        if (finding.line() <= lines.size()) {
            fingerprints.put("primaryLocationLineHash", lines.get(finding.line() - 1));
        }
        return fingerprints;
    }
}
