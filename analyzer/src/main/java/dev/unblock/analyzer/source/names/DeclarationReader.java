package dev.unblock.analyzer.source.names;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.nodeTypes.NodeWithTypeParameters;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.unblock.analyzer.facts.TypeFact.Kind;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredField;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredMethod;
import dev.unblock.analyzer.source.names.DeclaredType.TypeParameter;
import dev.unblock.analyzer.source.written.FieldScope;
import dev.unblock.analyzer.source.written.Literals;
import dev.unblock.analyzer.source.written.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the types of a file declare, without looking into bodies. */
public final class DeclarationReader {

    private final FileScope scope;
    private final Map<Node, String> names;

    /** @param names binary names by the node that declares the type */
    public DeclarationReader(FileScope scope, Map<Node, String> names) {
        this.scope = scope;
        this.names = names;
    }

    /** Sorted by name, and those of one name as they are written: the nodes come in no particular order. */
    public List<DeclaredType> read() {
        return names.keySet().stream()
                .sorted(Comparator.comparing(Places::begin))
                .map(this::type)
                .sorted(Comparator.comparing(DeclaredType::name))
                .toList();
    }

    public DeclaredType type(Node node) {
        return new DeclaredType(
                names.getOrDefault(node, ""),
                node instanceof TypeDeclaration<?> declared ? declared.getNameAsString() : "",
                kind(node),
                scope,
                outer(node).map(around -> names.getOrDefault(around, "")),
                isInner(node),
                node instanceof NodeWithTypeParameters<?> generic ? parameters(generic) : List.of(),
                superclass(node),
                interfaces(node),
                fields(node),
                methods(node),
                node instanceof NodeWithAnnotations<?> annotated ? annotations(annotated) : Set.of());
    }

    static Kind kind(Node node) {
        if (node instanceof ClassOrInterfaceDeclaration declared && declared.isInterface()) {
            return Kind.INTERFACE;
        }
        if (node instanceof EnumDeclaration) {
            return Kind.ENUM;
        }
        if (node instanceof RecordDeclaration) {
            return Kind.RECORD;
        }
        return node instanceof AnnotationDeclaration ? Kind.ANNOTATION : Kind.CLASS;
    }

    /** The members of any node that declares a type. */
    public static List<BodyDeclaration<?>> members(Node node) {
        if (node instanceof TypeDeclaration<?> declared) {
            return declared.getMembers();
        }
        if (node instanceof EnumConstantDeclaration constant) {
            return constant.getClassBody();
        }
        return node instanceof ObjectCreationExpr creation
                ? creation.getAnonymousClassBody()
                        .<List<BodyDeclaration<?>>>map(all -> all)
                        .orElse(List.of())
                : List.of();
    }

    private Optional<Node> outer(Node node) {
        Optional<Node> around = node.getParentNode();
        while (around.isPresent() && !names.containsKey(around.get())) {
            around = around.get().getParentNode();
        }
        return around;
    }

    private boolean isInner(Node node) {
        boolean local = node.getParentNode()
                .filter(LocalClassDeclarationStmt.class::isInstance)
                .isPresent();
        return node instanceof ClassOrInterfaceDeclaration declared
                && !local
                && !declared.isInterface()
                && !declared.isStatic()
                && outer(node).filter(around -> !isInterface(around)).isPresent();
    }

    private static boolean isInterface(Node node) {
        Kind kind = kind(node);
        return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    }

    private static Optional<RawType> superclass(Node node) {
        if (node instanceof ClassOrInterfaceDeclaration declared && !declared.isInterface()) {
            return declared.getExtendedTypes().getFirst().map(RawType::of);
        }
        if (node instanceof ObjectCreationExpr creation) {
            return Optional.of(RawType.of(creation.getType()));
        }
        return node instanceof EnumConstantDeclaration constant
                ? constant.getParentNode().map(around -> RawType.named(((EnumDeclaration) around).getNameAsString()))
                : Optional.empty();
    }

    private static List<RawType> interfaces(Node node) {
        List<ClassOrInterfaceType> types = new ArrayList<>();
        if (node instanceof ClassOrInterfaceDeclaration declared) {
            types.addAll(declared.isInterface() ? declared.getExtendedTypes() : declared.getImplementedTypes());
        } else if (node instanceof EnumDeclaration declared) {
            types.addAll(declared.getImplementedTypes());
        } else if (node instanceof RecordDeclaration declared) {
            types.addAll(declared.getImplementedTypes());
        }
        return types.stream().map(RawType::of).toList();
    }

