package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.join.SourceJoin;
import dev.unblock.analyzer.program.Linker;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.source.SourceReader;
import dev.unblock.analyzer.source.Sources;
import dev.unblock.model.Finding;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources and their class files, taken through the real line: read, joined, linked, inspected. */
final class AnalysedSources {

    private AnalysedSources() {}

    static List<Finding> findings(Path sources, Path classes, int release, Map<String, String> settings) {
        return RuleCatalog.inspect(program(sources, classes, release, settings), Catalogue.standard());
    }

    static Program program(Path sources, Path classes, int release, Map<String, String> settings) {
        Codebase.Module module = new Codebase.Module(
                ".",
                List.of(sources),
                List.of(),
                List.of(),
                List.of(classes),
                List.of(),
                classPath(),
                StandardCharsets.UTF_8);
        Codebase codebase = new Codebase(
                sources, "page", List.of(module), settings, Optional.empty(), release, Optional.empty(), List.of());
        Sources written = SourceReader.read(codebase, Set.of(SourceReader.Part.MAIN));
        List<TypeFact> compiled = new BytecodeReader(sources, module).main().types();
        List<TypeFact> types = SourceJoin.join(compiled, written.written()).types();
        Facts facts = new Facts(
                types,
                new ClassPathHierarchy(types, classPath()),
                written.files(),
                settings,
                release,
                Optional.empty());
        return Linker.link(facts);
    }

    /** What this test runs with: the libraries that pages and the sample speak of. */
    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }
}
