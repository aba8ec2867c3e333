package dev.unblock.migration.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What to prove.
 *
 * @param modules folders of the modules, in which their builds leave test reports
 * @param sources for the compiler in this process; asked for after the first build, which may fetch what they need
 * @param patience where all tests together take less, no few of them are asked before: the build around them costs more
 * @param progress hears what is going on, line by line
 */
public record ProofRequest(
        Path project,
        List<Path> modules,
        Supplier<CompilationUnit> sources,
        Duration patience,
        Consumer<String> progress) {

    public ProofRequest {
        modules = List.copyOf(modules);
    }
}
