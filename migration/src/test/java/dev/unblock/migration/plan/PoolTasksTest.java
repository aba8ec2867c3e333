package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans for tasks that a pool's thread waits in. */
final class PoolTasksTest {

    private static final String RETRY = """
            @Component
            public class Retry {
                private final RestTemplate rest = new RestTemplate();

                public void again() {
                    java.util.concurrent.CompletableFuture.runAsync(() -> {
                        try {
                            Thread.sleep(5000);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        count();
                    });
                }

                private void count() {}
            }
            """;

    private static final String PRICES = """
            @Component
            public class Prices {
                private final org.springframework.web.client.RestClient rest =
                        org.springframework.web.client.RestClient.create("http://prices");

                public java.util.concurrent.CompletableFuture<Prices> find(java.util.concurrent.Executor executor) {
                    return java.util.concurrent.CompletableFuture.supplyAsync(
                            () -> rest.get().uri("/").retrieve().body(Prices.class), executor);
                }
            }
            """;

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder);
    }

    @Test
    void startsTasksLaterThatOnlySleep() {
        application.with(RETRY);

        assertThat(steps(plan()))
                .filteredOn(step -> step.recipe().equals("SleepToDelay"))
                .singleElement()
                .satisfies(step -> assertThat(step.targets()).containsExactly("shop.Retry#again()"));
        assertThat(steps(plan())).extracting(Step::recipe).doesNotContain("UseNamedExecutor");
    }

    @Test
    void leavesTasksThatGoOnToWait() {
        application.with(RETRY.replace("count();\n", "rest.delete(\"http://a\");\n"));

        assertThat(steps(plan())).extracting(Step::recipe).doesNotContain("SleepToDelay");
    }

    @Test
    void usesTheAsynchronousClientInTasksThatOnlyCallIt() {
        application.with(PRICES);

        assertThat(steps(plan()))
                .filteredOn(step -> step.recipe().equals("RestClientToWebClientFuture"))
                .singleElement()
                .satisfies(step -> assertThat(step.targets()).containsExactly("shop.Prices#find(Executor)"));
    }

    @Test
    void namesTheExecutorWhereABeanCanBeGivenIt() {
        application.with(RETRY.replace("count();\n", "rest.delete(\"http://a\");\n"));

        assertThat(steps(plan())).extracting(Step::recipe).contains("AddBoundedExecutorBean", "UseNamedExecutor");
    }

    @Test
    void saysThatNobodyGivesAnExecutorToWhatIsNoBean() {
        application.with(
                RETRY.replace("count();\n", "rest.delete(\"http://a\");\n").replace("@Component", ""));

        Plan plan = plan();
        assertThat(steps(plan)).extracting(Step::recipe).doesNotContain("AddBoundedExecutorBean", "UseNamedExecutor");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.recipe().equals("UseNamedExecutor"))
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.evidence()).contains("is in no bean that could be given the executor"));
    }

    @Test
    void promisesNoExecutorThatSpringCouldNotTellFromItsOwn() throws IOException {
        application
                .with(RETRY.replace("count();\n", "rest.delete(\"http://a\");\n"))
                .withLibrary("package old; public class Context {}");
        Path old = application.root().resolve("lib/spring-context-6.1.21.jar");
        Files.copy(application.root().resolve("lib/Context.jar"), old);

        Plan plan = Plans.of(
                application,
                Stream.concat(application.classPath().stream(), Stream.of(old)).toList());
        assertThat(steps(plan)).extracting(Step::recipe).doesNotContain("AddBoundedExecutorBean", "UseNamedExecutor");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.recipe().equals("UseNamedExecutor"))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.evidence()).contains("before Spring 6.2"));
    }

    @Test
    void leavesPoolsUnboundedThatAnEventLoopFeeds() {
        application.with("""
                public class Feed extends io.netty.channel.SimpleChannelInboundHandler<String> {
                    private final java.util.concurrent.ExecutorService pool =
                            java.util.concurrent.Executors.newFixedThreadPool(4);

                    @Override
                    protected void channelRead0(io.netty.channel.ChannelHandlerContext context, String message) {
                        pool.execute(() -> System.out.println(message));
                    }
                }
                """);

        Plan plan = plan();
        assertThat(steps(plan)).extracting(Step::recipe).doesNotContain("BoundExecutorFactory");
        assertThat(plan.refusals())
                .filteredOn(refusal -> refusal.recipe().equals("BoundExecutorFactory"))
                .extracting(Refusal::hazard)
                .containsExactly("H26");
    }

    @Test
    void leavesPoolsUnboundedThatAnEventLoopOfAnotherClassFeeds() {
        application.with("""
                public class Pools {
                    public static java.util.concurrent.ExecutorService workers() {
                        return java.util.concurrent.Executors.newFixedThreadPool(4);
                    }
                }
                """);
        application.with("""
                public class Feed extends io.netty.channel.SimpleChannelInboundHandler<String> {
                    private final java.util.concurrent.ExecutorService pool = Pools.workers();

                    @Override
                    protected void channelRead0(io.netty.channel.ChannelHandlerContext context, String message) {
                        pool.execute(() -> System.out.println(message));
                    }
                }
                """);

        assertThat(plan().refusals())
                .filteredOn(refusal -> refusal.recipe().equals("BoundExecutorFactory"))
                .extracting(Refusal::hazard, Refusal::method)
                .containsExactly(tuple("H26", "shop.Pools#workers()"));
    }

    private Plan plan() {
        return Plans.of(application);
    }
}
