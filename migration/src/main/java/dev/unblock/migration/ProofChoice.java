package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.migration.proof.CompilationUnit;
import dev.unblock.migration.proof.MavenProof;
import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.ProofRequest;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.UsageException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Which proof a request asks for. */
final class ProofChoice {

    private ProofChoice() {}

    static Proof of(MigrationRequest request, Path project) {
        if (request.verification() == Verification.NONE) {
            return Proof.none();
        }
        return maven(request, project);
    }

    /** Compiles the project with its own build. */
    static void compile(AnalysisRequest analysis, Path output, Consumer<String> progress) {
        MigrationRequest request = MigrationRequest.preview(analysis, output).proving(Verification.COMPILE, progress);
        maven(request, analysis.project()).establish();
    }

    private static Proof maven(MigrationRequest request, Path project) {
        if (!Files.isRegularFile(project.resolve("pom.xml"))) {
            throw new UsageException("There is no pom.xml in " + project + ", so there is no build to prove steps with."
                    + " Say --verify none to apply them without proof.");
        }
        List<Path> modules = find(request.analysis()).modules().stream()
                .map(module -> project.resolve(module.folder()).normalize())
                .toList();
        return new MavenProof(
                new ProofRequest(
                        project,
                        modules,
                        () -> unit(find(request.analysis())),
                        request.output().resolve("logs"),
                        request.timeout(),
                        request.buildOptions(),
                        request.progress()),
                request.verification());
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
