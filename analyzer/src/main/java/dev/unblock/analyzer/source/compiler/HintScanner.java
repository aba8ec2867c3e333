package dev.unblock.analyzer.source.compiler;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.compiler.CompilerHints.Place;
import dev.unblock.analyzer.source.compiler.CompilerHints.Role;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Notes what the compiler knows of each name in one file. */
final class HintScanner extends TreePathScanner<Void, Void> {

    private final Map<Place, Hint> hints = new HashMap<>();
    private final JavacTask task;
    private final Trees trees;
    private final MirrorTypes mirrors;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final LineMap lines;

    private HintScanner(JavacTask task, CompilationUnitTree unit) {
        this.task = task;
        this.trees = Trees.instance(task);
        this.mirrors = new MirrorTypes(task.getElements(), task.getTypes());
        this.unit = unit;
        this.positions = trees.getSourcePositions();
        this.lines = unit.getLineMap();
    }

    /** What is known of the names in one file. */
    static Map<Place, Hint> hints(JavacTask task, CompilationUnitTree unit) {
        HintScanner scanner = new HintScanner(task, unit);
        scanner.scan(unit, null);
        return scanner.hints;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        ExpressionTree select = call.getMethodSelect();
        Optional<String> site = select instanceof MemberSelectTree member
                ? typeOf(new TreePath(new TreePath(getCurrentPath(), select), member.getExpression()))
                        .map(TypeRef::name)
                : Optional.empty();
        executable(trees.getElement(getCurrentPath())).ifPresent(method -> {
            Hint hint = hint(method, site, typeOf(getCurrentPath()));
            boolean guessed = trees.getTree(method) != null && isGuessed(method, call.getArguments());
            put(namePosition(select), guessed ? hint.withoutParameters() : hint);
        });
        return super.visitMethodInvocation(call, none);
    }

    /** Of overloads the compiler takes any where it does not know an argument's type. */
    private boolean isGuessed(ExecutableElement method, List<? extends ExpressionTree> arguments) {
        return arguments.stream().anyMatch(this::isErroneous)
                && method.getEnclosingElement().getEnclosedElements().stream()
                        .filter(ExecutableElement.class::isInstance)
                        .map(ExecutableElement.class::cast)
                        .anyMatch(other -> !other.equals(method)
                                && other.getSimpleName().equals(method.getSimpleName())
                                && other.getParameters().size()
                                        == method.getParameters().size());
    }

    private boolean isErroneous(ExpressionTree argument) {
        TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), argument));
        return type != null && type.getKind() == TypeKind.ERROR;
    }

    @Override
    public Void visitNewClass(NewClassTree creation, Void none) {
        Tree name = typeName(creation.getIdentifier());
        TreePath identifier = new TreePath(getCurrentPath(), creation.getIdentifier());
        Optional<TypeRef> made = typeOf(identifier);
        executable(trees.getElement(getCurrentPath())).ifPresent(constructor -> {
            Hint hint = hint(constructor, made.map(TypeRef::name), made);
            put(namePosition(name), isGuessed(constructor, creation.getArguments()) ? hint.withoutParameters() : hint);
        });
        return super.visitNewClass(creation, none);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void none) {
        Optional<String> site = typeOf(new TreePath(getCurrentPath(), reference.getQualifierExpression()))
                .map(TypeRef::name);
        long at =
                positions.getEndPosition(unit, reference) - reference.getName().length();
        executable(trees.getElement(getCurrentPath()))
                .ifPresent(method -> put(at, hint(method, site, typeOf(getCurrentPath()))));
        return super.visitMemberReference(reference, none);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
        typeOf(getCurrentPath())
                .ifPresent(type -> put(positions.getStartPosition(unit, lambda), Role.LAMBDA, typed("->", type)));
        return super.visitLambdaExpression(lambda, none);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        // Only parameters of lambdas without a written type start with their name.
        typeOf(getCurrentPath())
                .ifPresent(type -> put(
                        positions.getStartPosition(unit, variable),
                        typed(variable.getName().toString(), type)));
        return super.visitVariable(variable, none);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, Void none) {
        field(name);
        return super.visitIdentifier(name, none);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree select, Void none) {
        field(select);
        return super.visitMemberSelect(select, none);
    }

    private void field(Tree name) {
        Element element = trees.getElement(getCurrentPath());
        if (element instanceof VariableElement variable && element.getKind().isField()) {
            TypeElement owner = (TypeElement) variable.getEnclosingElement();
            String binary = task.getElements().getBinaryName(owner).toString();
            put(
                    namePosition(name),
                    new Hint(
                            Optional.of(binary),
                            Optional.of(binary),
                            variable.getSimpleName().toString(),
                            Optional.empty(),
                            Optional.empty(),
                            typeOf(getCurrentPath()),
                            variable.getModifiers().contains(Modifier.STATIC),
                            false,
                            false));
        }
    }

    private Hint hint(ExecutableElement method, Optional<String> site, Optional<TypeRef> type) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        String declaring = task.getElements().getBinaryName(owner).toString();
        List<TypeRef> parameters = new ArrayList<>();
        boolean known = true;
        for (VariableElement parameter : method.getParameters()) {
            Optional<TypeRef> erased = mirrors.erased(parameter.asType());
            erased.ifPresent(parameters::add);
            known &= erased.isPresent();
        }
        boolean named = site.isPresent()
                && !declaring.equals("java.lang.Object")
                && !site.get().endsWith("[]");
        return new Hint(
                named
                        ? site
                        : Optional.of(declaring)
                                .filter(name -> site.isPresent()
                                        || method.getModifiers().contains(Modifier.STATIC)),
                Optional.of(declaring),
                method.getSimpleName().toString(),
                known ? Optional.of(parameters) : Optional.empty(),
                mirrors.erased(method.getReturnType()),
                type,
                method.getModifiers().contains(Modifier.STATIC),
                owner.getKind().isInterface(),
                method.isVarArgs());
    }

    private static Hint typed(String name, TypeRef type) {
        return new Hint(
                Optional.empty(),
                Optional.empty(),
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of(type),
                false,
                false,
                false);
    }

    private static Optional<ExecutableElement> executable(Element element) {
        return element instanceof ExecutableElement method && method.getEnclosingElement() instanceof TypeElement
                ? Optional.of(method)
                : Optional.empty();
    }

    private Optional<TypeRef> typeOf(TreePath path) {
        return Optional.ofNullable(trees.getTypeMirror(path)).flatMap(mirrors::ref);
    }

    private static Tree typeName(Tree type) {
        if (type instanceof ParameterizedTypeTree parameterized) {
            return typeName(parameterized.getType());
        }
        return type instanceof AnnotatedTypeTree annotated ? typeName(annotated.getUnderlyingType()) : type;
    }

    private long namePosition(Tree name) {
        return name instanceof MemberSelectTree select
                ? positions.getEndPosition(unit, name) - select.getIdentifier().length()
                : positions.getStartPosition(unit, name);
    }

    private void put(long at, Hint hint) {
        put(at, Role.NAME, hint);
    }

    private void put(long at, Role role, Hint hint) {
        if (at >= 0) {
            long line = lines.getLineNumber(at);
            // The compiler's columns count a tab as eight; ours do not.
            hints.put(new Place((int) line, (int) (at - lines.getStartPosition(line)) + 1, role), hint);
        }
    }
}
