package dev.unblock.analyzer;

import dev.unblock.analyzer.cache.ContentMark;
import dev.unblock.analyzer.cache.Fingerprint;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.cache.RecordBytes;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.FileTree;
import dev.unblock.analyzer.parallel.SideBySide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that the analysis of a project is a function of: what is asked, what was found in the project, and the content of the
 * sources, classes, libraries and catalogues that are read. The code that analyses is not part of it.
 */
public final class Inputs {

    private static final Logger LOG = LoggerFactory.getLogger(Inputs.class);

    private final Hashes hashes = new Hashes();

    private Inputs() {}

    /** Equal names mean equal inputs; empty where something cannot be read. */
    public static Optional<String> name(AnalysisRequest request, Codebase codebase) {
        try {
            return Optional.of(new Inputs().of(request, codebase));
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("what cannot be read has no name", e);
            return Optional.empty();
        }
    }

    private String of(AnalysisRequest request, Codebase codebase) throws IOException {
        hashes.add(Runtime.version().toString())
                .add(request.tests() + " " + request.paths() + " "
                        + request.today().map(LocalDate::toString).orElse("no day"))
                .add(RecordBytes.of(codebase));
        for (Path catalogue : request.catalogues()) {
            hashes.add(catalogue.toString()).add(ContentMark.of(Files.readAllBytes(catalogue)));
        }
        List<Path> places = places(codebase);
        List<Path> sources = sources(codebase);
        SideBySide.map("places", places, Inputs::place).forEach(hashes::add);
        sources.forEach(file -> hashes.add(file.toString()));
        SideBySide.map("content", sources, Inputs::content).forEach(hashes::add);
        return hashes.name();
    }

    private static String place(Path place) {
        try {
            return Files.exists(place) ? Fingerprint.of(place) : "nothing";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return ContentMark.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of tests too: the plan looks into them whether or not they are analysed. */
    private static List<Path> sources(Codebase codebase) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Module module : codebase.modules()) {
            List<Path> roots = Stream.concat(module.sourceRoots().stream(), module.testSourceRoots().stream())
                    .toList();
            for (Path root : roots) {
                FileTree tree = FileTree.below(root, ".java");
                if (!tree.unreadable().isEmpty()) {
                    throw new IOException("cannot read " + tree.unreadable());
                }
                sources.addAll(tree.files());
            }
        }
        return sources;
    }

    /** Own classes and libraries, each once. */
    private static List<Path> places(Codebase codebase) {
        return codebase.modules().stream()
                .flatMap(module -> Stream.of(module.classes(), module.testClasses(), module.classPath()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
