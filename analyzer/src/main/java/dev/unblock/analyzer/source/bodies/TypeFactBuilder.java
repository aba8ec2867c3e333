package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeFact.Kind;
import dev.unblock.analyzer.source.names.AnnotationReader;
import dev.unblock.analyzer.source.names.DeclarationReader;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.SourceModifiers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the facts of one type from its source. */
final class TypeFactBuilder {

    /** Anonymous types of these names surely implement an interface. */
    private static final Set<String> LIKE_INTERFACES = Set.of(
            "able",
            "Listener",
            "Handler",
            "Callback",
            "Supplier",
            "Consumer",
            "Function",
            "Predicate",
            "Comparator",
            "Iterator",
            "Observer",
            "Factory",
            "Filter",
            "Mapper",
            "Extractor",
            "Customizer");

    private final FileFacts file;
    private final Node node;
    private final DeclaredType type;
    private final Optional<Locals> around;
    private final AnnotationReader annotations;

    TypeFactBuilder(FileFacts file, Node node, DeclaredType type, Optional<Locals> around) {
        this.file = file;
        this.node = node;
        this.type = type;
        this.around = around;
        this.annotations = new AnnotationReader(file.types(), type);
    }

    TypeFact build() {
        List<MethodFact> methods = new ArrayList<>(new MethodFacts(file, node, type, around).read());
        methods.sort(Comparator.comparing(MethodFact::key));
        Optional<Kind> outerKind = type.outer().flatMap(file.types()::own).map(DeclaredType::kind);
        TypeFact fact = new TypeFact(
                type.name(),
                type.kind(),
                superclass(),
                interfaces(),
                type.outer(),
                SourceModifiers.ofType(node, outerKind),
                node instanceof NodeWithAnnotations<?> annotated && !(node instanceof ObjectCreationExpr)
                        ? annotations.read(annotated)
                        : List.of(),
                fields(),
                methods,
                site(),
                file.isTest(),
                Attribution.IMPORTS);
        DeclarationReader.members(node).forEach(this::nested);
        return fact;
    }

    private void nested(BodyDeclaration<?> member) {
        if (member instanceof TypeDeclaration<?> declared) {
            file.type(declared, around);
        }
    }

    private Site site() {
        if (node instanceof ObjectCreationExpr creation) {
            return file.places().site(creation.getType().getName(), creation.getType(), 0);
        }
        Node name = node instanceof NodeWithSimpleName<?> named ? named.getName() : node;
        return file.places().site(name, name, 0);
    }

    private Optional<String> superclass() {
        return switch (type.kind()) {
            case INTERFACE, ANNOTATION -> Optional.empty();
            case ENUM -> Optional.of("java.lang.Enum");
            case RECORD -> Optional.of("java.lang.Record");
            case CLASS ->
                Optional.of(type.superclass()
                        .filter(raw -> !extendsInterface())
                        .map(raw -> resolved(raw))
                        .orElse("java.lang.Object"));
        };
    }

    private List<String> interfaces() {
        if (type.kind() == Kind.ANNOTATION) {
            return List.of("java.lang.annotation.Annotation");
        }
        return extendsInterface()
                ? type.superclass().map(this::resolved).stream().toList()
                : type.interfaces().stream().map(this::resolved).toList();
    }

    /** {@code new Runnable() { … }} names an interface where others name a class. */
    private boolean extendsInterface() {
        if (!(node instanceof ObjectCreationExpr creation)) {
            return false;
        }
        String name = type.superclass().map(this::resolved).orElse("");
        return file.types().own(name).isPresent()
                ? file.types().isInterface(name)
                : creation.getArguments().isEmpty() && LIKE_INTERFACES.stream().anyMatch(name::endsWith);
    }

    private String resolved(RawType raw) {
        return file.types().resolve(raw, type, List.of()).name();
    }

    private List<FieldFact> fields() {
        List<FieldFact> fields = new ArrayList<>();
        if (node instanceof EnumDeclaration enumeration) {
            Set<Modifier> constant = Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
            enumeration
                    .getEntries()
                    .forEach(entry -> fields.add(field(
                            entry.getNameAsString(), type.name(), constant, annotations.read(entry), entry.getName())));
        }
        if (node instanceof RecordDeclaration record) {
            Set<Modifier> component = Set.of(Modifier.PRIVATE, Modifier.FINAL);
            record.getParameters()
                    .forEach(one -> fields.add(field(
                            one.getNameAsString(),
                            resolved(DeclarationReader.type(one)),
                            component,
                            annotations.read(one),
                            one.getName())));
        }
        for (BodyDeclaration<?> member : DeclarationReader.members(node)) {
            if (member instanceof FieldDeclaration declared) {
                for (VariableDeclarator variable : declared.getVariables()) {
                    fields.add(field(
                            variable.getNameAsString(),
                            resolved(RawType.of(variable.getType())),
                            SourceModifiers.ofField(declared),
                            annotations.read(declared),
                            variable.getName()));
                }
            }
        }
        return fields;
    }

    private FieldFact field(
            String name, String fieldType, Set<Modifier> modifiers, List<AnnotationFact> annotated, Node at) {
        return new FieldFact(
                new FieldKey(type.name(), name),
                fieldType,
                modifiers,
                annotated,
                file.places().site(at, at, 0));
    }
}
