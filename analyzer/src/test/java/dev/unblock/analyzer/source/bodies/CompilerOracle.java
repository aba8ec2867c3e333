package dev.unblock.analyzer.source.bodies;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles sources and tells, from the compiler's own trees, what each written call means. The truth in tests. */
public final class CompilerOracle {

    private final Map<String, byte[]> classes = new HashMap<>();
    private final List<Called> calls = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    /**
     * A call, by the place of its name.
     *
     * @param owner binary name of the type that declares the method, or that is made
     * @param receivers types that class files may name as its owner: the declaring one, and the static type
     * @param parameters erased types, nested ones with dots
     */
    public record Called(
            String file,
            int line,
            int column,
            String name,
            String owner,
            Set<String> receivers,
            List<String> parameters) {}

    /** @param sources text by path, {@code com/shop/Order.java} */
    public static CompilerOracle compile(Map<String, String> sources, List<Path> classPath, String... options) {
        CompilerOracle oracle = new CompilerOracle();
        oracle.run(sources, classPath, options);
        return oracle;
    }

    public Map<String, byte[]> classes() {
        return Map.copyOf(classes);
    }

    public List<Called> calls() {
        return List.copyOf(calls);
    }

    public List<String> errors() {
        return List.copyOf(errors);
    }

    private void run(Map<String, String> sources, List<Path> classPath, String... options) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-proc:none", "-g", "-nowarn", "-Xmaxerrs", "10000"));
        all.addAll(List.of(options));
        try (StandardJavaFileManager standard =
                compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((path, text) -> units.add(new Text(path, text)));
            JavacTask task = (JavacTask) compiler.getTask(null, new InMemory(standard), diagnostics, all, null, units);
            Iterable<? extends CompilationUnitTree> trees = task.parse();
            task.analyze();
            Trees access = Trees.instance(task);
            trees.forEach(unit -> new Scanner(task, access, unit).scan(unit, null));
            task.generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .forEach(d -> errors.add(String.valueOf(d)));
    }

    private final class Scanner extends TreePathScanner<Void, Void> {

        private final JavacTask task;
        private final Trees trees;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lines;

        Scanner(JavacTask task, Trees trees, CompilationUnitTree unit) {
            this.task = task;
            this.trees = trees;
            this.unit = unit;
            this.positions = trees.getSourcePositions();
            this.lines = unit.getLineMap();
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            ExpressionTree select = call.getMethodSelect();
            note(select, trees.getElement(getCurrentPath()));
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree creation, Void none) {
            note(typeName(creation.getIdentifier()), trees.getElement(getCurrentPath()));
            return super.visitNewClass(creation, none);
        }

        private Tree typeName(Tree type) {
            if (type instanceof ParameterizedTypeTree parameterized) {
                return typeName(parameterized.getType());
            }
            return type instanceof AnnotatedTypeTree annotated ? typeName(annotated.getUnderlyingType()) : type;
        }

        private void note(Tree name, Element element) {
            if (!(element instanceof ExecutableElement method)) {
                return;
            }
            long at = name instanceof MemberSelectTree select
                    ? positions.getEndPosition(unit, name)
                            - select.getIdentifier().length()
                    : positions.getStartPosition(unit, name);
            TypeElement owner = (TypeElement) method.getEnclosingElement();
            boolean made = method.getKind() == ElementKind.CONSTRUCTOR;
            if (!isWritten(name, at)) {
                return;
            }
            calls.add(new Called(
                    unit.getSourceFile().getName().replaceFirst("^/", ""),
                    (int) lines.getLineNumber(at),
                    column(at),
                    made ? "<init>" : method.getSimpleName().toString(),
                    task.getElements().getBinaryName(owner).toString(),
                    receivers(name, owner),
                    method.getParameters().stream()
                            .map(parameter ->
                                    task.getTypes().erasure(parameter.asType()).toString())
                            .map(type -> type.replaceAll("@\\S+ ?", "").replace(" ", ""))
                            .toList()));
        }

        private Set<String> receivers(Tree name, TypeElement owner) {
            Set<String> receivers = new HashSet<>();
            receivers.add(task.getElements().getBinaryName(owner).toString());
            if (name instanceof MemberSelectTree select) {
                TreePath path = new TreePath(new TreePath(getCurrentPath(), name), select.getExpression());
                TypeMirror type = trees.getTypeMirror(path);
                boolean isPackage = type == null || type.getKind() == TypeKind.PACKAGE;
                add(isPackage ? null : task.getTypes().erasure(type), receivers);
            } else {
                for (TreePath at = getCurrentPath(); at != null; at = at.getParentPath()) {
                    if (at.getLeaf() instanceof ClassTree
                            && trees.getElement(at) instanceof TypeElement type
                            && task.getTypes()
                                    .isSubtype(
                                            task.getTypes().erasure(type.asType()),
                                            task.getTypes().erasure(owner.asType()))) {
                        receivers.add(task.getElements().getBinaryName(type).toString());
                        break;
                    }
                }
            }
            return receivers;
        }

        private void add(@Nullable TypeMirror type, Set<String> receivers) {
            if (type instanceof DeclaredType declared) {
                receivers.add(task.getElements()
                        .getBinaryName((TypeElement) declared.asElement())
                        .toString());
            }
        }

        /** Implicit {@code super()} and enum constants are calls in the tree only. */
        private boolean isWritten(Tree name, long at) {
            String written = name instanceof MemberSelectTree select
                    ? select.getIdentifier().toString()
                    : name.toString();
            try {
                return unit.getSourceFile().getCharContent(true).toString().startsWith(written, (int) at)
                        && !isEnumConstant();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean isEnumConstant() {
            return getCurrentPath().getLeaf() instanceof NewClassTree
                    && getCurrentPath().getParentPath().getLeaf() instanceof VariableTree variable
                    && variable.getModifiers().getFlags().contains(Modifier.STATIC)
                    && positions.getStartPosition(unit, variable.getType()) < 0;
        }

        /** The compiler counts a tab as eight columns; positions do not. */
        private int column(long at) {
            return (int) (at - lines.getStartPosition(lines.getLineNumber(at))) + 1;
        }
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        InMemory(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }
}
