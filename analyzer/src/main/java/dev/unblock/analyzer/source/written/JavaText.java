package dev.unblock.analyzer.source.written;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a source file.
 *
 * @param malformed bytes that do not belong to the encoding were replaced
 */
public record JavaText(String text, boolean malformed) {

    /** Past this, a file is data that happens to compile. */
    static final long MOST_BYTES = 4L << 20;

    /**
     * Reads a file.
     *
     * @param declared the encoding of its module; a byte order mark outranks it
     * @throws IOException when it cannot be read or is too large
     */
    public static JavaText read(Path file, Charset declared) throws IOException {
        return decode(bytes(file), declared);
    }

    static byte[] bytes(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("larger than " + (MOST_BYTES >> 20) + " MB");
        }
        return Files.readAllBytes(file);
    }

    static JavaText decode(byte[] bytes, Charset declared) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, 0, declared);
    }

    private static JavaText decode(byte[] bytes, int from, Charset charset) {
        ByteBuffer content = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(content.duplicate())
                    .toString();
            return new JavaText(text, false);
        } catch (CharacterCodingException e) {
            return new JavaText(charset.decode(content).toString(), true);
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
