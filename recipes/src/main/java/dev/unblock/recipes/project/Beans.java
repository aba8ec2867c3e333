package dev.unblock.recipes.project;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.java.tree.TypeUtils;

/** The Spring beans that the sources show: stereotyped classes and {@code @Bean} methods. */
public final class Beans {
    private static final Set<String> STEREOTYPES = Set.of(
            "Component",
            "Service",
            "Repository",
            "Controller",
            "RestController",
            "Configuration",
            "FeignClient",
            "HttpExchange",
            "Mapper");

    private static final Set<String> SCHEDULERS =
            Set.of("TaskScheduler", "ThreadPoolTaskScheduler", "ConcurrentTaskScheduler", "ScheduledExecutorService");

    private final Set<String> types = new HashSet<>();
    private final Set<String> names = new TreeSet<>();

    void add(J.ClassDeclaration type) {
        if (!isStereotyped(type) || type.getType() == null) {
            return;
        }
        addWithSupertypes(type.getType());
        type.getLeadingAnnotations().stream()
                .flatMap(annotation -> strings(annotation).stream())
                .forEach(names::add);
    }

    void add(J.MethodDeclaration method) {
        Optional<J.Annotation> bean = beanAnnotation(method);
        if (bean.isEmpty()) {
            return;
        }
        if (method.getMethodType() != null
                && method.getMethodType().getReturnType() instanceof JavaType.FullyQualified type) {
            types.add(type.getFullyQualifiedName());
        }
        List<String> given = strings(bean.get());
        names.addAll(given.isEmpty() ? List.of(method.getSimpleName()) : given);
    }

    public boolean hasName(String name) {
        return names.contains(name);
    }

    public boolean isBean(JavaType.FullyQualified type) {
        return types.contains(type.getFullyQualifiedName())
                || TypeUtils.isAssignableTo("org.springframework.data.repository.Repository", type);
    }

    static Optional<J.Annotation> beanAnnotation(J.MethodDeclaration method) {
        return method.getLeadingAnnotations().stream()
                .filter(annotation -> annotation.getSimpleName().equals("Bean"))
                .findFirst();
    }

    /** A {@code @Bean} method that makes an executor. */
    static boolean isExecutorBean(J.MethodDeclaration method) {
        return beanAnnotation(method).isPresent()
                && method.getReturnTypeExpression() != null
                && TypeUtils.isAssignableTo(
                        "java.util.concurrent.Executor",
                        method.getReturnTypeExpression().getType());
    }

    /** A {@code @Bean} method that makes what runs scheduled methods, in every environment: Spring Boot makes none beside it. */
    public static boolean isScheduler(J.MethodDeclaration method) {
        TypeTree made = method.getReturnTypeExpression();
        return beanAnnotation(method).isPresent()
                && method.getLeadingAnnotations().stream().noneMatch(Beans::isCondition)
                && made != null
                && (made instanceof J.Identifier name && SCHEDULERS.contains(name.getSimpleName())
                        || TypeUtils.isAssignableTo("org.springframework.scheduling.TaskScheduler", made.getType())
                        || TypeUtils.isAssignableTo("java.util.concurrent.ScheduledExecutorService", made.getType()));
    }

    /** Whether the annotation says that a bean is not there always. */
    public static boolean isCondition(J.Annotation annotation) {
        return annotation.getSimpleName().equals("Profile")
                || annotation.getSimpleName().startsWith("Conditional");
    }

    /** A bean that is no default candidate leaves the default executor in place. */
    static boolean isBesideTheDefault(J.MethodDeclaration method) {
        return beanAnnotation(method).stream()
                .flatMap(annotation ->
                        annotation.getArguments() == null ? Stream.empty() : annotation.getArguments().stream())
                .anyMatch(argument -> argument instanceof J.Assignment assignment
                        && assignment.getVariable() instanceof J.Identifier name
                        && name.getSimpleName().equals("defaultCandidate")
                        && J.Literal.isLiteralValue(assignment.getAssignment(), false));
    }

    private static boolean isStereotyped(J.ClassDeclaration type) {
        return type.getLeadingAnnotations().stream()
                .anyMatch(annotation -> STEREOTYPES.contains(annotation.getSimpleName())
                        || annotation.getType() instanceof JavaType.FullyQualified named
                                && named.getAnnotations().stream()
                                        .anyMatch(a -> a.getClassName().equals("Component")));
    }

    private void addWithSupertypes(JavaType.FullyQualified type) {
        types.add(type.getFullyQualifiedName());
        type.getInterfaces().forEach(this::addWithSupertypes);
        if (type.getSupertype() != null
                && !type.getSupertype().getFullyQualifiedName().equals("java.lang.Object")) {
            addWithSupertypes(type.getSupertype());
        }
    }

    /** The text values of {@code value} and {@code name}. */
    private static List<String> strings(J.Annotation annotation) {
        List<Expression> arguments = annotation.getArguments() == null ? List.of() : annotation.getArguments();
        return arguments.stream().flatMap(Beans::strings).toList();
    }

    private static Stream<String> strings(Expression argument) {
        if (argument instanceof J.Assignment assignment) {
            boolean named = assignment.getVariable() instanceof J.Identifier attribute
                    && Set.of("value", "name").contains(attribute.getSimpleName());
            return named ? strings(assignment.getAssignment()) : Stream.empty();
        }
        if (argument instanceof J.NewArray array && array.getInitializer() != null) {
            return array.getInitializer().stream().flatMap(Beans::strings);
        }
        return argument instanceof J.Literal literal && literal.getValue() instanceof String text
                ? Stream.of(text)
                : Stream.empty();
    }
}
