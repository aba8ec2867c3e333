package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryClass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** How facts about a jar are written down: a mark, a checksum, the texts, each once, then the classes. */
final class FactsFormat {

    /** Changes with the format, with what the scanner reads, and with our tables. */
    static final String VERSION = "2-" + digestOfTables();

    private static final int MARK = 0x554e4246;
    private static final int HEADER = Integer.BYTES + Long.BYTES;

    private FactsFormat() {}

    /** What was read is not what was written. */
    static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1;

        BrokenException(String what) {
            super(what);
        }
    }

    static byte[] write(Collection<LibraryClass> classes) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(MARK);
            out.writeLong(0);
            FactsWriter.write(classes, out);
            byte[] written = bytes.toByteArray();
            ByteBuffer.wrap(written).putLong(Integer.BYTES, checksum(written));
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<LibraryClass> read(byte[] bytes) throws BrokenException {
        if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != MARK) {
            throw new BrokenException("no facts");
        }
        if (ByteBuffer.wrap(bytes).getLong(Integer.BYTES) != checksum(bytes)) {
            throw new BrokenException("the checksum does not match");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, HEADER, bytes.length - HEADER))) {
            return FactsParser.read(in);
        } catch (IOException e) {
            throw new BrokenException("facts end too early: " + e.getMessage());
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, HEADER, bytes.length - HEADER);
        return (long) bytes.length << Integer.SIZE | checksum.getValue();
    }

    private static String digestOfTables() {
        CRC32 digest = new CRC32();
        for (String table :
                Arrays.asList(Boundary.CUT, Boundary.RUN_BY_CALLER, Boundary.ASYNCHRONOUS, LibraryWaits.UNCOUNTED)) {
            digest.update(Rows.text(table).getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(digest.getValue());
    }
}
