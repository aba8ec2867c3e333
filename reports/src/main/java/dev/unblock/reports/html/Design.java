package dev.unblock.reports.html;

import dev.unblock.reports.presentation.Layout;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The style sheet and script of the page, with the policy that lets a browser run these two and fetch nothing at all.
 */
record Design(String css, String script, Presentation presentation) {

    static final Design OURS = new Design(
            resource("report.css"),
            resource("report.js") + resource("payoff.js") + resource("findings.js"),
            Presentation.OURS);

    private static final Design PORTFOLIO = new Design(
            OURS.css + resource("portfolio.css"), resource("report.js") + resource("portfolio.js"), Presentation.OURS);

    /** The same look with what only a portfolio needs. */
    static Design ofPortfolio(Presentation presentation) {
        return new Design(PORTFOLIO.css + presentation.brand().css(), PORTFOLIO.script, presentation);
    }

    /** Ours in somebody's presentation. */
    static Design of(Presentation presentation) {
        return new Design(OURS.css + presentation.brand().css(), OURS.script, presentation);
    }

    /** Whether style sheet and script are files beside the page. */
    boolean isBeside() {
        return presentation.layout() == Layout.DIRECTORY;
    }

    String language() {
        return presentation.language().tag();
    }

    String policy() {
        String styles = isBeside() ? "'self'" : "'" + hash(css) + "'";
        String scripts = isBeside() ? "'self'" : "'" + hash(script) + "'";
        String pictures = presentation.brand().logo().isPresent() ? "; img-src data:" : "";
        return "default-src 'none'; style-src " + styles + "; script-src " + scripts + pictures
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Design.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SHA-256 in hexadecimal. */
    static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
