package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class AsyncOnDefaultExecutor implements MethodRule {

    private static final String BEAN = "org.springframework.context.annotation.Bean";

    /** A scheduler is an executor of tasks as well, whatever its bean is declared as. */
    private static final Set<String> EXECUTORS =
            Set.of("java.util.concurrent.Executor", "org.springframework.scheduling.TaskScheduler");

    private static final String CONFIGURER = "org.springframework.scheduling.annotation.AsyncConfigurer";

    private static final String ENABLES = "org.springframework.scheduling.annotation.EnableAsync";

    private static final String NONE =
            "@Async names no executor and the application configures none: Spring Boot's default has 8 threads and a queue"
                    + " without a limit, so that a slow partner fills the memory instead of being noticed. Configure pool"
                    + " size and queue capacity.";

    private static final String SEVERAL =
            "@Async names no executor, and of the application's several executors none is @Primary or called taskExecutor:"
                    + " Spring then starts a new thread for every call, and nothing limits how many there are. Name one.";

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "@Async without an executor of its own runs on Spring's default, whose queue has no limit.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        return SpringAnnotations.async(inspection, method)
                .filter(async -> isUnnamed(async) && method.writtenIn().isEmpty())
                .filter(async -> !method.key().isConstructor() && !hasOwnExecutor(inspection))
                .map(async -> Problem.at(method)
                        .severity(isTurnedOnElsewhere(inspection) ? Severity.INFO : Severity.MEDIUM)
                        .message(executors(inspection).isEmpty() ? NONE : SEVERAL)
                        .remedy(Remedy.recipe("ConfigureBoundedExecutor", 0)));
    }

    /** Where the application does not turn {@code @Async} on, a library of its makers does, and may well bring the executor. */
    private static boolean isTurnedOnElsewhere(Inspection inspection) {
        return !inspection.traffic().isOpen()
                && inspection.types().noneMatch(type -> type.annotation(ENABLES).isPresent());
    }

    private static boolean isUnnamed(AnnotationFact async) {
        return async.text("value").filter(name -> !name.isEmpty()).isEmpty();
    }

    /** One executor bean is used for all; of several only the one called taskExecutor, or none. */
    private static boolean hasOwnExecutor(Inspection inspection) {
        Map<String, String> settings = inspection.program().facts().settings();
        List<MethodFact> executors = executors(inspection);
        return settings.containsKey("spring.task.execution.pool.queue-capacity")
                || "true".equals(settings.get("spring.threads.virtual.enabled"))
                || inspection.types().anyMatch(type -> inspection.isSubtype(type.name(), CONFIGURER))
                || executors.size() == 1
                || executors.stream().anyMatch(AsyncOnDefaultExecutor::isDefault);
    }

    private static List<MethodFact> executors(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> method.annotation(BEAN).isPresent())
                .filter(method -> EXECUTORS.stream()
                        .anyMatch(type -> inspection.isSubtype(method.key().returnType(), type)))
                .toList();
    }

    private static boolean isDefault(MethodFact bean) {
        return bean.key().name().equals("taskExecutor")
                || bean.annotation("org.springframework.context.annotation.Primary")
                        .isPresent()
                || bean.annotation(BEAN)
                        .filter(b -> b.texts("name").contains("taskExecutor")
                                || b.texts("value").contains("taskExecutor"))
                        .isPresent();
    }
}
