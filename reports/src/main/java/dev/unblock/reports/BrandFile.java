package dev.unblock.reports;

import dev.unblock.model.UsageException;
import dev.unblock.reports.insight.Payoff;
import dev.unblock.reports.presentation.Brand;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A file that says how the report looks for a client: {@code title}, {@code logo} (a picture beside the file), {@code accent},
 * {@code footer}, {@code hide} and the assumptions {@code requests}, {@code threads}, {@code instance}, {@code hour}.
 */
public final class BrandFile {

    private static final List<String> KEYS =
            List.of("title", "logo", "accent", "footer", "hide", "requests", "threads", "instance", "hour");
    private static final long LARGEST_LOGO = 200_000;

    private final Path file;
    private final Properties values = new Properties();

    private BrandFile(Path file) {
        this.file = file;
    }

    /**
     * The presentation as the file says.
     *
     * @throws UsageException if the file cannot be read or says something that cannot be
     */
    public static Presentation apply(Path file, Presentation presentation) {
        BrandFile brand = new BrandFile(file);
        brand.read();
        try {
            return presentation.by(brand.brand()).with(brand.rates());
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        }
    }

    private void read() {
        try (Reader in = Files.newBufferedReader(file)) {
            values.load(in);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + "; give a file that is there, in UTF-8", e);
        }
        Set<String> unknown = new TreeSet<>(values.stringPropertyNames());
        KEYS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    file + " does not know " + String.join(", ", unknown) + "; it knows " + String.join(", ", KEYS));
        }
    }

    private Brand brand() {
        Set<String> hidden = Arrays.stream(value("hide").orElse("").split(","))
                .map(String::strip)
                .filter(section -> !section.isEmpty())
                .collect(Collectors.toSet());
        return new Brand(value("title"), value("logo").map(this::picture), value("accent"), value("footer"), hidden);
    }

    private Payoff.Rates rates() {
        Payoff.Rates ours = Payoff.Rates.ASSUMED;
        return new Payoff.Rates(
                number("requests", ours.requests()),
                number("threads", ours.threads()),
                number("instance", ours.instance()),
                number("hour", ours.hour()));
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private double number(String key, double otherwise) {
        try {
            return value(key).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is no number", e);
        }
    }

    private String picture(String name) {
        Path picture = file.toAbsolutePath().resolveSibling(name);
        try {
            if (Files.size(picture) > LARGEST_LOGO) {
                throw new IllegalArgumentException("the logo is larger than " + LARGEST_LOGO + " bytes");
            }
            return "data:image/" + kind(name) + ";base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(picture));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read the logo " + picture, e);
        }
    }

    private static String kind(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "svg" -> "svg+xml";
            case "jpg" -> "jpeg";
            default -> ending;
        };
    }
}
