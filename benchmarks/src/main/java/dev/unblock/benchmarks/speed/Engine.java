package dev.unblock.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A tool that reads a corpus in a process of its own. */
interface Engine {

    String name();

    /** What it does here, for readers of the table. */
    String work();

    List<String> command(Material material, Path output);

    /** What it had to show, from its log and the files it wrote. */
    Outcome outcome(Path log, Path output, int exitCode) throws IOException;

    /** Sets the stage; not measured. */
    default void before(Material material) throws IOException {}

    /** Puts everything back; not measured. */
    default void after(Material material) throws IOException {}
}
