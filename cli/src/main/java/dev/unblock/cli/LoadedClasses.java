package dev.unblock.cli;

import dev.unblock.analyzer.AnalysisRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * This program's classes as a JVM keeps them once they are loaded and checked, in the cache's folder: the next JVM maps them into its
 * memory and has done with half of its start.
 *
 * <p>The first run only leaves a mark, the second writes the archive at its end, all others use it: where the folder does not last
 * from run to run, nobody pays for writing. It belongs to one jar and one JVM; what does not fit, a JVM ignores.
 */
final class LoadedClasses {

    private static final String ARCHIVE = ".jsa";
    private static final String MARK = ".seen";
    private static final long ROOM = 500L << 20;
    private static final Duration UNUSED = Duration.ofDays(30);

    /** The JVM would tell users which classes it cannot keep. */
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private final Optional<Path> folder;
    private final String name;
    private final String unfinished;

    private LoadedClasses(Optional<Path> folder, String name, long process) {
        this.folder = folder;
        this.name = name;
        this.unfinished = name + "." + process + ".tmp";
    }

    /**
     * Those of this JVM and jar.
     *
     * @param arguments of the command line, which may name a cache or none
     * @param process names what this run writes, beside what others do at the same time
     */
    static LoadedClasses of(List<String> arguments, File jar, long process) {
        int identity = Objects.hash(
                jar.getAbsolutePath(),
                jar.length(),
                jar.lastModified(),
                System.getProperty("java.home"),
                Runtime.version().toString());
        Optional<Path> folder = cache(arguments).map(cache -> cache.resolve("classes"));
        return new LoadedClasses(folder, Integer.toHexString(identity), process);
    }

    private static Optional<Path> cache(List<String> arguments) {
        if (arguments.contains("--no-cache")) {
            return Optional.empty();
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith("--cache=")) {
                return Optional.of(Path.of(arguments.get(i).substring("--cache=".length())));
            }
            if (arguments.get(i).equals("--cache") && i + 1 < arguments.size()) {
                return Optional.of(Path.of(arguments.get(i + 1)));
            }
        }
        return AnalysisRequest.of(Path.of("")).cachingForUser().cache();
    }

    /** Options of a JVM that uses them, or keeps them, as far as that is due. */
    List<String> options() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try {
            return options(folder.get());
        } catch (IOException e) {
            return List.of(); // A cache that cannot be written is no cache.
        }
    }

    private List<String> options(Path in) throws IOException {
        Path archive = in.resolve(name + ARCHIVE);
        if (Files.exists(archive)) {
            Files.setLastModifiedTime(archive, FileTime.from(Instant.now()));
            return with("-XX:SharedArchiveFile=" + archive);
        }
        Path mark = in.resolve(name + MARK);
        if (Files.exists(mark)) {
            // A JVM that cannot write them to the end fails, the analysis with it.
            boolean room = Files.getFileStore(in).getUsableSpace() > ROOM;
            return room ? with("-XX:ArchiveClassesAtExit=" + in.resolve(unfinished)) : List.of();
        }
        Files.createDirectories(in);
        Files.createFile(mark);
        return List.of();
    }

    private static List<String> with(String option) {
        return Stream.concat(Stream.of(option), QUIET.stream()).toList();
    }

    /**
     * Puts what the JVM wrote in its place, once it has ended, and forgets what nobody uses.
     *
     * @param done whether it ended by itself; what one wrote that was killed is not whole
     */
    void settle(OptionalInt done) {
        folder.map(in -> in.resolve(unfinished)).filter(Files::exists).ifPresent(written -> {
            try {
                if (endedByItself(done)) {
                    Files.move(written, written.resolveSibling(name + ARCHIVE), StandardCopyOption.ATOMIC_MOVE);
                    forgetUnused(written.getParent());
                }
                Files.deleteIfExists(written);
            } catch (IOException e) {
                written.toFile().delete(); // The next run will do it.
            }
        });
    }

    private static boolean endedByItself(OptionalInt exit) {
        return Stream.of(ExitCode.DONE, ExitCode.GATE_FAILED, ExitCode.PARTIAL)
                .anyMatch(code -> exit.isPresent() && exit.getAsInt() == code.number());
    }

    private static void forgetUnused(Path in) throws IOException {
        Instant since = Instant.now().minus(UNUSED);
        try (Stream<Path> files = Files.list(in)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
