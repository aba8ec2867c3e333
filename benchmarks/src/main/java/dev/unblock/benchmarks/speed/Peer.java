package dev.unblock.benchmarks.speed;

import dev.unblock.benchmarks.peers.Done;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the programs in {@code peers}, which do a known part of the work and report nothing.
 *
 * @param key the name of the program's door
 * @param ownCode where the programs' own classes are
 * @param library what it is a program for
 */
record Peer(String key, String name, String work, Path ownCode, List<Path> library) implements Engine {

    static final List<Artifact> OPEN_REWRITE = List.of(Artifact.of("org.openrewrite:rewrite-java-17:8.88.0"));
    static final List<Artifact> JAVA_PARSER = List.of(Artifact.of("com.github.javaparser:javaparser-core:3.28.2"));

    Peer {
        library = List.copyOf(library);
    }

    static Peer openRewrite(Path ownCode, List<Path> library) {
        return new Peer(
                "openrewrite",
                "OpenRewrite parse",
                "8.88.0: every source to a tree with types, no recipe runs",
                ownCode,
                library);
    }

    static Peer javac(Path ownCode) {
        return new Peer(
                "javac",
                "javac attribution",
                "the JDK's compiler, `-proc:none`, up to every call resolved, no class files written",
                ownCode,
                List.of());
    }

    static Peer javaParser(Path ownCode, List<Path> library) {
        return new Peer(
                "javaparser",
                "JavaParser parse",
                "3.28.2: every source to a tree without types, one thread",
                ownCode,
                library);
    }

    @Override
    public List<String> command(Material material, Path output) {
        return JavaCommand.with(JavaCommand.defaults(material.corpus()))
                .main(
                        Stream.concat(Stream.of(ownCode), library.stream()).toList(),
                        "dev.unblock.benchmarks.peers.Main",
                        List.of(
                                key,
                                material.sourceList().toString(),
                                material.dependencyList().toString()));
    }

    @Override
    public Outcome outcome(Path log, Path output, int exitCode) throws IOException {
        if (exitCode != 0) {
            return Outcome.failed("exit code " + exitCode);
        }
        return Done.in(Files.readString(log))
                .map(done -> Outcome.of(done.files() + " files, " + done.errors() + " errors"))
                .orElse(Outcome.failed("did not say what it did"));
    }
}
