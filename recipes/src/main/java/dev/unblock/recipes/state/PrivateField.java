package dev.unblock.recipes.state;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * A private field and every use of it. No other file can name it, so that what is seen here is all there is, but for
 * frameworks that reach fields by reflection.
 *
 * @param type the class that declares it
 */
public record PrivateField(
        J.ClassDeclaration type, J.VariableDeclarations declaration, Cursor place, List<PrivateField.Use> uses) {
    private static final Set<String> ONLY_WHAT_IS_REQUIRED = Set.of("RequiredArgsConstructor", "NoArgsConstructor");
    private static final Set<String> KEPT_BY_REFLECTION = Set.of(
            "Entity", "Embeddable", "MappedSuperclass", "Document", "Table", "RedisHash", "Node", "XmlRootElement");

    public PrivateField {
        uses = List.copyOf(uses);
    }

    /** One place where it is read or written; the cursor stands on the name, or on {@code this.name}. */
    public record Use(Cursor place) {
        public Expression expression() {
            return place.getValue();
        }

        /** What is done with it. */
        public J around() {
            return place.getParentTreeCursor().getValue();
        }

        public boolean isUpdate() {
            return around() instanceof J.Unary unary && unary.getOperator().isModifying()
                    || around() instanceof J.AssignmentOperation change && change.getVariable() == expression();
        }

        public boolean isAssigned() {
            return around() instanceof J.Assignment assignment && assignment.getVariable() == expression();
        }

        /** {@code (name)++}: nobody writes that, and no recipe follows it. */
        public boolean isInParentheses() {
            return around() instanceof J.Parentheses;
        }

        public boolean isRead() {
            return !isUpdate() && !isAssigned();
        }

        /** The call on it, where that is what is done. */
        public Optional<J.MethodInvocation> call() {
            return around() instanceof J.MethodInvocation call && call.getSelect() == expression()
                    ? Optional.of(call)
                    : Optional.empty();
        }

        public boolean isGuarded() {
            J.MethodDeclaration method = place.firstEnclosing(J.MethodDeclaration.class);
            return place.firstEnclosing(J.Synchronized.class) != null
                    || method != null && method.hasModifier(J.Modifier.Type.Synchronized);
        }
    }

    /** The private fields of a file that are declared one by one. */
    public static List<PrivateField> in(J.CompilationUnit file) {
        List<PrivateField> fields = new ArrayList<>();
        new Declarations().visit(file, fields);
        return fields.stream().map(field -> field.withUsesIn(file)).toList();
    }

    public String name() {
        return variable().getSimpleName();
    }

    public J.VariableDeclarations.NamedVariable variable() {
        return declaration.getVariables().get(0);
    }

    /** {@code com.shop.Board#pinned}. */
    String signature() {
        JavaType.FullyQualified owner = type.getType();
        return (owner == null ? type.getSimpleName() : owner.getFullyQualifiedName()) + "#" + name();
    }

    public boolean is(J.@Nullable Identifier name) {
        return name != null
                && name.getSimpleName().equals(name())
                && name.getFieldType() != null
                && type.getType() != null
                && name.getFieldType().getOwner() instanceof JavaType.FullyQualified owner
                && owner.getFullyQualifiedName().equals(type.getType().getFullyQualifiedName());
    }

    /** The field, as it is written in an expression: {@code name} or {@code this.name}. */
    public boolean is(Expression expression) {
        return expression instanceof J.Identifier name && is(name)
                || expression instanceof J.FieldAccess access && is(access.getName());
    }

    /** Where others than this file know the field, so that its type is not free. */
    public Optional<Refusal> knownElsewhere() {
        if (!declaration.getLeadingAnnotations().isEmpty()) {
            return Optional.of(fixed(
                    "@" + declaration.getLeadingAnnotations().get(0).getSimpleName() + " is on the field",
                    "change the field by hand"));
        }
        for (J.Annotation annotation : type.getLeadingAnnotations()) {
            if (isReadByLombok(annotation) || KEPT_BY_REFLECTION.contains(annotation.getSimpleName())) {
                return Optional.of(fixed(
                        "@" + annotation.getSimpleName() + " makes the field part of something else",
                        "change the field by hand"));
            }
        }
        boolean serialized = TypeUtils.isAssignableTo("java.io.Serializable", type.getType())
                && !declaration.hasModifier(J.Modifier.Type.Static)
                && !declaration.hasModifier(J.Modifier.Type.Transient);
        return serialized
                ? Optional.of(fixed("its class is serializable", "make the field transient"))
                : Optional.empty();
    }

    /** Lombok's constructors for what has to be given know no field that may change or has its value already. */
    private boolean isReadByLombok(J.Annotation annotation) {
        boolean isRequired =
                declaration.hasModifier(J.Modifier.Type.Final) && variable().getInitializer() == null;
        return annotation.getType() instanceof JavaType.FullyQualified named
                && named.getPackageName().startsWith("lombok")
                && !named.getPackageName().startsWith("lombok.extern")
                && (isRequired || !ONLY_WHAT_IS_REQUIRED.contains(named.getClassName()));
    }

    private Refusal fixed(String evidence, String whatWouldUnblock) {
        return new Refusal(Hazard.H19, name() + ": " + evidence, whatWouldUnblock);
    }

    private PrivateField withUsesIn(J.CompilationUnit file) {
        List<Use> found = new ArrayList<>();
        new UseSearch(this).visit(file, found);
        return new PrivateField(type, declaration, place, found);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%d uses)", signature(), uses.size());
    }

    private static final class Declarations extends JavaIsoVisitor<List<PrivateField>> {
        @Override
        public J.VariableDeclarations visitVariableDeclarations(
                J.VariableDeclarations declaration, List<PrivateField> fields) {
            Object block = getCursor().getParentTreeCursor().getValue();
            Cursor around = getCursor().getParentTreeCursor().getParentTreeCursor();
            if (block instanceof J.Block
                    && around.getValue() instanceof J.ClassDeclaration type
                    && declaration.hasModifier(J.Modifier.Type.Private)
                    && declaration.getVariables().size() == 1) {
                fields.add(new PrivateField(type, declaration, getCursor(), List.of()));
            }
            return super.visitVariableDeclarations(declaration, fields);
        }
    }

    private static final class UseSearch extends JavaIsoVisitor<List<Use>> {
        private final PrivateField field;

        private UseSearch(PrivateField field) {
            this.field = field;
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, List<Use> found) {
            Tree around = getCursor().getParentTreeCursor().getValue();
            boolean declared =
                    around instanceof J.VariableDeclarations.NamedVariable variable && variable.getName() == name;
            if (field.is(name) && !declared) {
                boolean qualified = around instanceof J.FieldAccess access && access.getName() == name;
                found.add(new Use(qualified ? getCursor().getParentTreeCursor() : getCursor()));
            }
            return name;
        }
    }
}
