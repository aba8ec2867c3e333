package dev.unblock.analyzer.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for content: equal content, equal name. */
public final class Hashes {

    private final MessageDigest digest;

    public Hashes() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public Hashes add(byte[] content) {
        return add(content, content.length);
    }

    /** Of the first bytes; their number counts, so that parts cannot run into each other. */
    public Hashes add(byte[] content, int length) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            digest.update((byte) (length >> shift));
        }
        digest.update(content, 0, length);
        return this;
    }

    public Hashes add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The name of all that was added, in its order; then begins anew. */
    public String name() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
