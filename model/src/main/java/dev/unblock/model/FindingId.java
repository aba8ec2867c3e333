package dev.unblock.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes ids of findings that survive edits elsewhere in the file: no line numbers, no paths. */
public final class FindingId {

    private static final int DIGEST_BYTES = 8;

    private FindingId() {}

    /**
     * An id such as {@code ThreadSleep-3f1c0a9be2d47755}.
     *
     * @param method enclosing method's signature, or the field
     * @param target what is called or touched
     * @param occurrence counts equal (rule, method, target) from 0 in source order
     */
    public static String of(String rule, String method, String target, int occurrence) {
        String text = String.join("\n", rule, method, target, Integer.toString(occurrence));
        return rule + "-" + hex(text);
    }

    private static String hex(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
