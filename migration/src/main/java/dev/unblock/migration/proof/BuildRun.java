package dev.unblock.migration.proof;

import java.nio.file.Path;
import java.util.List;

/** How one run of a build ended. */
public record BuildRun(int exitCode, List<String> output, Path log) {

    public BuildRun {
        output = List.copyOf(output);
    }

    public boolean succeeded() {
        return exitCode == 0;
    }
}
