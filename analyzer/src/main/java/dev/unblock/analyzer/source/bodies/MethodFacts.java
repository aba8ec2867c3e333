package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact.Kind;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.AnnotationReader;
import dev.unblock.analyzer.source.names.DeclarationReader;
import dev.unblock.analyzer.source.names.DeclaredType;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredMethod;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.SourceModifiers;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.Places;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the methods of one type, those that only the compiler would write included where others call them. */
final class MethodFacts implements InnerBodies {

    private final FileFacts file;
    private final Node node;
    private final DeclaredType type;
    private final Optional<Locals> around;
    private final AnnotationReader annotations;
    private final List<MethodFact> methods = new ArrayList<>();
    private int lambdas;

    MethodFacts(FileFacts file, Node node, DeclaredType type, Optional<Locals> around) {
        this.file = file;
        this.node = node;
        this.type = type;
        this.around = around;
        this.annotations = new AnnotationReader(file.types(), type);
    }

    List<MethodFact> read() {
        InitializerFacts initializers = new InitializerFacts(file, node, type, this);
        staticInitializer(initializers.ofType(locals()));
        BodyFacts initial = initializers.ofObjects(locals());
        for (BodyDeclaration<?> member : DeclarationReader.members(node)) {
            if (member instanceof CallableDeclaration<?> callable) {
                callable(callable, initial);
            } else if (member instanceof CompactConstructorDeclaration compact) {
                compact(compact);
            } else if (member instanceof AnnotationMemberDeclaration element) {
                implicit(
                        declared(element.getNameAsString()),
                        Set.of(Modifier.PUBLIC, Modifier.ABSTRACT),
                        new BodyFacts(file.places()));
            }
        }
        unwritten(initial);
        return methods;
    }

    @Override
    public int nextLambda() {
        return lambdas++;
    }

    @Override
    public void lambda(
            LambdaExpr lambda, MethodKey key, BodyContext context, BodyFacts facts, List<LambdaParameter> parameters) {
        Set<Modifier> modifiers = EnumSet.of(Modifier.PRIVATE, Modifier.SYNTHETIC);
        if (context.isStatic()) {
            modifiers.add(Modifier.STATIC);
        }
        List<ParameterFact> all = parameters.stream()
                .map(parameter ->
                        new ParameterFact(parameter.name(), parameter.type().name(), List.of()))
                .toList();
        methods.add(fact(
                key,
                modifiers,
                List.of(),
                all,
                key.returnType(),
                List.of(),
                facts,
                Optional.of(context.method()),
                lambda,
                lambda));
    }

    @Override
    public void type(Node declaration, Locals locals) {
        file.type(declaration, Optional.of(locals));
    }

    @Override
    public Optional<String> nameOf(Node declaration) {
        return file.nameOf(declaration);
    }

    private void callable(CallableDeclaration<?> callable, BodyFacts initial) {
        DeclaredMethod declared = DeclarationReader.method(callable);
        MethodKey key = file.types().key(type, declared);
        Locals locals = locals();
        List<ParameterFact> parameters = parameters(callable.getParameters(), declared, locals);
        BodyContext context = context(key, declared);
        Optional<ConstructorDeclaration> constructor = callable.toConstructorDeclaration();
        boolean initialises = constructor.filter(one -> !startsWithThis(one)).isPresent();
        BodyFacts facts = initialises ? BodyFacts.after(initial, file.places()) : new BodyFacts(file.places());
        TypeRef returns = context.resolve(declared.returned());
        Optional<TypeRef> target = Optional.of(returns).filter(type -> !type.equals(TypeRef.OBJECT));
        StatementWalk walk = new StatementWalk(new ExpressionWalk(context, facts, locals), facts, locals, target);
        callable.toMethodDeclaration().flatMap(MethodDeclaration::getBody).ifPresent(walk::walk);
        constructor.ifPresent(one -> walk.walk(one.getBody()));
        Set<Modifier> modifiers = callable instanceof MethodDeclaration method
                ? SourceModifiers.ofMethod(method, type.kind())
                : SourceModifiers.of(callable);
        List<String> thrown = callable.getThrownExceptions().stream()
                .map(exception -> context.resolve(RawType.of(exception)).name())
                .toList();
        methods.add(fact(
                key,
                modifiers,
                annotations.read(callable),
                parameters,
                returns.written(),
                thrown,
                facts,
                Optional.empty(),
                callable.getName(),
                callable));
    }

    private void compact(CompactConstructorDeclaration compact) {
        DeclaredMethod declared = declared("<init>");
        MethodKey key = file.types().key(type, declared);
        Locals locals = locals();
        List<Parameter> components = ((RecordDeclaration) node).getParameters();
        List<ParameterFact> parameters = parameters(components, declared, locals);
        BodyFacts facts = new BodyFacts(file.places());
        ExpressionWalk expressions = new ExpressionWalk(context(key, declared), facts, locals);
        new StatementWalk(expressions, facts, locals).walk(compact.getBody());
        components.forEach(component -> facts.write(
                new FieldKey(type.name(), component.getNameAsString()),
                Optional.of(new Value.Self()),
                locals.find(component.getNameAsString()).orElse(Typed.UNKNOWN).value(),
                component.getName()));
        methods.add(fact(
                key,
                SourceModifiers.of(compact),
                annotations.read(compact),
                parameters,
                "void",
                List.of(),
                facts,
                Optional.empty(),
                compact.getName(),
                compact));
    }

