package dev.unblock.recipes.project;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Parser;
import org.openrewrite.SourceFile;
import org.openrewrite.java.JavaParser;

/** Text of a new class, made into a source file. Types of libraries are given to the compiler as small stubs. */
public record NewSource(SourceRoot root, String packageName, String className, String text) {

    public SourceFile parse(ExecutionContext ctx, String... stubs) {
        Path path = root.file(packageName, className);
        SourceFile parsed = JavaParser.fromJavaVersion()
                .dependsOn(stubs)
                .build()
                .parseInputs(List.of(Parser.Input.fromString(path, text, StandardCharsets.UTF_8)), null, ctx)
                .findFirst()
                .orElseThrow();
        return parsed.withMarkers(root.markers());
    }
}
