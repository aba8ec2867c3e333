package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.written.Parsing.UnparsableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The door to sources: parses files and keeps what is written where. Trees are dropped at once.
 *
 * <p>What cannot be read or parsed is told, and the rest goes on. One reader serves one thread.
 */
public final class SourceReader {

    private final Codebase codebase;
    private final Problems problems;
    private final Parsing parsing;

    /** @param problems is told what cannot be read or parsed */
    public SourceReader(Codebase codebase, Problems problems) {
        this.codebase = codebase;
        this.problems = problems;
        this.parsing = new Parsing(codebase.javaRelease());
    }

    /** Which sources are read. */
    public enum Part {
        MAIN,
        TEST
    }

    /** Reads the sources of a project. */
    public static Sources read(Codebase codebase, Set<Part> parts) {
        Problems problems = new Problems(codebase.root());
        List<JavaFile> files = files(codebase, parts, problems);
        SourceReader reader = new SourceReader(codebase, problems);
        List<WrittenFile> written = new ArrayList<>();
        files.forEach(file ->
                reader.bytes(file).flatMap(bytes -> reader.written(file, bytes)).ifPresent(written::add));
        written.sort(Comparator.comparing(file -> file.file().path()));
        return new Sources(written, files.size(), problems.all());
    }

    /** The source files of a project, module by module. */
    public static List<JavaFile> files(Codebase codebase, Set<Part> parts, Problems problems) {
        List<JavaFile> files = new ArrayList<>();
        for (Module module : codebase.modules()) {
            files.addAll(JavaFile.of(module, parts, problems));
        }
        return files;
    }

    /** The file's content; empty where it cannot be read. */
    public Optional<byte[]> bytes(JavaFile file) {
        try {
            return Optional.of(JavaText.bytes(file.path()));
        } catch (IOException e) {
            problems.add(file.path(), "cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What is written in a file with this content; empty where it cannot be parsed. */
    public Optional<WrittenFile> written(JavaFile file, byte[] bytes) {
        try {
            JavaText text = JavaText.decode(bytes, file.encoding());
            if (text.malformed()) {
                problems.add(file.path(), "not all of it is " + file.encoding() + ", read with replacements");
            }
            return Optional.of(FileStructure.read(
                    path(file), file.test(), parsing.parse(text.text(), file.simpleName()), text.text()));
        } catch (UnparsableException e) {
            problems.add(file.path(), e.getMessage());
        } catch (StackOverflowError e) {
            problems.add(file.path(), "nested too deeply to analyse");
        }
        return Optional.empty();
    }

    /** As results show it. */
    public String path(JavaFile file) {
        return Problems.relative(codebase.root(), file.path());
    }
}
