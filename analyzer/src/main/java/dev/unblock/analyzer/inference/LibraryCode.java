package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import dev.unblock.analyzer.bytecode.OpenJars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The code of a class path, read class by class when asked for, or a little earlier; the first jar that has a class counts. */
final class LibraryCode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LibraryCode.class);

    private final OpenJars open = new OpenJars();
    private final List<LibraryJar> jars = new ArrayList<>();
    private final ReadAhead ahead = new ReadAhead(this::whole);

    private LibraryCode() {}

    /** Folders on the class path are the classes of other modules, and no libraries. */
    static LibraryCode open(List<Path> classPath, FactsCache cache) {
        LibraryCode code = new LibraryCode();
        classPath.stream().distinct().filter(Files::isRegularFile).forEach(jar -> code.open(jar, cache));
        return code;
    }

    /** A broken jar hides only its own classes; the type hierarchy tells the user. */
    private void open(Path jar, FactsCache cache) {
        try {
            open.open(jar);
            jars.add(new LibraryJar(jar, open, jars.size(), cache));
        } catch (IOException e) {
            LOG.debug("{} cannot be opened", jar.getFileName(), e);
        }
    }

    /** The class, with what it declares. */
    Optional<LibraryClass> declared(String type) {
        return read(type, Depth.DECLARATIONS);
    }

    /** The class, with what its methods do. */
    Optional<LibraryClass> whole(String type) {
        return read(type, Depth.CODE);
    }

    /** The code of the class will be asked for. */
    void announce(String type) {
        ahead.announce(type);
    }

    private Optional<LibraryClass> read(String type, Depth depth) {
        String file = type.replace('.', '/') + ".class";
        OptionalInt holding = open.holding(file);
        return holding.isPresent() ? jars.get(holding.getAsInt()).read(type, file, depth) : Optional.empty();
    }

    /** Keeps what was read for the next time. */
    @Override
    public void close() {
        ahead.end();
        jars.forEach(LibraryJar::keep);
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
