package dev.unblock.analyzer.inference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** How facts about a jar are written down: the texts, each once, then the classes. */
final class FactsFormat {

    /** Changes with the format, with what the scanner reads, and with our tables. */
    static final String VERSION = "6-" + digestOfTables();

    private FactsFormat() {}

    /** What was read is not what was written. */
    static final class BrokenException extends Exception {

        private static final long serialVersionUID = 1;

        BrokenException(String what) {
            super(what);
        }
    }

    static byte[] write(JarFacts facts) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            FactsWriter.write(facts, out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JarFacts read(byte[] bytes) throws BrokenException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return FactsParser.read(in);
        } catch (IOException | RuntimeException e) {
            // A number that names nothing: whatever the parser stumbled over.
            throw new BrokenException("facts end too early: " + e.getMessage());
        }
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
