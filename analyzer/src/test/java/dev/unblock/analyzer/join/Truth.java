package dev.unblock.analyzer.join;

import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.bodies.CompilerOracle;
import dev.unblock.analyzer.source.bodies.CompilerOracle.Called;
import dev.unblock.analyzer.source.written.SourceReader;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.analyzer.source.written.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares joined call sites with what the compiler says stands at their place. */
final class Truth {

    private final List<String> right = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<TypeFact> compiled;
    private final Joined joined;

    private Truth(List<TypeFact> compiled, Joined joined, List<Called> calls) {
        this.compiled = compiled;
        this.joined = joined;
        Map<String, Called> byPlace = new HashMap<>();
        calls.forEach(call -> byPlace.put(call.file() + ":" + call.line() + ":" + call.column(), call));
        Map<String, CallSite> found = new HashMap<>();
        for (TypeFact type : joined.types()) {
            type.methods().stream().flatMap(method -> method.calls().stream()).forEach(call -> {
                Site site = call.site();
                String place = site.file() + ":" + site.line() + ":" + site.column();
                if (site.column() > 0) {
                    found.put(place, call);
                    Called called = byPlace.get(place);
                    String line = place + " " + call.target() + " is " + called;
                    if (called != null) {
                        (isSame(call, called) ? right : wrong).add(line);
                    }
                }
            });
        }
        byPlace.forEach((place, call) -> {
            if (!found.containsKey(place)) {
                missing.add(call.toString());
            }
        });
    }

    /** Compiles the sources below the folder, joins, and compares. */
    static Truth of(Path folder, List<Path> classPath, String... options) throws IOException {
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        Sources sources = sources(folder);
        Map<String, String> texts = new HashMap<>();
        for (var file : sources.written()) {
            texts.put(
                    file.file().path(),
                    Files.readString(folder.resolve(file.file().path())));
        }
        CompilerOracle oracle = CompilerOracle.compile(texts, classPath, options);
        if (!oracle.errors().isEmpty()) {
            throw new IllegalStateException(String.join("\n", oracle.errors()));
        }
        List<TypeFact> compiled = new BytecodeReader(
                        codebase.root(), codebase.modules().get(0))
                .compiled(oracle.classes())
                .types();
        return new Truth(compiled, SourceJoin.join(compiled, sources.written()), oracle.calls());
    }

    static Sources sources(Path folder) {
        return SourceReader.read(CodebaseFinder.find(folder, List.of(), List.of()), Set.of(Part.MAIN));
    }

    List<TypeFact> compiled() {
        return compiled;
    }

    List<String> right() {
        return right;
    }

    List<String> wrong() {
        return wrong;
    }

    /** Written calls that no joined call stands at. */
    List<String> missing() {
        return missing;
    }

    Joined joined() {
        return joined;
    }

    private static boolean isSame(CallSite call, Called called) {
        if (!call.target().name().equals(called.name())) {
            return false;
        }
        if (call.target().isConstructor()) {
            return call.target().owner().equals(called.owner());
        }
        List<String> parameters = call.target().parameterTypes().stream()
                .map(type -> type.replace('$', '.'))
                .toList();
        return parameters.equals(called.parameters());
    }
}
