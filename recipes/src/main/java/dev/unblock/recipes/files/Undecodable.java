package dev.unblock.recipes.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells files that hold bytes which their encoding does not know: read and written again, these would be lost. */
final class Undecodable {

    private Undecodable() {}

    /** What is wrong with the file; empty when every byte of it survives. */
    static Optional<String> in(Path file, Charset encoding) {
        byte[] bytes = bytes(file);
        if (isAscii(bytes)) {
            return Optional.empty();
        }
        try {
            ByteBuffer again = encoding.encode(encoding.newDecoder().decode(ByteBuffer.wrap(bytes)));
            return again.equals(ByteBuffer.wrap(bytes))
                    ? Optional.empty()
                    : Optional.of("changes when it is read and written as " + encoding.name());
        } catch (CharacterCodingException e) {
            return Optional.of("holds bytes that are not " + encoding.name());
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
