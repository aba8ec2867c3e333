package dev.unblock.analyzer.cache;

/** What a {@link ByteSink} wrote. */
final class ByteSource {

    private final byte[] bytes;
    private int position;

    ByteSource(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    void skip(int length) {
        position = Math.addExact(position, length);
    }

    int octet() {
        return bytes[position++];
    }

    int number() {
        int number = 0;
        int shift = 0;
        int next;
        do {
            next = bytes[position++];
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    /** A number of things that are still to come, each of a byte at least. */
    int size() {
        int size = number();
        if (size < 0 || size > bytes.length - position) {
            throw new IllegalArgumentException("there are no " + size + " more");
        }
        return size;
    }
}