    /** Constructors and accessors that nobody wrote. */
    private void unwritten(BodyFacts initial) {
        for (DeclaredMethod method : type.methods()) {
            MethodKey key = file.types().key(type, method);
            boolean written = methods.stream().anyMatch(fact -> fact.key().equals(key));
            boolean ofEnum = type.kind() == Kind.ENUM && method.isStatic();
            if (written || ofEnum) {
                continue;
            }
            BodyFacts facts = method.name().equals("<init>")
                    ? BodyFacts.after(initial, file.places())
                    : new BodyFacts(file.places());
            if (type.kind() == Kind.RECORD) {
                ofRecord(method, facts);
            }
            implicit(method, Set.of(Modifier.PUBLIC), facts);
        }
        boolean anonymous = type.simpleName().isEmpty();
        if (anonymous) {
            implicit(DeclaredMethod.unwrittenConstructor(), Set.of(), initial);
        }
    }

    private void ofRecord(DeclaredMethod method, BodyFacts facts) {
        List<Parameter> components = ((RecordDeclaration) node).getParameters();
        for (int i = 0; i < components.size(); i++) {
            Parameter component = components.get(i);
            FieldKey field = new FieldKey(type.name(), component.getNameAsString());
            Optional<Value> self = Optional.of(new Value.Self());
            if (method.name().equals("<init>")) {
                facts.write(field, self, new Value.Parameter(i), component.getName());
            } else if (method.name().equals(component.getNameAsString())) {
                facts.read(field, self, component.getName());
                String componentType = file.types()
                        .resolve(DeclarationReader.type(component), type, List.of())
                        .name();
                facts.returns(new Value.FieldRead(field, componentType, self));
            }
        }
    }

    private void implicit(DeclaredMethod method, Set<Modifier> modifiers, BodyFacts facts) {
        MethodKey key = file.types().key(type, method);
        List<ParameterFact> parameters = new ArrayList<>();
        for (String parameter : key.parameterTypes()) {
            parameters.add(new ParameterFact("arg" + parameters.size(), parameter, List.of()));
        }
        Node at = nameOfType();
        methods.add(fact(
                key, modifiers, List.of(), parameters, key.returnType(), List.of(), facts, Optional.empty(), at, at));
    }

    private void staticInitializer(BodyFacts facts) {
        boolean empty = facts.calls().isEmpty() && facts.accesses().isEmpty();
        if (!empty) {
            methods.add(fact(
                    new MethodKey(type.name(), "<clinit>", "()V"),
                    Set.of(Modifier.STATIC),
                    List.of(),
                    List.of(),
                    "void",
                    List.of(),
                    facts,
                    Optional.empty(),
                    nameOfType(),
                    node));
        }
    }

    private Node nameOfType() {
        return node instanceof NodeWithSimpleName<?> named ? named.getName() : node;
    }

    private BodyContext context(MethodKey key, DeclaredMethod method) {
        return new BodyContext(
                file.types(), type, key, method.isStatic(), method.typeParameters(), file.places(), file.hints(), this);
    }

    private static DeclaredMethod instance(String name) {
        return new DeclaredMethod(name, List.of(), List.of(), false, RawType.named("void"), false, false);
    }

    private DeclaredMethod declared(String name) {
        return type.methods().stream()
                .filter(method -> method.name().equals(name))
                .reduce((first, second) -> second)
                .orElse(instance(name));
    }

    private Locals locals() {
        return around.map(Locals::seenFrom).orElseGet(Locals::new);
    }

    /** The key may have parameters that are not written, for enums and inner types; they come first. */
    private List<ParameterFact> parameters(List<Parameter> written, DeclaredMethod method, Locals locals) {
        List<String> all = file.types().key(type, method).parameterTypes();
        List<ParameterFact> parameters = new ArrayList<>();
        int unwritten = all.size() - written.size();
        for (int i = 0; i < unwritten; i++) {
            parameters.add(new ParameterFact("outer" + i, all.get(i), List.of()));
        }
        for (Parameter parameter : written) {
            TypeRef resolved = file.types().resolve(DeclarationReader.type(parameter), type, method.typeParameters());
            List<AnnotationFact> annotated = annotations.read(parameter);
            locals.declare(parameter.getNameAsString(), Typed.of(new Value.Parameter(parameters.size()), resolved));
            parameters.add(new ParameterFact(parameter.getNameAsString(), resolved.name(), annotated));
        }
        return parameters;
    }

    private static boolean startsWithThis(ConstructorDeclaration constructor) {
        return constructor
                .getBody()
                .getStatements()
                .getFirst()
                .filter(first -> first instanceof ExplicitConstructorInvocationStmt call && call.isThis())
                .isPresent();
    }

    private MethodFact fact(
            MethodKey key,
            Set<Modifier> modifiers,
            List<AnnotationFact> annotated,
            List<ParameterFact> parameters,
            String returned,
            List<String> thrown,
            BodyFacts facts,
            Optional<MethodKey> writtenIn,
            Node name,
            Node whole) {
        return new MethodFact(
                key,
                modifiers,
                annotated,
                parameters,
                returned,
                thrown,
                facts.calls(),
                facts.accesses(),
                facts.elementWrites(),
                facts.catches(),
                facts.monitors(),
                facts.returned(),
                writtenIn,
                file.places().site(name, name, 0),
                Math.max(Places.firstLine(name), Places.end(whole)));
    }
}
