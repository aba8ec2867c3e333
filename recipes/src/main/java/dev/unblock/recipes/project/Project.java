package dev.unblock.recipes.project;

import dev.unblock.recipes.tree.MethodTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** What a scan of the whole project remembers: where its classes are, and which methods each declares. */
public final class Project {
    private final Map<String, SourceRoot> roots = new TreeMap<>();
    private final Map<String, List<Declared>> classes = new HashMap<>();

    private final Set<String> constructed = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> calledBeside = new HashSet<>();
    private final Set<String> linked = new HashSet<>();

    private final Beans beans = new Beans();
    private final Libraries libraries = new Libraries();

    /** One class as it stands in the sources. */
    public record Declared(J.ClassDeclaration tree, J.CompilationUnit file) {
        /** A piece of its code as it is written, without what stands before it. */
        public String source(@Nullable J code) {
            return code == null ? "" : code.printTrimmed(new Cursor(new Cursor(null, Cursor.ROOT_VALUE), file));
        }

        /** The place of one of its methods. */
        public Cursor at(J.MethodDeclaration method) {
            Cursor type = new Cursor(new Cursor(new Cursor(null, Cursor.ROOT_VALUE), file), tree);
            return new Cursor(new Cursor(type, tree.getBody()), method);
        }
    }

    public Beans beans() {
        return beans;
    }

    public Libraries libraries() {
        return libraries;
    }

    void add(J.CompilationUnit file) {
        libraries.add(file);
        SourceRoot root = SourceRoot.of(file);
        roots.putIfAbsent(root.path().toString(), root);
        file.getClasses().forEach(type -> add(type, file));
    }

    private void add(J.ClassDeclaration type, J.CompilationUnit file) {
        if (type.getType() != null) {
            classes.computeIfAbsent(type.getType().getFullyQualifiedName(), k -> new ArrayList<>())
                    .add(new Declared(type, file));
        }
        type.getBody().getStatements().stream()
                .filter(J.ClassDeclaration.class::isInstance)
                .map(J.ClassDeclaration.class::cast)
                .forEach(nested -> add(nested, file));
    }

    void addConstructed(String qualifiedName) {
        constructed.add(qualifiedName);
    }

    void addCalled(JavaType.Method method) {
        called.add(MethodTarget.of(method).toString());
    }

    /** A call by the same object, in the class that declares the method. */
    void addCalledBeside(JavaType.Method method) {
        calledBeside.add(MethodTarget.of(method).toString());
    }

    /** A call that only makes the address of a handler. */
    void addLinked(JavaType.Method method) {
        linked.add(MethodTarget.of(method).toString());
    }

    /** Whether some code makes its own instance of the class, as tests do. */
    public boolean isConstructed(String qualifiedName) {
        return constructed.contains(qualifiedName);
    }

    /** Whether code calls it, or links to it. */
    public boolean isCalled(MethodTarget method) {
        return isCalledElsewhere(method) || isCalledBeside(method) || linked.contains(method.toString());
    }

    /** Whether code calls it that is not of the same class and object, and does not only make a link of the call. */
    public boolean isCalledElsewhere(MethodTarget method) {
        return called.contains(method.toString());
    }

    /** Whether other methods of its class call it. */
    public boolean isCalledBeside(MethodTarget method) {
        return calledBeside.contains(method.toString());
    }

    public Optional<Declared> find(String qualifiedName) {
        return classes.getOrDefault(qualifiedName, List.of()).stream().findFirst();
    }

    /** Names of the classes and interfaces that stand directly below this one, sorted. */
    public List<String> below(String qualifiedName) {
        return classes.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .map(found -> found.tree().getType())
                        .anyMatch(type -> type != null && isDirectlyBelow(type, qualifiedName)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean isDirectlyBelow(JavaType.FullyQualified type, String above) {
        return Stream.concat(Stream.ofNullable(type.getSupertype()), type.getInterfaces().stream())
                .anyMatch(direct -> direct.getFullyQualifiedName().equals(above));
    }

    public boolean declares(MethodTarget method) {
        return declaration(method).isPresent();
    }

    public Optional<J.MethodDeclaration> declaration(MethodTarget method) {
        return find(method.owner()).flatMap(found -> methods(found.tree()).stream()
                .filter(candidate -> method.matches(candidate.getMethodType()))
                .findFirst());
    }

    public static List<J.MethodDeclaration> methods(J.ClassDeclaration type) {
        return type.getBody().getStatements().stream()
                .filter(J.MethodDeclaration.class::isInstance)
                .map(J.MethodDeclaration.class::cast)
                .toList();
    }

    /** The class with this simple name that code of the file can see: the one of its own module. */
    public Optional<JavaType.FullyQualified> visible(String simpleName, J.CompilationUnit from) {
        Optional<String> project = SourceRoot.project(from);
        return classes.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + simpleName))
                .flatMap(entry -> entry.getValue().stream())
                .filter(found -> SourceRoot.project(found.file()).equals(project))
                .map(found -> found.tree().getType())
                .min((a, b) -> a.getFullyQualifiedName().compareTo(b.getFullyQualifiedName()));
    }

    /** The source folder for a new class: the named one, else the main folder that holds the nearest package. */
    public Optional<SourceRoot> rootFor(String packageName, Optional<String> wanted) {
        if (wanted.isPresent()) {
            String path = Path.of(wanted.get()).toString();
            return Optional.ofNullable(roots.get(path)).or(() -> anyRoot().map(root -> root.at(wanted.get())));
        }
        return classes.values().stream()
                .flatMap(List::stream)
                .map(Declared::file)
                .filter(file -> isNear(SourceRoot.packageName(file), packageName) && !SourceRoot.isTest(file))
                .min(Comparator.comparingInt(
                                (J.CompilationUnit file) -> distance(SourceRoot.packageName(file), packageName))
                        .thenComparing(SourceRoot::of, SourceRoot.BEST_FIRST))
                .map(SourceRoot::of)
                .or(this::anyRoot);
    }

    /** Packages below a package lie in its module sooner than those above it, which may be another module's. */
    private static int distance(String existing, String wanted) {
        int longer = existing.length() - wanted.length();
        return longer >= 0 ? longer : Integer.MAX_VALUE / 2 - longer;
    }

    private static boolean isNear(String existing, String wanted) {
        return existing.equals(wanted) || existing.startsWith(wanted + ".") || wanted.startsWith(existing + ".");
    }

    private Optional<SourceRoot> anyRoot() {
        return roots.values().stream().filter(root -> !root.holdsTests()).min(SourceRoot.BEST_FIRST);
    }
}
