package dev.unblock.analyzer.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The directory at the end of a jar, as it stands there: name, size and checksum of each file in the jar, without anything of it
 * unpacked.
 */
public final class JarDirectory {

    private static final int END_MARK = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SIZE_AT = 12;
    private static final int COMMENT_LENGTH_AT = 20;

    private static final int ENTRY_MARK = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int NAME_LENGTH_AT = 28;
    private static final int EXTRA_LENGTH_AT = 30;
    private static final int ENTRY_COMMENT_LENGTH_AT = 32;

    private final byte[] entries;
    private final long lengthOfJar;

    private JarDirectory(byte[] entries, long lengthOfJar) {
        this.entries = entries;
        this.lengthOfJar = lengthOfJar;
    }

    /** Is told where in the bytes of the directory a name stands. */
    public interface Names {
        void name(byte[] bytes, int start, int end);
    }

    /** Empty where the file is no jar, or one of the kind for more than four gigabytes. */
    public static Optional<JarDirectory> read(Path jar) throws IOException {
        try (FileChannel file = FileChannel.open(jar)) {
            long length = file.size();
            byte[] tail = read(file, Math.max(0, length - END_LENGTH - LONGEST_COMMENT), length);
            int end = endOfDirectory(tail);
            if (end < 0) {
                return Optional.empty();
            }
            ByteBuffer numbers = ByteBuffer.wrap(tail, end, END_LENGTH).slice().order(ByteOrder.LITTLE_ENDIAN);
            long behind = length - tail.length + end;
            long start = behind - Integer.toUnsignedLong(numbers.getInt(SIZE_AT));
            return start < 0 || behind - start > Integer.MAX_VALUE
                    ? Optional.empty()
                    : Optional.of(new JarDirectory(read(file, start, behind), length));
        }
    }

    private static byte[] read(FileChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // A read may bring less than was asked for.
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    /** Where the record at the end of a zip file begins; -1 where the file is no zip file. */
    private static int endOfDirectory(byte[] tail) {
        ByteBuffer bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = tail.length - END_LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == END_MARK
                    && at + END_LENGTH + Short.toUnsignedInt(bytes.getShort(at + COMMENT_LENGTH_AT)) == tail.length) {
                return at;
            }
        }
        return -1;
    }

    byte[] entries() {
        return entries;
    }

    long lengthOfJar() {
        return lengthOfJar;
    }

    /** Names all files in the jar; false if the directory is not as one is written, and names are missing. */
    public boolean each(Names names) {
        ByteBuffer bytes = ByteBuffer.wrap(entries).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < entries.length) {
            if (at + ENTRY_LENGTH > entries.length || bytes.getInt(at) != ENTRY_MARK) {
                return false;
            }
            int start = at + ENTRY_LENGTH;
            int end = start + Short.toUnsignedInt(bytes.getShort(at + NAME_LENGTH_AT));
            at = end
                    + Short.toUnsignedInt(bytes.getShort(at + EXTRA_LENGTH_AT))
                    + Short.toUnsignedInt(bytes.getShort(at + ENTRY_COMMENT_LENGTH_AT));
            if (at > entries.length) {
                return false;
            }
            names.name(entries, start, end);
        }
        return true;
    }
}
