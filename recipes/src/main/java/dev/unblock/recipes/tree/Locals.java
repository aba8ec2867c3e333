package dev.unblock.recipes.tree;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Statement;

/** Which local names a piece of code declares, uses and assigns. */
public record Locals(Set<String> declared, Set<String> used, Set<String> assigned) {
    public static Locals of(Collection<? extends J> code) {
        Locals locals = new Locals(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        code.forEach(tree -> new Names().visit(tree, locals));
        return locals;
    }

    public static Locals of(J code) {
        return of(List.of(code));
    }

    /** A name like the wanted one that the code does not use. */
    public String fresh(String wanted) {
        String name = wanted;
        for (int i = 2; declared.contains(name) || used.contains(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    public static Set<String> declaredDirectlyIn(List<Statement> statements) {
        Set<String> names = new HashSet<>();
        for (Statement statement : statements) {
            if (statement instanceof J.VariableDeclarations declaration) {
                declaration.getVariables().forEach(variable -> names.add(variable.getSimpleName()));
            }
        }
        return names;
    }

    private static final class Names extends JavaIsoVisitor<Locals> {
        @Override
        public J.VariableDeclarations.NamedVariable visitVariable(
                J.VariableDeclarations.NamedVariable variable, Locals locals) {
            locals.declared.add(variable.getSimpleName());
            return super.visitVariable(variable, locals);
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, Locals locals) {
            if (name.getFieldType() != null) {
                locals.used.add(name.getSimpleName());
            }
            return name;
        }

        @Override
        public J.Assignment visitAssignment(J.Assignment assignment, Locals locals) {
            assigned(assignment.getVariable(), locals);
            return super.visitAssignment(assignment, locals);
        }

        @Override
        public J.AssignmentOperation visitAssignmentOperation(J.AssignmentOperation assignment, Locals locals) {
            assigned(assignment.getVariable(), locals);
            return super.visitAssignmentOperation(assignment, locals);
        }

        @Override
        public J.Unary visitUnary(J.Unary unary, Locals locals) {
            if (unary.getOperator().isModifying()) {
                assigned(unary.getExpression(), locals);
            }
            return super.visitUnary(unary, locals);
        }

        private static void assigned(Expression target, Locals locals) {
            if (target.unwrap() instanceof J.Identifier name) {
                locals.assigned.add(name.getSimpleName());
            }
        }
    }
}
