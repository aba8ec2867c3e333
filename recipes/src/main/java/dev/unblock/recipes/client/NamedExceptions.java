package dev.unblock.recipes.client;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.Optional;
import java.util.TreeSet;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** Where a project names the exceptions of a client, which another client would not throw. */
public final class NamedExceptions {
    private final String packagePrefix;
    private final TreeSet<String> places = new TreeSet<>();

    public NamedExceptions(String packagePrefix) {
        this.packagePrefix = packagePrefix;
    }

    public JavaIsoVisitor<ExecutionContext> scan() {
        return new Scan(this);
    }

    public Optional<Refusal> whyNot() {
        return places.stream()
                .findFirst()
                .map(place -> new Refusal(
                        Hazard.H8,
                        "the project names an exception of the blocking client (" + place + ")",
                        "handle the exceptions of both clients there first"));
    }

    private void note(String type, J.CompilationUnit file) {
        places.add(type + " in " + file.getSourcePath().toString().replace('\\', '/'));
    }

    private static final class Scan extends JavaIsoVisitor<ExecutionContext> {
        private final NamedExceptions found;

        private Scan(NamedExceptions found) {
            this.found = found;
        }

        @Override
        public J.Import visitImport(J.Import imported, ExecutionContext ctx) {
            return imported;
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, ExecutionContext ctx) {
            if (name.getFieldType() == null
                    && name.getType() instanceof JavaType.FullyQualified type
                    && type.getFullyQualifiedName().startsWith(found.packagePrefix)
                    && type.getFullyQualifiedName().contains("Exception")) {
                found.note(type.getClassName(), getCursor().firstEnclosingOrThrow(J.CompilationUnit.class));
            }
            return name;
        }
    }
}
