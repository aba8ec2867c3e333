package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.bodies.CompilerOracle.Called;
import dev.unblock.analyzer.source.compiler.CompilerHints;
import dev.unblock.analyzer.source.written.SourceReader;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.analyzer.source.written.Sources;
import dev.unblock.analyzer.source.written.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares call targets that were found without class files with what the compiler says with a full class path. */
final class Resolution {

    final List<TypeFact> types;
    final Map<String, Integer> counts = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();
    final List<String> unresolved = new ArrayList<>();
    final List<String> otherDescriptor = new ArrayList<>();

    private Resolution(List<TypeFact> types, List<Called> calls) {
        this.types = types;
        Map<String, CallSite> found = new HashMap<>();
        types.stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.calls().stream())
                .forEach(call -> found.put(
                        call.site().file() + ":" + call.site().line() + ":"
                                + call.site().column(),
                        call));
        for (Called called : calls) {
            CallSite call = found.get(called.file() + ":" + called.line() + ":" + called.column());
            judge(call, called);
        }
    }

    /** How the target is learned. */
    enum With {
        IMPORTS_ONLY,
        COMPILER
    }

    static Resolution of(Path folder, List<Path> truthClassPath, List<Path> givenClassPath, With with)
            throws IOException {
        Codebase codebase = CodebaseFinder.find(folder, givenClassPath, List.of());
        Sources sources = SourceReader.read(codebase, Set.of(Part.MAIN));
        Map<String, String> texts = new HashMap<>();
        for (WrittenFile file : sources.written()) {
            texts.put(
                    file.file().path(),
                    Files.readString(folder.resolve(file.file().path())));
        }
        CompilerOracle oracle = CompilerOracle.compile(texts, truthClassPath);
        try (ClassPathHierarchy libraries = new ClassPathHierarchy(List.of(), givenClassPath)) {
            SourceFacts facts = with == With.COMPILER
                    ? new SourceFacts(codebase, Set.of(Part.MAIN), libraries)
                    : new SourceFacts(codebase, Set.of(Part.MAIN), libraries, (module, files) -> CompilerHints.none());
            return new Resolution(facts.types(texts.keySet()), oracle.calls());
        }
    }

    private void judge(CallSite call, Called called) {
        String line = called + " is " + (call == null ? "nothing" : call.attribution() + " " + call.target());
        if (call == null || call.target().owner().equals(SourceFacts.UNKNOWN)) {
            count(call == null ? "missing" : "unresolved");
            unresolved.add(line);
            return;
        }
        count("resolved");
        count("by " + (call.attribution() == Attribution.COMPILER ? "compiler" : "imports"));
        boolean right = call.target().name().equals(called.name())
                && (called.name().equals("<init>") ? isOwner(call, called.owner()) : mayBe(call, called));
        count(right ? "right" : "wrong");
        if (!right) {
            wrong.add(line);
            return;
        }
        List<String> parameters = call.target().parameterTypes().stream()
                .map(type -> type.replace('$', '.'))
                .toList();
        if (!called.name().equals("<init>") && !parameters.equals(called.parameters())) {
            count("other descriptor");
            otherDescriptor.add(line);
        }
    }

    private static boolean isOwner(CallSite call, String owner) {
        return call.target().owner().equals(owner) || owner.matches(".*\\$\\d+");
    }

    /** The call names the receiver's type, the compiler the declaring one; a name in common is all there is to compare. */
    private static boolean mayBe(CallSite call, Called called) {
        return called.receivers().contains(call.target().owner());
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
