package dev.unblock.reports.sarif;

import dev.unblock.model.CallPath;
import dev.unblock.model.Finding;
import dev.unblock.reports.sarif.SarifLog.ArtifactLocation;
import dev.unblock.reports.sarif.SarifLog.Location;
import dev.unblock.reports.sarif.SarifLog.LogicalLocation;
import dev.unblock.reports.sarif.SarifLog.Message;
import dev.unblock.reports.sarif.SarifLog.PhysicalLocation;
import dev.unblock.reports.sarif.SarifLog.Region;
import dev.unblock.reports.text.Forge;
import dev.unblock.reports.text.Visible;
import java.util.List;
import java.util.Optional;

/** Places of the model as SARIF locations: relative URIs below the repository's root. */
final class Places {

    static final String ROOT = "%SRCROOT%";

    private final Forge forge;

    Places(Forge forge) {
        this.forge = forge;
    }

    Location of(Finding finding) {
        Region region = new Region(
                finding.line(),
                finding.column() > 0 ? Optional.of(finding.column()) : Optional.empty(),
                finding.endLine() > finding.line() ? Optional.of(finding.endLine()) : Optional.empty());
        return new Location(
                physical(finding.file(), Optional.of(region)), Optional.of(method(finding.method())), Optional.empty());
    }

    Location of(CallPath.Frame frame) {
        return new Location(
                physical(frame.file(), region(frame.line())),
                Optional.of(method(frame.method())),
                Optional.of(message(frame.method())));
    }

    Location of(Finding.Location related) {
        return new Location(
                physical(related.file(), region(related.line())),
                Optional.empty(),
                Optional.of(message(related.message())));
    }

    Location file(String file) {
        return new Location(physical(file, Optional.empty()), Optional.empty(), Optional.empty());
    }

    /** SARIF reads {@code [text](target)} as a link and braces as placeholders even in plain text. */
    static Message message(String text) {
        String plain = Visible.text(text)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("{", "{{")
                .replace("}", "}}");
        return Message.of(plain.isBlank() ? "–" : plain);
    }

    private PhysicalLocation physical(String file, Optional<Region> region) {
        return new PhysicalLocation(
                new ArtifactLocation(Optional.of(forge.path(file)), Optional.of(ROOT), Optional.empty()), region);
    }

    private static Optional<Region> region(int line) {
        return line < 1 ? Optional.empty() : Optional.of(new Region(line, Optional.empty(), Optional.empty()));
    }

    private static List<LogicalLocation> method(String method) {
        return List.of(new LogicalLocation(Visible.line(method), "member"));
    }
}
