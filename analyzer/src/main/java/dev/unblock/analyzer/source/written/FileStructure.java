package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.PackageDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.source.written.Parsing.Parsed;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what is written in one file. */
public final class FileStructure {

    private final Places places;
    private final List<TypeStructure> types = new ArrayList<>();
    private final Map<Node, String> names = new IdentityHashMap<>();
    private final ControlFlow flow = new ControlFlow();

    private FileStructure(String path) {
        this.places = new Places(path);
    }

    /** Binary names of all types of a file, by the node that declares them. */
    public static Map<Node, String> names(String path, Parsed parsed) {
        return walked(path, parsed).names;
    }

    private static FileStructure walked(String path, Parsed parsed) {
        FileStructure structure = new FileStructure(path);
        String packageName = packageOf(parsed.unit());
        for (TypeDeclaration<?> type : parsed.unit().getTypes()) {
            structure.type(type, TypeNames.topLevel(packageName, type.getNameAsString()));
        }
        return structure;
    }

    static WrittenFile read(String path, boolean test, Parsed parsed, String text) {
        FileStructure structure = walked(path, parsed);
        List<WrittenType> written =
                structure.types.stream().map(TypeStructure::written).toList();
        SourceFile file = new SourceFile(
                path,
                packageOf(parsed.unit()),
                written.stream().map(WrittenType::name).toList(),
                callSites(written),
                Suppressions.in(parsed, text),
                structure.flow.loops(),
                structure.flow.choices(),
                structure.flow.tries(),
                structure.flow.nulls(),
                structure.flow.returning(),
                structure.flow.guards());
        return new WrittenFile(file, test, written);
    }

    public static String packageOf(CompilationUnit unit) {
        return unit.getPackageDeclaration()
                .map((PackageDeclaration declaration) -> declaration)
                .map(NodeWithName::getNameAsString)
                .orElse("");
    }

    private static int callSites(List<WrittenType> types) {
        return (int) types.stream()
                .flatMap(type -> type.bodies().stream())
                .flatMap(body -> body.calls().stream())
                .filter(call -> call.kind() != WrittenCall.Kind.REFERENCE)
                .count();
    }

    Places places() {
        return places;
    }

    ControlFlow flow() {
        return flow;
    }

    void type(TypeDeclaration<?> declaration, TypeNames names) {
        start(names, declaration, declaration.getName()).members(declaration);
    }

    TypeStructure start(TypeNames names, Node declaration, Node name) {
        TypeStructure type = new TypeStructure(this, names, declaration, name);
        types.add(type);
        this.names.put(declaration, names.name());
        return type;
    }
}