    private List<DeclaredField> fields(Node node) {
        List<DeclaredField> fields = new ArrayList<>();
        if (node instanceof EnumDeclaration enumeration) {
            RawType own = RawType.named(enumeration.getNameAsString());
            enumeration
                    .getEntries()
                    .forEach(entry -> fields.add(
                            new DeclaredField(entry.getNameAsString(), own, true, Optional.empty(), Set.of())));
        }
        if (node instanceof RecordDeclaration record) {
            record.getParameters()
                    .forEach(component -> fields.add(new DeclaredField(
                            component.getNameAsString(), type(component), false, Optional.empty(), Set.of())));
        }
        for (BodyDeclaration<?> member : members(node)) {
            if (member instanceof FieldDeclaration field) {
                field.getVariables().forEach(variable -> fields.add(field(field, variable)));
            }
        }
        return fields;
    }

    private static DeclaredField field(FieldDeclaration field, VariableDeclarator variable) {
        boolean byType = FieldScope.isStaticBy(field);
        Optional<Value.Constant> constant =
                field.isFinal() || byType ? variable.getInitializer().flatMap(Literals::constant) : Optional.empty();
        return new DeclaredField(
                variable.getNameAsString(),
                RawType.of(variable.getType()),
                byType || field.isStatic(),
                constant,
                annotations(field));
    }

    private static List<DeclaredMethod> methods(Node node) {
        List<DeclaredMethod> methods = new ArrayList<>();
        for (BodyDeclaration<?> member : members(node)) {
            if (member instanceof CallableDeclaration<?> callable) {
                methods.add(method(callable));
            } else if (member instanceof AnnotationMemberDeclaration element) {
                methods.add(implicit(element.getNameAsString(), List.of(), RawType.of(element.getType())));
            }
        }
        if (node instanceof RecordDeclaration record) {
            addOfRecord(record, methods);
        }
        if (node instanceof EnumDeclaration enumeration) {
            RawType own = RawType.named(enumeration.getNameAsString());
            methods.add(new DeclaredMethod("values", List.of(), List.of(), false, own.array(), true, false));
            methods.add(new DeclaredMethod(
                    "valueOf", List.of(), List.of(RawType.named("java.lang.String")), false, own, true, false));
        }
        boolean makesObjects = node instanceof TypeDeclaration<?> && !isInterface(node);
        if (makesObjects && methods.stream().noneMatch(method -> method.name().equals("<init>"))) {
            methods.add(implicit("<init>", List.of(), RawType.named("void")));
        }
        return methods;
    }

    private static void addOfRecord(RecordDeclaration record, List<DeclaredMethod> methods) {
        List<RawType> components =
                record.getParameters().stream().map(DeclarationReader::type).toList();
        DeclaredMethod canonical = implicit("<init>", components, RawType.named("void"));
        if (methods.stream()
                .noneMatch(m -> m.name().equals("<init>") && m.parameters().equals(components))) {
            methods.add(canonical);
        }
        for (Parameter component : record.getParameters()) {
            String name = component.getNameAsString();
            if (methods.stream()
                    .noneMatch(m -> m.name().equals(name) && m.parameters().isEmpty())) {
                methods.add(implicit(name, List.of(), type(component)));
            }
        }
    }

    private static DeclaredMethod implicit(String name, List<RawType> parameters, RawType returned) {
        return new DeclaredMethod(name, List.of(), parameters, false, returned, false, false);
    }

    public static DeclaredMethod method(CallableDeclaration<?> callable) {
        boolean constructor = callable instanceof ConstructorDeclaration;
        return new DeclaredMethod(
                constructor ? "<init>" : callable.getNameAsString(),
                parameters(callable),
                callable.getParameters().stream().map(DeclarationReader::type).toList(),
                callable.getParameters().getLast().filter(Parameter::isVarArgs).isPresent(),
                callable.toMethodDeclaration()
                        .map(MethodDeclaration::getType)
                        .map(RawType::of)
                        .orElse(RawType.named("void")),
                callable.isStatic(),
                callable.isPrivate());
    }

    public static RawType type(Parameter parameter) {
        RawType type = RawType.of(parameter.getType());
        return parameter.isVarArgs() ? type.array() : type;
    }

    private static List<TypeParameter> parameters(NodeWithTypeParameters<?> generic) {
        return generic.getTypeParameters().stream()
                .map(parameter -> new TypeParameter(
                        parameter.getNameAsString(),
                        parameter.getTypeBound().getFirst().map(RawType::of).orElse(RawType.OBJECT)))
                .toList();
    }

    private static Set<String> annotations(NodeWithAnnotations<?> annotated) {
        return annotated.getAnnotations().stream()
                .map(annotation -> annotation.getName().getIdentifier())
                .collect(Collectors.toSet());
    }
}
