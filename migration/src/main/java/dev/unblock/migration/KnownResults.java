package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.Inputs;
import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.cache.CodeVersion;
import dev.unblock.analyzer.cache.Hashes;
import dev.unblock.analyzer.cache.Pack;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.model.Result;
import dev.unblock.recipes.RecipeStep;
import java.util.List;
import java.util.Optional;

/**
 * The result of the last run on a project: where nothing at all changed since, there is nothing to do.
 *
 * <p>A result is known by all that it was made of ({@link Inputs}) and by the version of the code that made it. What
 * changed while it was made is kept under no name.
 */
final class KnownResults {

    private static final List<String> MADE_BY = List.of("dev/unblock/", "org/objectweb/asm/", "com/github/javaparser/");

    private final AnalysisRequest request;
    private final Codebase codebase;
    private final Pack pack;
    private final Optional<String> inputs;

    private KnownResults(AnalysisRequest request, Codebase codebase, Pack pack) {
        this.request = request;
        this.codebase = codebase;
        this.pack = pack;
        this.inputs = inputs();
    }

    static KnownResults of(AnalysisRequest request, Codebase codebase) {
        Pack pack = request.cache()
                .map(CacheFolder::in)
                .map(cache -> Pack.open(cache, version(), name(request)))
                .orElseGet(Pack::none);
        return new KnownResults(request, codebase, pack);
    }

    private static String version() {
        return "results-"
                + CodeVersion.of(List.of(KnownResults.class, RecipeStep.class, Analyzer.class, Result.class), MADE_BY);
    }

    /** One file for each project and kind of question, so that it always holds the last answer alone. */
    private static String name(AnalysisRequest request) {
        return new Hashes()
                .add(request.project().toAbsolutePath().normalize().toString())
                .add(request.tests() + " " + request.paths())
                .name();
    }

    private Optional<String> inputs() {
        return pack.isUsed() ? Inputs.name(request, codebase) : Optional.empty();
    }

    /** The result, if nothing changed since it was kept. */
    Optional<Result> find() {
        return inputs.flatMap(name -> pack.get(name, Result.class));
    }

    /** Keeps the result, unless somebody wrote to the project meanwhile. */
    Result kept(Result result) {
        inputs.ifPresent(name -> {
            Beside<Optional<String>> now = Beside.begin("inputs", this::inputs);
            pack.put(name, result);
            if (now.result().filter(name::equals).isPresent()) {
                pack.save();
            }
        });
        return result;
    }
}
