package dev.unblock.recipes.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;

/** The build files of a project, module by module. */
public final class BuildFiles {

    /** The starter that brings Spring's reactive client. */
    public static final String WEB_FLUX = "spring-boot-starter-webflux";

    private final Map<String, List<BuildFile>> modules = new TreeMap<>();

    public TreeVisitor<?, ExecutionContext> scanner() {
        return new TreeVisitor<Tree, ExecutionContext>() {
            @Override
            public @Nullable Tree visit(@Nullable Tree tree, ExecutionContext ctx) {
                if (tree instanceof SourceFile file) {
                    add(file);
                }
                return tree;
            }
        };
    }

    private void add(SourceFile file) {
        BuildFile.of(file).ifPresent(build -> modules.computeIfAbsent(BuildFile.folder(file), k -> new ArrayList<>())
                .add(build));
    }

    /** Those of the module in this folder, {@code .} for the root of the project. */
    public List<BuildFile> of(String folder) {
        return modules.getOrDefault(folder, List.of());
    }
}
