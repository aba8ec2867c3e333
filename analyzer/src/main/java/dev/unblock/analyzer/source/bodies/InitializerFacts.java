package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.DeclarationReader;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.FieldScope;
import java.util.List;
import java.util.Optional;

/** What runs when a type is loaded, and what runs at the start of its constructors. */
final class InitializerFacts {

    private final FileFacts file;
    private final Node node;
    private final DeclaredType type;
    private final InnerBodies inner;

    InitializerFacts(FileFacts file, Node node, DeclaredType type, InnerBodies inner) {
        this.file = file;
        this.node = node;
        this.type = type;
        this.inner = inner;
    }

    /** Static fields and blocks, and the constants of an enum. */
    BodyFacts ofType(Locals locals) {
        BodyFacts facts = new BodyFacts(file.places());
        MethodKey key = new MethodKey(type.name(), "<clinit>", "()V");
        ExpressionWalk expressions = new ExpressionWalk(context(key, true), facts, locals);
        if (node instanceof EnumDeclaration enumeration) {
            enumeration.getEntries().forEach(entry -> constant(entry, expressions, facts, locals));
        }
        members(true, expressions, facts, locals);
        return facts;
    }

    /** Fields and blocks of objects. */
    BodyFacts ofObjects(Locals locals) {
        BodyFacts facts = new BodyFacts(file.places());
        MethodKey key = type.methods().stream()
                .filter(method -> method.name().equals("<init>"))
                .findFirst()
                .map(method -> file.types().key(type, method))
                .orElse(new MethodKey(type.name(), "<init>", "()V"));
        ExpressionWalk expressions = new ExpressionWalk(context(key, false), facts, locals);
        members(false, expressions, facts, locals);
        return facts;
    }

    private BodyContext context(MethodKey key, boolean isStatic) {
        return new BodyContext(file.types(), type, key, isStatic, List.of(), file.places(), file.hints(), inner);
    }

    private void constant(EnumConstantDeclaration entry, ExpressionWalk expressions, BodyFacts facts, Locals locals) {
        List<Value> arguments = expressions.evaluateAll(entry.getArguments()).stream()
                .map(Typed::value)
                .toList();
        file.nameOf(entry).ifPresent(name -> file.type(entry, Optional.of(locals)));
        facts.write(
                new FieldKey(type.name(), entry.getNameAsString()),
                Optional.empty(),
                new Value.Allocation(file.nameOf(entry).orElse(type.name()), arguments),
                entry.getName());
    }

    private void members(boolean isStatic, ExpressionWalk expressions, BodyFacts facts, Locals locals) {
        for (BodyDeclaration<?> member : DeclarationReader.members(node)) {
            if (member instanceof FieldDeclaration field
                    && isStatic == (field.isStatic() || FieldScope.isStaticBy(field))) {
                field.getVariables().forEach(variable -> initial(variable, isStatic, expressions, facts));
            } else if (member instanceof InitializerDeclaration block && isStatic == block.isStatic()) {
                new StatementWalk(expressions, facts, locals).walk(block.getBody());
            }
        }
    }

    private void initial(VariableDeclarator variable, boolean isStatic, ExpressionWalk expressions, BodyFacts facts) {
        if (variable.getInitializer().isEmpty()) {
            return;
        }
        boolean constant = type.fields().stream()
                .anyMatch(field -> field.name().equals(variable.getNameAsString())
                        && field.isStatic()
                        && field.constant().isPresent());
        if (constant) {
            return;
        }
        TypeRef declared = file.types().resolve(RawType.of(variable.getType()), type, List.of());
        Typed value = expressions.withTarget(variable.getInitializer().get(), Optional.of(declared));
        facts.write(
                new FieldKey(type.name(), variable.getNameAsString()),
                isStatic ? Optional.empty() : Optional.of(new Value.Self()),
                value.value(),
                variable.getName());
    }
}
