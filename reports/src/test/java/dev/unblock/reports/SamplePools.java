package dev.unblock.reports;

import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Pool;
import dev.unblock.model.Pool.Limit;
import dev.unblock.model.Pool.Origin;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pools of threads that the sample's work runs on. */
final class SamplePools {

    private static final Limit UNBOUNDED = new Limit(Pool.Bounds.UNBOUNDED, Optional.empty());

    private SamplePools() {}

    static List<Pool> pools() {
        CallPath.Frame made =
                SampleEntryPoints.frame("BookingService#availability(java.util.List)", "newCachedThreadPool");
        return List.of(
                new Pool(
                        made.method() + ": Executors.newCachedThreadPool()",
                        "made in BookingService.availability",
                        Origin.LOCAL,
                        ThreadContext.UNBOUNDED_POOL,
                        UNBOUNDED,
                        bounded(0),
                        Optional.of("Executors.newCachedThreadPool()"),
                        Optional.of(made.file()),
                        Optional.of(made.line()),
                        List.of(new Pool.HandOver(made.method(), made.file(), made.line() + 1)),
                        List.of(),
                        List.of(SampleFindings.pool().id())),
                new Pool(
                        "com.acme.trips.Executors#mailExecutor()",
                        "mailExecutor",
                        Origin.BEAN,
                        ThreadContext.BOUNDED_POOL,
                        bounded(4),
                        UNBOUNDED,
                        Optional.of("new ThreadPoolTaskExecutor()"),
                        Optional.of(SampleSources.file("Executors")),
                        Optional.of(18),
                        List.of(),
                        List.of(),
                        List.of()),
                ofFramework(
                        "taskScheduler",
                        "taskScheduler",
                        ThreadContext.SCHEDULER,
                        1,
                        UNBOUNDED,
                        "Spring Boot's taskScheduler",
                        SampleEntryPoints.IMPORT),
                ofFramework(
                        "web-server",
                        "Tomcat's request threads",
                        ThreadContext.REQUEST,
                        200,
                        bounded(100),
                        "Spring Boot's default",
                        SampleEntryPoints.AVAILABLE,
                        SampleEntryPoints.BOOK,
                        SampleEntryPoints.CREATE,
                        SampleEntryPoints.GET,
                        SampleEntryPoints.HEALTH,
                        SampleEntryPoints.INVOICE));
    }

    private static Pool ofFramework(
            String id,
            String name,
            ThreadContext thread,
            int threads,
            Limit queue,
            String made,
            EntryPoint... entryPoints) {
        return new Pool(
                id,
                name,
                Origin.FRAMEWORK,
                thread,
                bounded(threads),
                queue,
                Optional.of(made),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Stream.of(entryPoints).map(EntryPoint::id).sorted().toList(),
                SampleFindings.findings().stream()
                        .filter(finding -> finding.threads().contains(thread))
                        .map(Finding::id)
                        .toList());
    }

    private static Limit bounded(int number) {
        return new Limit(Pool.Bounds.BOUNDED, Optional.of(number));
    }
}
