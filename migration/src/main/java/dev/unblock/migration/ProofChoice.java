package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.proof.Build;
import dev.unblock.migration.proof.BuildProof;
import dev.unblock.migration.proof.CompilationUnit;
import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.ProofRequest;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which proof a request asks for. */
final class ProofChoice {

    private static final List<String> GRADLE = List.of("build.gradle", "build.gradle.kts", "settings.gradle");

    /** A build that runs a few tests takes some ten seconds itself, and there is one for each slice. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private ProofChoice() {}

    static Proof of(MigrationRequest request, Path project) {
        if (request.proving().how() == Verification.NONE) {
            return Proof.none();
        }
        Build build = build(request, project)
                .orElseThrow(() -> new UsageException("There is no pom.xml and no build.gradle in " + project
                        + ", so there is no build to prove steps with. Name a command that does (--verify-command), or"
                        + " say --verify none to apply them without proof."));
        return proof(build, request, project);
    }

    private static Proof proof(Build build, MigrationRequest request, Path project) {
        return new BuildProof(
                build, proofRequest(request, project), request.proving().how());
    }

    /** What the user asks for, else Maven, else Gradle. */
    private static Optional<Build> build(MigrationRequest request, Path project) {
        Path logs = request.output().resolve("logs");
        Proving proving = request.proving();
        if (proving.command().isPresent()) {
            return Optional.of(Build.command(proving.command().get(), project, logs, proving.timeout()));
        }
        if (Files.isRegularFile(project.resolve("pom.xml"))) {
            return Optional.of(Build.maven(project, logs, proving.timeout(), proving.buildOptions()));
        }
        return GRADLE.stream().anyMatch(file -> Files.isRegularFile(project.resolve(file)))
                ? Optional.of(Build.gradle(project, logs, proving.timeout()))
                : Optional.empty();
    }

    /**
     * Compiles the project with its own build.
     *
     * @throws UsageException if it has none
     */
    static void compile(AnalysisRequest analysis, Path output, Consumer<String> progress) {
        MigrationRequest request = MigrationRequest.preview(analysis, output).proving(Verification.COMPILE, progress);
        Path project = analysis.project();
        Build build = build(request, project)
                .orElseThrow(
                        () -> new UsageException(
                                "There is no pom.xml and no build.gradle in " + project
                                        + " that --build could run; leave it out, and give --classes and --classpath if you have them."));
        progress.accept("Building " + project);
        proof(build, request, project).establish();
    }

    private static ProofRequest proofRequest(MigrationRequest request, Path project) {
        List<Path> modules = find(request.analysis()).modules().stream()
                .map(module -> project.resolve(module.folder()).normalize())
                .toList();
        return new ProofRequest(project, modules, () -> unit(find(request.analysis())), PATIENCE, request.progress());
    }

    private static Codebase find(AnalysisRequest analysis) {
        return CodebaseFinder.find(analysis.project(), analysis.classPath(), analysis.classes());
    }

    private static CompilationUnit unit(Codebase codebase) {
        return new CompilationUnit(
                all(codebase, Codebase.Module::sourceRoots),
                all(codebase, Codebase.Module::testSourceRoots),
                all(codebase, Codebase.Module::classPath),
                codebase.modules().stream()
                        .map(Codebase.Module::encoding)
                        .findFirst()
                        .orElse(StandardCharsets.UTF_8),
                codebase.javaRelease());
    }

    private static List<Path> all(Codebase codebase, Function<Codebase.Module, List<Path>> paths) {
        return codebase.modules().stream()
                .flatMap(module -> paths.apply(module).stream())
                .distinct()
                .toList();
    }
}
