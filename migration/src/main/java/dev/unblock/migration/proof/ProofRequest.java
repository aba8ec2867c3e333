package dev.unblock.migration.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What to prove, and with what.
 *
 * @param modules folders of the modules, in which their builds leave test reports
 * @param sources for the compiler in this process; asked for after the first build, which may fetch what they need
 * @param logs folder for the builds' output
 * @param timeout of one build
 * @param buildOptions further options for every build
 * @param progress hears what is going on, line by line
 */
public record ProofRequest(
        Path project,
        List<Path> modules,
        Supplier<CompilationUnit> sources,
        Path logs,
        Duration timeout,
        List<String> buildOptions,
        Consumer<String> progress) {

    public ProofRequest {
        modules = List.copyOf(modules);
        buildOptions = List.copyOf(buildOptions);
    }
}
