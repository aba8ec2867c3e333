package dev.unblock.analyzer.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names the content of jars and of folders of classes.
 *
 * <p>A jar's directory holds the name, size and checksum of each of its files: that says what is in it without reading
 * it all, which for a large class path takes seconds.
 */
public final class Fingerprint {

    private static final int END_MARK = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SIZE_AT = 12;
    private static final int START_AT = 16;
    private static final int COMMENT_LENGTH_AT = 20;

    private Fingerprint() {}

    /** Equal names mean equal content. */
    public static String of(Path place) throws IOException {
        return Files.isDirectory(place) ? ofFolder(place) : ofJar(place);
    }

    private static String ofJar(Path jar) throws IOException {
        try (FileChannel file = FileChannel.open(jar)) {
            long length = file.size();
            byte[] tail = read(file, Math.max(0, length - END_LENGTH - LONGEST_COMMENT), length);
            int end = endOfDirectory(tail);
            if (end < 0) {
                return new Hashes().add("file").add(Files.readAllBytes(jar)).name();
            }
            ByteBuffer numbers = ByteBuffer.wrap(tail, end, END_LENGTH).slice().order(ByteOrder.LITTLE_ENDIAN);
            long size = Integer.toUnsignedLong(numbers.getInt(SIZE_AT));
            long start = Integer.toUnsignedLong(numbers.getInt(START_AT));
            if (start + size > length) {
                return new Hashes().add("file").add(Files.readAllBytes(jar)).name();
            }
            return new Hashes()
                    .add("jar")
                    .add(ContentMark.of(read(file, start, start + size)))
                    .add(Long.toString(length))
                    .name();
        }
    }

    private static byte[] read(FileChannel file, long from, long to) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // A read may bring less than was asked for.
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
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

    private static String ofFolder(Path folder) throws IOException {
        Hashes hashes = new Hashes().add("folder");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            for (Path file : classes) {
                hashes.add(folder.relativize(file).toString()).add(ContentMark.of(Files.readAllBytes(file)));
            }
        }
        return hashes.name();
    }
}
