package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.properties.Assertions.properties;

import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class EnableVirtualThreadsSafelyTest implements RewriteTest {
    private static final String BOTH_KINDS =
            "@Scheduled(fixedRate = 1) void a() {} @Scheduled(fixedDelay = 2) void b() {}";
    private static final JavaProject SHOP = new JavaProject(Tree.randomId(), "shop", null);

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new EnableVirtualThreadsSafely(200, 21, null, null, null))
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-boot-autoconfigure", "spring-context", "spring-core"));
    }

    private static SourceSpecs java(String text, String... libraries) {
        Map<String, List<JavaType.FullyQualified>> known = new TreeMap<>();
        for (String library : libraries) {
            known.put("org:" + library, List.of());
        }
        return java(text, known);
    }

    private static SourceSpecs java(String text, Map<String, List<JavaType.FullyQualified>> known) {
        JavaSourceSet main = new JavaSourceSet(Tree.randomId(), "main", List.of(), known);
        return org.openrewrite.java.Assertions.java(text, spec -> spec.markers(SHOP, main));
    }

    private static SourceSpecs application(String members, String... libraries) {
        return java("""
                package com.shop;

                import org.springframework.boot.autoconfigure.SpringBootApplication;
                import org.springframework.scheduling.annotation.Scheduled;

                @SpringBootApplication
                class Shop {
                    %s
                }
                """.formatted(members), libraries);
    }

    private static SourceSpecs application(String members) {
        return application(members, "spring-boot:3.5.7", "spring-webmvc:6.2.12");
    }

    private static SourceSpecs settings(String before, String after) {
        return properties(before, after, spec -> spec.path("src/main/resources/application.properties")
                .markers(SHOP));
    }

    private static SourceSpecs settings(String unchanged) {
        return properties(unchanged, spec -> spec.path("src/main/resources/application.properties")
                .markers(SHOP));
    }

    private void refuses(String hazard, String evidence, SourceSpecs... sources) {
        List<SourceSpecs> all = new ArrayList<>(List.of(sources));
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .anySatisfy(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.evidence()).contains(evidence);
                            assertThat(row.whatWouldUnblock()).isNotBlank();
                        })),
                all.toArray(new SourceSpecs[0]));
    }

    @DocumentExample
    @Test
    void switchesThemOnAndKeepsALimitForTasks() {
        rewriteRun(application(""), settings("server.port=80", """
                server.port=80
                spring.threads.virtual.enabled=true
                spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void keepsTheLimitThatThePoolHad() {
        rewriteRun(application(""), settings("spring.task.execution.pool.max-size=12", """
                spring.task.execution.pool.max-size=12
                spring.threads.virtual.enabled=true
                spring.task.execution.simple.concurrency-limit=12"""));
    }

    @Test
    void keepsOneScheduledMethodFromOverlappingItself() {
        rewriteRun(application("@Scheduled(fixedRate = 1000) void job() {}"), settings("a=b", """
                a=b
                spring.threads.virtual.enabled=true
                spring.task.execution.simple.concurrency-limit=200
                spring.task.scheduling.simple.concurrency-limit=1"""));
    }

    @Test
    void knowsAnApplicationThatSpellsItsAnnotationOut() {
        rewriteRun(java("""
                        package com.shop;

                        import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

                        @EnableAutoConfiguration
                        class Shop {
                            public static void main(String[] arguments) {}
                        }
                        """, "spring-boot:3.5.7", "spring-webmvc:6.2.12"), settings("a=b", """
                        a=b
                        spring.threads.virtual.enabled=true
                        spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void takesTheBuildFilesWordWhereTheClassPathIsNotKnown() {
        rewriteRun(
                application("", "spring-boot:3.5.7", "spring-webmvc:?", "mysql-connector-j:?"), settings("a=b", """
                a=b
                spring.threads.virtual.enabled=true
                spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void believesTheJarWhereTheBuildFileSaysAnotherVersion() {
        refuses(
                "H25",
                "Spring Boot is 3.1.0",
                java(
                        """
                        package com.shop;

                        import org.springframework.boot.autoconfigure.SpringBootApplication;

                        @SpringBootApplication
                        class Shop {}
                        """,
                        Libraries.of(
                                List.of(Path.of("spring-boot-3.1.0.jar"), Path.of("spring-webmvc-6.0.1.jar")),
                                Map.of("spring-boot", "3.5.7"))),
                settings("a=b"));
    }

    @Test
    void refusesADriverOfAnUnknownVersionThatMayPin() {
        refuses(
                "H25",
                "mysql-connector-j waits inside synchronized code",
                application("", "spring-boot:3.3.4", "spring-webmvc:?", "mysql-connector-j:?"),
                settings("a=b"));
    }

    @Test
    void refusesApplicationsThatShareSettings() {
        refuses("H25", "several applications", application(""), java("""
                package com.shop.tools;

                import org.springframework.boot.autoconfigure.SpringBootApplication;

                @SpringBootApplication
                class Import {}
                """), settings("a=b"));
    }

    @Test
    void leavesAlreadyEnabledOnesAlone() {
        rewriteRun(
                spec -> spec.afterRecipe(run -> assertThat(run.getDataTableRows(AsyncMigrationRefusals.class))
                        .isEmpty()),
                application(""),
                settings("spring.threads.virtual.enabled=true"));
    }

    @Test
    void leavesOtherApplicationsAlone() {
        rewriteRun(
                spec -> spec.recipe(new EnableVirtualThreadsSafely(200, 21, "com.other", null, null)),
                application(""),
                settings("a=b"));
    }

    @Test
    void refusesWhereTheyWereSwitchedOff() {
        refuses("H25", "false already", application(""), settings("spring.threads.virtual.enabled=false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Scheduled(fixedRate = 1) void a() {} @Scheduled(cron = \"0 0 * * * *\") void b() {}",
                "@Scheduled(fixedDelay = 1) void a() {} @Scheduled(fixedDelayString = \"2\") void b() {}"
            })
    void keepsScheduledMethodsOfOneKindOneAfterTheOther(String jobs) {
        rewriteRun(application(jobs), settings("a=b", """
                a=b
                spring.threads.virtual.enabled=true
                spring.task.execution.simple.concurrency-limit=200
                spring.task.scheduling.simple.concurrency-limit=1"""));
    }

    @Test
    void refusesScheduledMethodsOfBothKinds() {
        refuses("H9", "2 scheduled methods", application(BOTH_KINDS), settings("a=b"));
    }

    @Test
    void leavesScheduledMethodsToASchedulerOfTheirOwn() {
        rewriteRun(application(BOTH_KINDS), scheduler("@Bean"), settings("a=b", """
                a=b
                spring.threads.virtual.enabled=true
                spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void refusesWhereTheirSchedulerIsNotThereAlways() {
        refuses(
                "H9",
                "2 scheduled methods",
                application(BOTH_KINDS),
                scheduler("@Bean @Profile(\"cloud\")"),
                settings("a=b"));
    }

    private static SourceSpecs scheduler(String annotations) {
        return java("""
                package com.shop;

                import org.springframework.context.annotation.Bean;
                import org.springframework.context.annotation.Configuration;
                import org.springframework.context.annotation.Profile;
                import org.springframework.scheduling.TaskScheduler;
                import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

                @Configuration
                class Jobs {
                    %s
                    TaskScheduler jobScheduler() {
                        return new ThreadPoolTaskScheduler();
                    }
                }
                """.formatted(annotations));
    }

    @Test
    void refusesSeveralScheduledMethodsThatHaveSeveralThreads() {
        refuses(
                "H9",
                "2 scheduled methods",
                application("@Scheduled(fixedRate = 1) void a() {} @Scheduled(fixedRate = 2) void b() {}"),
                settings("spring.task.scheduling.pool.size=4"));
    }

    @ParameterizedTest
    @CsvSource({"spring-boot:3.1.9, 3.1.9", "spring-core:6.2.0, unknown"})
    void refusesOlderSpringBoot(String library, String evidence) {
        refuses("H25", evidence, application("", library, "spring-webmvc:6.0.0"), settings("a=b"));
    }

    @Test
    void refusesWithoutAServletContainer() {
        refuses("H25", "no Spring MVC", application("", "spring-boot:3.5.7"), settings("a=b"));
    }

    @Test
    void refusesAnOlderRelease() {
        rewriteRun(
                spec -> spec.recipe(new EnableVirtualThreadsSafely(200, 17, null, null, null))
                        .dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                                .singleElement()
                                .satisfies(row -> assertThat(row.evidence()).contains("release 17"))),
                application(""),
                settings("a=b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "synchronized void pay() { new java.util.Scanner(System.in).next(); partner(); }",
                "void pay() { synchronized (this) { partner(); } }",
                "synchronized void pay() throws Exception { Thread.sleep(1); }",
                "native void pay();"
            })
    void refusesWhatMayPin(String member) {
        refuses(
                "H25",
                "before Java 24",
                application(""),
                java("package com.shop; class Pay { %s void partner() {} }".formatted(member)),
                settings("a=b"));
    }

    @Test
    void refusesOldDrivers() {
        refuses(
                "H25",
                "mysql-connector-j waits inside synchronized code",
                application("", "spring-boot:3.5.7", "spring-webmvc:6.2.12", "mysql-connector-j:8.4.0"),
                settings("a=b"));
    }

    @Test
    void minorMonitorsDoNotPin() {
        rewriteRun(application(""), java("""
                        package com.shop;

                        import java.util.ArrayList;
                        import java.util.List;

                        class Names {
                            private final List<String> names = new ArrayList<>();

                            synchronized void add(String name) {
                                names.add(name.trim());
                            }
                        }
                        """), settings("a=b", """
                        a=b
                        spring.threads.virtual.enabled=true
                        spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void monitorsDoNotPinWhereAllTheirCallsAreKnownToBeHarmless() {
        rewriteRun(
                spec -> spec.recipe(new EnableVirtualThreadsSafely(
                        200, 21, null, null, List.of("com.shop.Pay#count", "com.shop.Pay#<init>"))),
                application(""),
                java("package com.shop; class Pay { synchronized void pay() { new Pay().count(); } void count() {} }"),
                settings("a=b", """
                        a=b
                        spring.threads.virtual.enabled=true
                        spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void refusesOtherCallsThanTheHarmlessOnes() {
        rewriteRun(
                spec -> spec.recipe(new EnableVirtualThreadsSafely(200, 21, null, null, List.of("com.shop.Pay#count")))
                        .dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                                .singleElement()
                                .satisfies(row -> assertThat(row.evidence()).contains("may wait in partner()"))),
                application(""),
                java("package com.shop; class Pay { synchronized void pay() { count(); partner(); }"
                        + " void count() {} void partner() {} }"),
                settings("a=b"));
    }

    @Test
    void nothingPinsFromJava24On() {
        rewriteRun(
                spec -> spec.recipe(new EnableVirtualThreadsSafely(200, 25, "com.shop", null, null)),
                application(""),
                java("package com.shop; class Pay { synchronized void pay() { partner(); } void partner() {} }"),
                settings("a=b", """
                        a=b
                        spring.threads.virtual.enabled=true
                        spring.task.execution.simple.concurrency-limit=200"""));
    }

    @Test
    void needsALimit() {
        assertThat(new EnableVirtualThreadsSafely(0, null, null, null, null)
                        .validate()
                        .isInvalid())
                .isTrue();
    }
}
