package dev.unblock.recipes.project;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.marker.JavaVersion;
import org.openrewrite.java.tree.J;
import org.openrewrite.marker.Markers;

/** A folder of Java sources and the markers that a new file in it gets. */
public record SourceRoot(Path path, Optional<String> project, boolean holdsTests, Markers markers) {
    /** Short, main code first: the order in which a place for new code is looked for. */
    static final Comparator<SourceRoot> BEST_FIRST = Comparator.comparing(SourceRoot::holdsTests)
            .thenComparing(root -> root.path().toString());

    public static SourceRoot of(J.CompilationUnit file) {
        Path folder = file.getSourcePath().getParent();
        Path root = folder == null ? Path.of("") : withoutPackage(folder, packageName(file));
        return new SourceRoot(root, project(file), isTest(file), markersOf(file));
    }

    public static String packageName(J.CompilationUnit file) {
        J.Package declared = file.getPackageDeclaration();
        return declared == null ? "" : declared.getPackageName();
    }

    public static Optional<String> project(SourceFile file) {
        return file.getMarkers().findFirst(JavaProject.class).map(JavaProject::getProjectName);
    }

    /** Test code is what its source set or, without one, its path says. */
    public static boolean isTest(SourceFile file) {
        return file.getMarkers()
                .findFirst(JavaSourceSet.class)
                .map(set -> !set.getName().equals("main"))
                .orElseGet(
                        () -> file.getSourcePath().toString().replace('\\', '/').contains("src/test/"));
    }

    public Path file(String packageName, String className) {
        return path.resolve(packageName.replace('.', '/')).resolve(className + ".java");
    }

    SourceRoot at(String otherPath) {
        return new SourceRoot(Path.of(otherPath), project, holdsTests, markers);
    }

    private static Path withoutPackage(Path folder, String packageName) {
        Path root = folder;
        String[] names = packageName.isEmpty() ? new String[0] : packageName.split("\\.");
        for (int i = names.length - 1; i >= 0 && root.endsWith(names[i]); i--) {
            root = root.getParent() == null ? Path.of("") : root.getParent();
        }
        return root;
    }

    private static Markers markersOf(SourceFile file) {
        Markers markers = Markers.EMPTY;
        for (var marker : file.getMarkers().getMarkers()) {
            boolean describesPlace =
                    marker instanceof JavaProject || marker instanceof JavaSourceSet || marker instanceof JavaVersion;
            markers = describesPlace ? markers.add(marker) : markers;
        }
        return markers.withId(Tree.randomId());
    }
}
