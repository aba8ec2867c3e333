package dev.unblock.analyzer.source;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.Parsing.UnparsableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The door to sources: parses every file once and keeps what is written where. Trees are dropped at once. */
public final class SourceReader {

    private final Codebase codebase;
    private final Problems problems;
    private final Parsing parsing;

    private SourceReader(Codebase codebase) {
        this.codebase = codebase;
        this.problems = new Problems(codebase.root());
        this.parsing = new Parsing(codebase.javaRelease());
    }

    /** Which sources are read. */
    public enum Part {
        MAIN,
        TEST
    }

    /** Reads the sources of a project. What cannot be read or parsed is told, and the rest goes on. */
    public static Sources read(Codebase codebase, Set<Part> parts) {
        return new SourceReader(codebase).read(parts);
    }

    private Sources read(Set<Part> parts) {
        List<WrittenFile> written = new ArrayList<>();
        int files = 0;
        for (Module module : codebase.modules()) {
            for (JavaFile file : JavaFile.of(module, parts, problems)) {
                files++;
                read(file).ifPresent(written::add);
            }
        }
        written.sort(Comparator.comparing(file -> file.file().path()));
        return new Sources(written, files, problems.all());
    }

    private Optional<WrittenFile> read(JavaFile file) {
        try {
            JavaText text = JavaText.read(file.path(), file.encoding());
            if (text.malformed()) {
                problems.add(file.path(), "not all of it is " + file.encoding() + ", read with replacements");
            }
            String path = Problems.relative(codebase.root(), file.path());
            return Optional.of(FileStructure.read(path, file.test(), parsing.parse(text.text()), text.text()));
        } catch (IOException e) {
            problems.add(file.path(), "cannot be read: " + e.getMessage());
        } catch (UnparsableException e) {
            problems.add(file.path(), e.getMessage());
        } catch (StackOverflowError e) {
            problems.add(file.path(), "nested too deeply to analyse");
        }
        return Optional.empty();
    }
}
