package dev.unblock.cli;

import dev.unblock.reports.BrandFile;
import dev.unblock.reports.presentation.Language;
import dev.unblock.reports.presentation.Presentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How pages look and what they speak. */
final class PresentationOptions {

    @Option(names = "--locale", paramLabel = "LANGUAGE", description = "what the page speaks: en, de; default: en")
    private Language locale = Language.EN;

    @Option(
            names = "--brand",
            paramLabel = "FILE",
            description = "a properties file with title, logo, accent, footer, hide (sections, separated by commas) and"
                    + " the assumptions requests, threads, instance, hour")
    private @Nullable Path brand;

    Presentation presentation() {
        Presentation chosen = Presentation.OURS.in(locale);
        return brand == null ? chosen : BrandFile.apply(brand, chosen);
    }
}
