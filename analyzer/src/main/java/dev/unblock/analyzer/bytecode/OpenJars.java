package dev.unblock.analyzer.bytecode;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars of a class path, opened in their order, which decides who has a class that several have; several threads may ask. */
public final class OpenJars implements AutoCloseable {

    private final List<ZipFile> jars = new ArrayList<>();
    private final JarPackages packages = new JarPackages();

    /**
     * Opens the next jar. Not while others ask.
     *
     * @throws IOException where it is broken; then nothing changes
     */
    public void open(Path jar) throws IOException {
        ZipFile opened = new ZipFile(jar.toFile());
        try {
            packages.add(jars.size(), jar);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        jars.add(opened);
    }

    /** The first jar that has the class file, by its number in the order of their opening. */
    public OptionalInt holding(String classFile) {
        BitSet candidates = packages.mayHold(classFile);
        for (int jar = candidates.nextSetBit(0); jar >= 0; jar = candidates.nextSetBit(jar + 1)) {
            if (jars.get(jar).getEntry(classFile) != null) {
                return OptionalInt.of(jar);
            }
        }
        return OptionalInt.empty();
    }

    /** Reads a file that the jar has. */
    public byte[] bytes(int jar, String classFile) throws IOException {
        ZipEntry entry = jars.get(jar).getEntry(classFile);
        if (entry == null) {
            throw new FileNotFoundException(classFile);
        }
        return ClassFiles.bytes(jars.get(jar), entry);
    }

    String fileName(int jar) {
        return Path.of(jars.get(jar).getName()).getFileName().toString();
    }

    /** Lets go of all; others can be opened then. */
    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars) {
            jar.close();
        }
        jars.clear();
        packages.clear();
    }
}
