package dev.unblock.analyzer.cache;

import java.util.Arrays;

/** Bytes, written one after the other; numbers in as few as will do. */
final class ByteSink {

    private byte[] bytes = new byte[256];
    private int size;

    void octet(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    /** Seven bits a byte, the lowest first; negative ones take five. */
    void number(int number) {
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            octet(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        octet(rest);
    }

    void bytes(byte[] from, int start, int length) {
        if (bytes.length - size < length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
        }
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    byte[] written() {
        return Arrays.copyOf(bytes, size);
    }
}
