package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.compiler.CompilerHints.Place;
import dev.unblock.analyzer.source.names.ProjectTypes;
import dev.unblock.analyzer.source.written.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the facts of all types of one file. */
final class FileFacts {

    private final ProjectTypes types;
    private final Places places;
    private final Map<Node, String> names;
    private final Map<Place, Hint> hints;
    private final boolean test;
    private final List<TypeFact> facts = new ArrayList<>();

    FileFacts(ProjectTypes types, String path, Map<Node, String> names, Map<Place, Hint> hints, boolean test) {
        this.types = types;
        this.places = new Places(path);
        this.names = names;
        this.hints = hints;
        this.test = test;
    }

    List<TypeFact> read(CompilationUnit unit) {
        for (TypeDeclaration<?> type : unit.getTypes()) {
            type(type, Optional.empty());
        }
        return facts;
    }

    /** @param around variables that a type inside a body sees */
    void type(Node node, Optional<Locals> around) {
        nameOf(node)
                .flatMap(types::own)
                .ifPresent(type -> facts.add(new TypeFactBuilder(this, node, type, around).build()));
    }

    Optional<String> nameOf(Node node) {
        return Optional.ofNullable(names.get(node));
    }

    ProjectTypes types() {
        return types;
    }

    Places places() {
        return places;
    }

    Map<Place, Hint> hints() {
        return hints;
    }

    boolean isTest() {
        return test;
    }
}
