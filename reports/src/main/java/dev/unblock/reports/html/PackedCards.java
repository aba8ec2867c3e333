package dev.unblock.reports.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * The cards of findings that are not among the worst, compressed: the script unpacks them when one is asked for. Without
 * scripts their rows tell what they are, and the JSON form the rest.
 */
final class PackedCards {

    /** No text of ours or of others has this character: unseen characters are written out. */
    static final String BETWEEN = "\f";

    private PackedCards() {}

    /** The cards as Base64 of gzip; empty for none. */
    static String of(Stream<String> cards) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int written = 0;
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 1 << 16)) {
            for (String card : (Iterable<String>) cards::iterator) {
                gzip.write(((written++ == 0 ? "" : BETWEEN) + card).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written == 0 ? "" : Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
