package dev.unblock.analyzer.source.names;

import com.github.javaparser.ast.Modifier.Keyword;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithModifiers;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact.Kind;
import dev.unblock.analyzer.source.written.FieldScope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Modifiers as written, and those that Java adds where nothing is written. */
public final class SourceModifiers {

    private SourceModifiers() {}

    public static Set<Modifier> of(NodeWithModifiers<?> node) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        node.getModifiers().forEach(written -> modifier(written.getKeyword()).ifPresent(modifiers::add));
        return modifiers;
    }

    public static Set<Modifier> ofType(Node node, Optional<Kind> outer) {
        if (!(node instanceof TypeDeclaration<?> declared)) {
            return EnumSet.noneOf(Modifier.class);
        }
        Set<Modifier> modifiers = of(declared);
        Kind kind = DeclarationReader.kind(node);
        boolean inInterface = outer.filter(SourceModifiers::isInterface).isPresent();
        if (inInterface) {
            modifiers.add(Modifier.PUBLIC);
        }
        if (outer.isPresent() && (kind != Kind.CLASS || inInterface)) {
            modifiers.add(Modifier.STATIC);
        }
        if (isInterface(kind)) {
            modifiers.add(Modifier.ABSTRACT);
        }
        if (kind == Kind.RECORD) {
            modifiers.add(Modifier.FINAL);
        }
        return modifiers;
    }

    public static Set<Modifier> ofField(FieldDeclaration field) {
        Set<Modifier> modifiers = of(field);
        if (FieldScope.isStaticBy(field)) {
            modifiers.addAll(Set.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL));
        }
        return modifiers;
    }

    public static Set<Modifier> ofMethod(MethodDeclaration method, Kind in) {
        Set<Modifier> modifiers = of(method);
        if (isInterface(in)) {
            if (!modifiers.contains(Modifier.PRIVATE)) {
                modifiers.add(Modifier.PUBLIC);
            }
            if (method.getBody().isEmpty()) {
                modifiers.add(Modifier.ABSTRACT);
            }
        }
        return modifiers;
    }

    private static boolean isInterface(Kind kind) {
        return kind == Kind.INTERFACE || kind == Kind.ANNOTATION;
    }

    private static Optional<Modifier> modifier(Keyword keyword) {
        return switch (keyword) {
            case PUBLIC -> Optional.of(Modifier.PUBLIC);
            case PROTECTED -> Optional.of(Modifier.PROTECTED);
            case PRIVATE -> Optional.of(Modifier.PRIVATE);
            case STATIC -> Optional.of(Modifier.STATIC);
            case FINAL -> Optional.of(Modifier.FINAL);
            case ABSTRACT -> Optional.of(Modifier.ABSTRACT);
            case SYNCHRONIZED -> Optional.of(Modifier.SYNCHRONIZED);
            case VOLATILE -> Optional.of(Modifier.VOLATILE);
            case TRANSIENT -> Optional.of(Modifier.TRANSIENT);
            case NATIVE -> Optional.of(Modifier.NATIVE);
            case DEFAULT -> Optional.of(Modifier.DEFAULT);
            default -> Optional.empty();
        };
    }
}
