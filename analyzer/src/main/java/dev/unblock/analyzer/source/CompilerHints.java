package dev.unblock.analyzer.source;

import com.github.javaparser.ast.Node;
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
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.SourceReader.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.DiagnosticCollector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the JDK's compiler understands of sources that do not compile, because libraries are missing: it goes as far as
 * it can, and what it knows, it knows exactly.
 */
final class CompilerHints {

    private static final Logger LOG = LoggerFactory.getLogger(CompilerHints.class);

    private final Map<String, Map<Place, Hint>> byFile = new HashMap<>();

    /** Where a name stands, or where a lambda starts: both may be at the same place. */
    record Place(int line, int column, Role role) {

        static Place ofName(Node node) {
            return new Place(Places.begin(node).line, Places.begin(node).column, Role.NAME);
        }

        static Place ofLambda(Node node) {
            return new Place(Places.begin(node).line, Places.begin(node).column, Role.LAMBDA);
        }
    }

    /** What stands at a place. */
    enum Role {
        NAME,
        LAMBDA
    }

    /**
     * What is known of an expression.
     *
     * @param owner binary name of the type that a member is named by, or of a constructor's type
     * @param declaring binary name of the type that declares the member
     * @param parameters erased parameter types, of methods whose types are all known
     * @param type of the expression, or of the lambda's interface
     */
    record Hint(
            Optional<String> owner,
            Optional<String> declaring,
            String name,
            Optional<List<TypeRef>> parameters,
            Optional<TypeRef> returned,
            Optional<TypeRef> type,
            boolean isStatic,
            boolean inInterface,
            boolean variable) {}

    /** Analyses the given part of a module; empty hints where there is no compiler or it gives up. */
    static CompilerHints of(Codebase codebase, Module module, Set<Part> parts) {
        CompilerHints hints = new CompilerHints();
        JavaCompilation.of(codebase, module, parts.contains(Part.MAIN) ? Part.MAIN : Part.TEST)
                .ifPresent(compilation -> {
                    try (compilation) {
                        hints.analyse(compilation, JavaFile.of(module, parts, new Problems(codebase.root())));
                    } catch (IOException | RuntimeException | StackOverflowError | AssertionError e) {
                        // Hints are extra; the compiler may fail on code that is broken in new ways.
                        LOG.debug("{}: the compiler gave up: {}", module.folder(), String.valueOf(e));
                    }
                });
        return hints;
    }

    static CompilerHints none() {
        return new CompilerHints();
    }

    /** Hints of one file. */
    Map<Place, Hint> in(Path file) {
        return byFile.getOrDefault(file.toUri().toString(), Map.of());
    }

    private void analyse(JavaCompilation compilation, List<JavaFile> files) throws IOException {
        List<SourceText> texts = files.stream()
                .filter(file -> !file.path().endsWith("module-info.java"))
                .flatMap(file -> SourceText.of(file).stream())
                .toList();
        JavacTask task = compilation.task(new MemoryFiles(compilation.files()), new DiagnosticCollector<>(), texts);
        Iterable<? extends CompilationUnitTree> units = task.parse();
        task.analyze();
        for (CompilationUnitTree unit : units) {
            Scanner scanner = new Scanner(task, unit);
            scanner.scan(unit, null);
            byFile.put(unit.getSourceFile().toUri().toString(), scanner.hints);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final Map<Place, Hint> hints = new HashMap<>();
        private final JavacTask task;
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lines;

        Scanner(JavacTask task, CompilationUnitTree unit) {
            this.task = task;
            this.trees = Trees.instance(task);
            this.unit = unit;
            this.positions = trees.getSourcePositions();
            this.lines = unit.getLineMap();
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            ExpressionTree select = call.getMethodSelect();
            Optional<String> site = select instanceof MemberSelectTree member
                    ? typeOf(new TreePath(new TreePath(getCurrentPath(), select), member.getExpression()))
                            .map(TypeRef::name)
                    : Optional.empty();
            executable(trees.getElement(getCurrentPath()))
                    .ifPresent(method -> put(namePosition(select), hint(method, site, typeOf(getCurrentPath()))));
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void none) {
            Tree name = typeName(creation.getIdentifier());
            TreePath identifier = new TreePath(getCurrentPath(), creation.getIdentifier());
            Optional<TypeRef> made = typeOf(identifier);
            executable(trees.getElement(getCurrentPath()))
                    .ifPresent(
                            constructor -> put(namePosition(name), hint(constructor, made.map(TypeRef::name), made)));
            return super.visitNewClass(creation, none);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void none) {
            Optional<String> site = typeOf(new TreePath(getCurrentPath(), reference.getQualifierExpression()))
                    .map(TypeRef::name);
            long at = positions.getEndPosition(unit, reference)
                    - reference.getName().length();
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
                Optional<TypeRef> erased = ref(task.getTypes().erasure(parameter.asType()), 5);
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
                    ref(task.getTypes().erasure(method.getReturnType()), 5),
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
            return Optional.ofNullable(trees.getTypeMirror(path)).flatMap(type -> ref(type, 0));
        }

        private Optional<TypeRef> ref(TypeMirror type, int depth) {
            TypeKind kind = type.getKind();
            if (kind.isPrimitive() || kind == TypeKind.VOID) {
                return Optional.of(TypeRef.of(kind.name().toLowerCase(java.util.Locale.ROOT)));
            }
            if (type instanceof javax.lang.model.type.ArrayType array) {
                return ref(array.getComponentType(), depth).map(TypeRef::array);
            }
            if (kind == TypeKind.TYPEVAR || kind == TypeKind.INTERSECTION || kind == TypeKind.WILDCARD) {
                TypeMirror erased = task.getTypes().erasure(type);
                return erased.getKind() == TypeKind.DECLARED ? ref(erased, depth) : Optional.empty();
            }
            if (kind != TypeKind.DECLARED || depth > 6) {
                return Optional.empty();
            }
            javax.lang.model.type.DeclaredType declared = (javax.lang.model.type.DeclaredType) type;
            String name = task.getElements()
                    .getBinaryName((TypeElement) declared.asElement())
                    .toString();
            List<TypeRef> arguments = new ArrayList<>();
            for (TypeMirror argument : depth > 3 ? List.<TypeMirror>of() : declared.getTypeArguments()) {
                arguments.add(ref(argument, depth + 1).orElse(TypeRef.OBJECT));
            }
            return name.isEmpty() ? Optional.empty() : Optional.of(new TypeRef(name, arguments));
        }

        private static Tree typeName(Tree type) {
            if (type instanceof ParameterizedTypeTree parameterized) {
                return typeName(parameterized.getType());
            }
            return type instanceof AnnotatedTypeTree annotated ? typeName(annotated.getUnderlyingType()) : type;
        }

        private long namePosition(Tree name) {
            return name instanceof MemberSelectTree select
                    ? positions.getEndPosition(unit, name)
                            - select.getIdentifier().length()
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
}
