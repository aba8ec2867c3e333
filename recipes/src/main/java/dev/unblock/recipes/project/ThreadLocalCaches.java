package dev.unblock.recipes.project;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.EnclosingClass;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.TypeUtils;

/** Thread locals that make a value for each thread: with a thread for each request, they make one for each request. */
public final class ThreadLocalCaches {
    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    /** By class, the first of them there. */
    private final Map<String, Refusal> caches = new TreeMap<>();

    public void add(J.CompilationUnit file, ExecutionContext ctx) {
        new Scan().visit(file, ctx);
    }

    /** The first, by class, that lies in none of these. */
    public Optional<Refusal> firstBeside(Collection<String> types) {
        return caches.entrySet().stream()
                .filter(entry -> !types.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private final class Scan extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.VariableDeclarations.NamedVariable visitVariable(
                J.VariableDeclarations.NamedVariable variable, ExecutionContext ctx) {
            if (makesItsValue(variable.getInitializer())) {
                String path = getCursor()
                        .firstEnclosingOrThrow(SourceFile.class)
                        .getSourcePath()
                        .toString();
                String type = EnclosingClass.nameOf(getCursor());
                caches.putIfAbsent(
                        type,
                        new Refusal(
                                Hazard.H4,
                                variable.getSimpleName() + " in " + path.replace('\\', '/')
                                        + " keeps a value for each thread, and each request would be a new one",
                                "make the value where it is used, or share one that is safe to share"));
            }
            return super.visitVariable(variable, ctx);
        }

        private static boolean makesItsValue(@Nullable Expression value) {
            boolean made = value instanceof J.NewClass created && created.getBody() != null
                    || value instanceof J.MethodInvocation call
                            && call.getSimpleName().equals("withInitial");
            return made && TypeUtils.isAssignableTo(THREAD_LOCAL, value.getType());
        }
    }
}
