package dev.unblock.analyzer;

import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.inference.FactsCache;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.linking.Linker;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.ranking.Inspected;
import dev.unblock.analyzer.rules.RuleCatalog;
import dev.unblock.model.Coverage;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.RuleSet;
import dev.unblock.model.UsageException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sources + bytecode → facts → findings: a pure function of the files it is pointed at. */
public final class Analyzer {

    private Analyzer() {}

    /**
     * Analyses a project. It never runs the project's build or code, and never needs the network.
     *
     * @param progress is told in a few words what goes on
     * @throws UsageException if there is nothing to analyse, or a catalogue of the user's is malformed
     */
    public static Analysis analyze(AnalysisRequest request, Consumer<String> progress) {
        return analyze(request, codebase(request), progress);
    }

    /**
     * What there is to analyse.
     *
     * @throws UsageException if that is nothing
     */
    public static Codebase codebase(AnalysisRequest request) {
        Codebase codebase = CodebaseFinder.find(request.project(), request.classPath(), request.classes());
        requireSomething(codebase);
        return codebase;
    }

    /** Analyses what was found to analyse. */
    public static Analysis analyze(AnalysisRequest request, Codebase codebase, Consumer<String> progress) {
        Beside<Catalogue> rows =
                Beside.begin("catalogue", () -> Catalogue.standard().with(request.catalogues()));
        Beside<RuleSet> ruleSet = Beside.begin("rule set", () -> RuleSets.of(request.catalogues()));
        CacheFolder cache = request.cache().map(CacheFolder::in).orElseGet(CacheFolder::none);
        if (!request.catalogues().isEmpty()) {
            rows.result(); // What users wrote wrong is told at once.
        }
        FactsReader.Reading reading = FactsReader.read(codebase, request.tests(), cache, progress);
        Catalogue catalogue = rows.result();
        progress.accept("Linking " + reading.facts().types().size() + " types");
        LibraryWaits libraries = LibraryWaits.of(classPath(codebase), FactsCache.in(cache));
        Program program =
                Linker.link(reading.facts(), facts -> libraries.begin(facts, catalogue.inLibraries(facts.hierarchy())));
        progress.accept("Inspecting");
        Inspected inspected = RuleCatalog.inspect(
                program, catalogue, libraries, request.paths(), request.today().orElse(LocalDate.MIN));
        return new Analysis(
                codebase,
                program,
                coverage(reading, inspected),
                program.entryPoints(),
                inspected.waits(),
                inspected.findings(),
                inspected.ranking(),
                inspected.pools(),
                inspected.suppressions(),
                ruleSet.result(),
                reading.hierarchy()::close);
    }

    /** Which classes of libraries cannot be read is known only after they were asked for. */
    private static Coverage coverage(FactsReader.Reading reading, Inspected inspected) {
        Coverage seen = reading.coverage();
        List<NotAnalysed> all = Stream.of(
                        seen.notAnalysed(), reading.hierarchy().unreadable(), inspected.failures())
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing(NotAnalysed::file).thenComparing(NotAnalysed::reason))
                .toList();
        return new Coverage(
                seen.sourceFiles(),
                seen.parsedFiles(),
                seen.callSites(),
                seen.resolvedCallSites(),
                seen.attribution(),
                all);
    }

    private static List<Path> classPath(Codebase codebase) {
        return codebase.modules().stream()
                .flatMap(module -> module.classPath().stream())
                .distinct()
                .toList();
    }

    private static void requireSomething(Codebase codebase) {
        boolean nothing = codebase.modules().stream()
                .allMatch(module -> module.sourceRoots().isEmpty()
                        && module.testSourceRoots().isEmpty()
                        && module.classes().isEmpty());
        if (nothing) {
            throw new UsageException("there are no Java sources and no classes in " + codebase.root()
                    + "; give the folder of a Java project, or --classes");
        }
    }
}
