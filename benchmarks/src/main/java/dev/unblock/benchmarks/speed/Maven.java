package dev.unblock.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs Maven as the user has set it up: its repositories, mirrors and local repository are used, whatever they are. */
@FunctionalInterface
public interface Maven {

    /** @throws RuntimeException if the build fails, with the end of what it said */
    void run(Path folder, String log, List<String> arguments) throws IOException, InterruptedException;
}
