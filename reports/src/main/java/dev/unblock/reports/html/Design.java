package dev.unblock.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style sheet and script of the page, with the policy that lets a browser run these two and fetch nothing at all.
 */
record Design(String css, String script) {

    static final Design OURS = new Design(resource("report.css"), resource("report.js") + resource("findings.js"));

    /** The same look with what only a portfolio needs. */
    static final Design PORTFOLIO =
            new Design(OURS.css + resource("portfolio.css"), resource("report.js") + resource("portfolio.js"));

    String policy() {
        return "default-src 'none'; style-src '" + hash(css) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Design.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
