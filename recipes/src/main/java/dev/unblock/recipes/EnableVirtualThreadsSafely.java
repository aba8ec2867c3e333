package dev.unblock.recipes;

import dev.unblock.recipes.project.BootModule;
import dev.unblock.recipes.project.CarrierPins;
import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.web.VirtualThreadFacts;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;

/**
 * Lets Spring Boot answer requests on virtual threads, and keeps the limits of the pools that go with it.
 *
 * <pre>
 * application.properties:
 * + spring.threads.virtual.enabled=true
 * + spring.task.execution.simple.concurrency-limit=200
 * </pre>
 *
 * Nothing is removed. {@code server.tomcat.threads.max} limits requests no longer: what is scarce, such as connections
 * and partners, has to be limited by itself. Refuses (H25) before Spring Boot 3.2 and Java 21, without a servlet
 * container, where somebody has switched them off, and before Java 24 where code may wait inside {@code synchronized} or
 * native code; and several scheduled methods that would overlap (H9): those of one kind, fixed delays or triggers, still
 * come one after the other on a scheduler that runs one at a time.
 */
public final class EnableVirtualThreadsSafely extends ScanningRecipe<VirtualThreadFacts> {
    private static final String ENABLED = "spring.threads.virtual.enabled";
    private static final String LIMIT = "spring.task.execution.simple.concurrency-limit";
    private static final String POOL_SIZE = "spring.task.execution.pool.max-size";
    private static final String JOB_THREADS = "spring.task.scheduling.pool.size";
    private static final String JOB_LIMIT = "spring.task.scheduling.simple.concurrency-limit";
    private static final int FIRST = 21;

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Concurrency limit",
            description = "How many tasks Spring's executor may run at once, where its pool had no limit.",
            example = "200")
    private final @Nullable Integer concurrencyLimit;

    @Option(
            displayName = "Java release",
            description = "The release that the application is built for, where the build does not tell.",
            example = "21",
            required = false)
    private final @Nullable Integer javaRelease;

    @Option(
            displayName = "Package",
            description = "Only the application whose application class is in this package.",
            example = "com.shop",
            required = false)
    private final @Nullable String packageName;

    @Option(
            displayName = "Source root",
            description =
                    "Only the application whose application class is below this folder, where several share a package.",
            example = "shop/src/main/java",
            required = false)
    private final @Nullable String sourceRoot;

    @Option(
            displayName = "Harmless calls",
            description =
                    "Methods and constructors of which it is known that they do not wait, so that synchronized code may"
                            + " call them.",
            example = "com.shop.Orders#count",
            required = false)
    private final @Nullable List<String> harmlessCalls;

    public EnableVirtualThreadsSafely(
            @Nullable Integer concurrencyLimit,
            @Nullable Integer javaRelease,
            @Nullable String packageName,
            @Nullable String sourceRoot,
            @Nullable List<String> harmlessCalls) {
        this.concurrencyLimit = concurrencyLimit;
        this.javaRelease = javaRelease;
        this.packageName = packageName;
        this.sourceRoot = sourceRoot;
        this.harmlessCalls = harmlessCalls;
    }

    @Override
    public String getDisplayName() {
        return "Answer requests on virtual threads";
    }

    @Override
    public String getDescription() {
        return "Sets `spring.threads.virtual.enabled` where the Java release and Spring Boot support it and no wait pins a carrier thread.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Options.positive("concurrencyLimit", concurrencyLimit));
    }

    @Override
    public VirtualThreadFacts getInitialValue(ExecutionContext ctx) {
        return new VirtualThreadFacts(harmlessCalls == null ? List.of() : harmlessCalls);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(VirtualThreadFacts facts) {
        return facts.scanner();
    }

    @Override
    public Collection<? extends SourceFile> generate(VirtualThreadFacts facts, ExecutionContext ctx) {
        facts.settings().modules().stream().filter(this::isMeant).forEach(module -> refusal(facts, module)
                .ifPresent(refused -> refusals.refuse(ctx, refused.path(), refused.line(), refused.why())));
        return facts.settings().newFiles(module -> wanted(facts, module), ctx);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(VirtualThreadFacts facts) {
        return facts.settings().editor(module -> wanted(facts, module));
    }

    private boolean isMeant(BootModule module) {
        return module.isApplication()
                && !module.usesVirtualThreads()
                && module.holds(packageName)
                && module.isIn(null, sourceRoot);
    }

    private Map<String, String> wanted(VirtualThreadFacts facts, BootModule module) {
        Map<String, String> wanted = new LinkedHashMap<>();
        if (!isMeant(module) || refusal(facts, module).isPresent()) {
            return wanted;
        }
        wanted.put(ENABLED, "true");
        if (module.executors().isEmpty()) {
            wanted.put(
                    LIMIT,
                    module.value(POOL_SIZE).filter(size -> size.matches("\\d+")).orElse("" + concurrencyLimit));
        }
        if (facts.jobs(module) > 0) {
            wanted.put(JOB_LIMIT, "1");
        }
        wanted.keySet().removeIf(module::has);
        return wanted;
    }

    /** Where it was seen, and what. */
    private record Refused(String path, int line, Refusal why) {}

    private Optional<Refused> refusal(VirtualThreadFacts facts, BootModule module) {
        if (module.isShared()) {
            return Optional.of(new Refused(
                    module.applicationFile(),
                    1,
                    refusal(
                            "several applications are in this module and share its settings",
                            "set it in a profile of the one that serves requests, or part them")));
        }
        int release = javaRelease == null ? facts.release(module).orElse(0) : javaRelease;
        return platform(facts.libraries(module), release, module)
                .map(why -> new Refused(module.applicationFile(), 1, why))
                .or(() -> settings(facts, module))
                .or(() -> release < CarrierPins.UNPINNED ? pin(facts, module) : Optional.empty());
    }

    private static Optional<Refusal> platform(Libraries libraries, int release, BootModule module) {
        if (!libraries.isAtLeast("spring-boot", 3, 2).orElse(false)) {
            String version = libraries.version("spring-boot").orElse("of an unknown version");
            return Optional.of(
                    refusal("Spring Boot is " + version + " and may not know " + ENABLED, "move to Spring Boot 3.2"));
        }
        if (release < FIRST) {
            String known = release == 0 ? "an unknown release" : "release " + release;
            return Optional.of(refusal("the application is built for " + known + " of Java", "build it for Java 21"));
        }
        if (!libraries.has("spring-webmvc")) {
            return Optional.of(refusal(
                    "no Spring MVC is known in " + module.applicationPackage()
                            + ": without it requests hold no threads, and virtual threads do not keep the JVM alive",
                    "give the class path if it comes with another library, else there is nothing to do for requests"));
        }
        return Optional.empty();
    }

    private static Optional<Refused> settings(VirtualThreadFacts facts, BootModule module) {
        if (module.has(ENABLED)) {
            return Optional.of(new Refused(
                    module.file().orElse(module.applicationFile()),
                    1,
                    refusal(
                            ENABLED + " is " + module.value(ENABLED).orElse("") + " already",
                            "find out why, and remove the setting")));
        }
        boolean queue = facts.queueWhereOneRuns(module)
                && module.value(JOB_THREADS).orElse("1").equals("1");
        if (facts.jobs(module) > 1 && !queue && !module.has(JOB_LIMIT)) {
            return Optional.of(new Refused(
                    module.applicationFile(),
                    1,
                    new Refusal(
                            Hazard.H9,
                            facts.jobs(module) + " scheduled methods share the scheduler's threads and would overlap",
                            "set " + JOB_LIMIT + " to what they can bear")));
        }
        return Optional.empty();
    }

    private static Optional<Refused> pin(VirtualThreadFacts facts, BootModule module) {
        return CarrierPins.oldDriver(facts.libraries(module))
                .map(why -> new Refused(module.applicationFile(), 1, why))
                .or(() -> facts.pins().first().map(pin -> new Refused(pin.path(), pin.line(), pin.refusal())));
    }

    private static Refusal refusal(String evidence, String whatWouldUnblock) {
        return new Refusal(Hazard.H25, evidence, whatWouldUnblock);
    }
}
