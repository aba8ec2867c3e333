package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.ProjectScan;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What a project has around its request handlers, module by module, as far as asynchronous answers concern it. */
public final class WebLayer {
    private static final String MVC_SUPPORT =
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport";
    private final Project project = new Project();
    private final Map<String, Refusal> obstacles = new TreeMap<>();
    private final Set<String> withExecutor = new TreeSet<>();
    private final Set<String> replaced = new TreeSet<>();
    private final Set<String> checked;
    private boolean logContext;

    /** What stands around the handlers, but for these classes, of which more is known. */
    public WebLayer(Collection<String> checked) {
        this.checked = Set.copyOf(checked);
    }

    public Project project() {
        return project;
    }

    /** Whether more is known of the class than a look at it tells. */
    boolean isChecked(String type) {
        return checked.contains(type);
    }

    /** What stands around the handlers of this file's module and expects them to be done when they return. */
    public Optional<Refusal> refusal(SourceFile file) {
        return Optional.ofNullable(obstacles.get(module(file)));
    }

    /** Without an executor of its own Spring starts one thread per request, or shares eight of them. */
    public Optional<Refusal> withoutExecutor(SourceFile file) {
        return withExecutor.contains(module(file))
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Hazard.H24, "no bounded executor is set for request handling", "run AddMvcTaskExecutor first"));
    }

    /** Whether the module of this folder sets an executor for request handling itself. */
    public boolean hasExecutor(SourceRoot root) {
        return withExecutor.contains(root.project().orElse(""));
    }

    /** Whether the module of this folder leaves no room for configurers of Spring MVC. */
    public boolean replacesMvc(SourceRoot root) {
        return replaced.contains(root.project().orElse(""));
    }

    /** Whether the project puts something into the context of its log lines. */
    public boolean hasLogContext() {
        return logContext;
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
        return new Scan(this);
    }

    private static String module(SourceFile file) {
        return SourceRoot.project(file).orElse("");
    }

    private static final class Scan extends JavaIsoVisitor<ExecutionContext> {
        private final WebLayer layer;
        private final ProjectScan project;
        private String module = "";
        private boolean test;

        private Scan(WebLayer layer) {
            this.layer = layer;
            this.project = new ProjectScan(layer.project);
        }

        @Override
        public @Nullable J visit(@Nullable Tree tree, ExecutionContext ctx) {
            if (tree instanceof J.CompilationUnit file) {
                project.visit(file, ctx);
                module = module(file);
                test = SourceRoot.isTest(file);
            }
            return super.visit(tree, ctx);
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            JavaType.FullyQualified named = type.getType();
            if (!test && named != null && !layer.isChecked(named.getFullyQualifiedName())) {
                around(type, named).ifPresent(refusal -> layer.obstacles.putIfAbsent(module, refusal));
                if (is(named, MVC_SUPPORT)) {
                    layer.replaced.add(module);
                }
            }
            return super.visitClassDeclaration(type, ctx);
        }

        @Override
        public J.Import visitImport(J.Import named, ExecutionContext ctx) {
            layer.logContext |= !test && named.getTypeName().equals("org.slf4j.MDC");
            return named;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            J.MethodDeclaration method = getCursor().firstEnclosing(J.MethodDeclaration.class);
            boolean sets = call.getSimpleName().equals("setTaskExecutor")
                    && method != null
                    && method.getSimpleName().equals("configureAsyncSupport");
            if (sets && !test) {
                layer.withExecutor.add(module);
            }
            return super.visitMethodInvocation(call, ctx);
        }

        private static Optional<Refusal> around(J.ClassDeclaration type, JavaType.FullyQualified named) {
            String name = type.getSimpleName();
            if (has(type, "Aspect")) {
                return Optional.of(new Refusal(
                        Hazard.H17,
                        "the aspect " + name + " may work around handlers, which would return before their work begins",
                        "point the aspect at the methods that do the work"));
            }
            if (is(named, "org.aopalliance.intercept.MethodInterceptor")) {
                return Optional.of(new Refusal(
                        Hazard.H17,
                        name + " may work around handlers, which would return before their work begins",
                        "point it at the methods that do the work"));
            }
            if (Interceptors.isOne(named)) {
                return Interceptors.isFit(type)
                        ? Optional.empty()
                        : web(name + " intercepts requests and would be called twice for each");
            }
            if (is(named, "org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice")
                    || is(named, "org.springframework.web.method.support.HandlerMethodReturnValueHandler")) {
                return web(name + " handles results by their handler, which is another method later");
            }
            if (is(named, MVC_SUPPORT)) {
                return web(name + " replaces the configuration of Spring MVC");
            }
            if (isControllerAdvice(type) && CallableHandlers.hasModelAttributes(named)) {
                return web(name + " prepares a model, which would be prepared twice");
            }
            boolean filter = is(named, "jakarta.servlet.Filter") || is(named, "javax.servlet.Filter");
            return filter && FilterWork.afterTheChain(type)
                    ? web(name + " does something after the request, which would be before its answer")
                    : filter && LoginFilters.logsIn(type) && !LoginFilters.coverDispatches(type)
                            ? Optional.of(new Refusal(
                                    Hazard.H3,
                                    name + " logs users in and may not do so when the answer is dispatched",
                                    "run LoginFilterCoversAsyncDispatch first"))
                            : Optional.empty();
        }

        private static boolean isControllerAdvice(J.ClassDeclaration type) {
            return has(type, "ControllerAdvice") || has(type, "RestControllerAdvice");
        }

        private static boolean has(J.ClassDeclaration type, String annotation) {
            return type.getLeadingAnnotations().stream()
                    .anyMatch(a -> a.getSimpleName().equals(annotation));
        }

        private static boolean is(JavaType.FullyQualified type, String wanted) {
            return TypeUtils.isAssignableTo(wanted, type);
        }

        private static Optional<Refusal> web(String evidence) {
            return Optional.of(new Refusal(
                    Hazard.H14, evidence, "make it fit for asynchronous dispatches by hand, then run this again"));
        }
    }
}
