package dev.unblock.migration.plan;

import static dev.unblock.migration.plan.Plans.recipes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.migration.engine.Content;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What around handlers keeps their work on request threads, and what does not. */
final class HandlerOffloadTest {

    private static final String LOGIN = """
            @Component
            public class Login implements jakarta.servlet.Filter {
                public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) {
                    org.springframework.security.core.context.SecurityContextHolder.getContext().setAuthentication(null);
                    chain.doFilter(in, out);
                }
            }
            """;

    private static final String TOKEN_LOGIN = """
            @Component
            public class Login extends org.springframework.web.filter.OncePerRequestFilter {
                protected void doFilterInternal(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, jakarta.servlet.FilterChain chain) {
                    org.springframework.security.core.context.SecurityContextHolder.getContext().setAuthentication(null);
                    chain.doFilter(in, out);
                }
                %s
            }
            """;

    private Application application;
    private String modules = "";

    @BeforeEach
    void makeApplication(@TempDir Path folder) {
        application = Application.in(folder).withMain().withOrdersOfDatabase("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Around(\"@annotation(shop.Logged)\") public Object around() { return null; }",
                "@Around(\"@annotation(logged)\") public Object around(Logged logged) { return null; }",
                "@Around(\"@within(org.springframework.stereotype.Repository) || within(@shop.Audited *)\") public Object around() { return null; }",
                "@AfterReturning(pointcut = \"execution(* shop.OrderService.*(..)) || execution(* orders.*.*(..))\") public void after() {}",
                "@After(\"execution(public String shop..*.order(..))\") public void after() {}",
                "@After(\"within(shop.dao..*) && args(id)\") public void after(long id) {}",
                "@Before(\"execution(* shop.OrderController.*(..))\") public void before() {}",
                "@Around(\"own()\") public Object around() { return null; } @Pointcut(\"inDao() && !named()\") void own() {} "
                        + "@Pointcut(\"within(*..dao.*)\") void inDao() {}"
            })
    void movesHandlersThatNoAspectWorksAround(String members) {
        withAspect(members);

        assertThat(recipes(plan("3.4.1"))).contains("ControllerReturnsCallable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Around(\"@annotation(org.springframework.web.bind.annotation.GetMapping)\") public Object around() { return null; }",
                "@Around(\"@annotation(mapping)\") public Object around(GetMapping mapping) { return null; }",
                "@Around(\"within(@org.springframework.web.bind.annotation.RestController *)\") public Object around() { return null; }",
                "@AfterReturning(pointcut = \"execution(* *.*(..))\") public void after() {}",
                "@After(\"execution(public * shop..*Controller.*(..))\") public void after() {}",
                "@After(\"execution(* orders(..))\") public void after() {}",
                "@After(\"!within(shop.OrderController)\") public void after() {}",
                "@After(\"bean(orderController)\") public void after() {}",
                "@Around(\"elsewhere.Pointcuts.all()\") public Object around() { return null; }",
                "@Around(\"@annotation(shop.Logged) || all()\") public Object around() { return null; } @Pointcut(\"within(shop..*)\") void all() {}"
            })
    void keepsHandlersOnTheirThreadsThatAnAspectMayWorkAround(String members) {
        withAspect(members);

        Plan plan = plan("3.4.1");

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsCallable");
        assertThat(plan.refusals()).extracting(Refusal::hazard).contains("H17");
    }

    @Test
    void tellsATransactionOnce() {
        application.with("""
                @RestController
                public class OrderController {
                    javax.sql.DataSource database;

                    @GetMapping("/orders")
                    @org.springframework.transaction.annotation.Transactional
                    public String orders() throws java.sql.SQLException {
                        return database.getConnection().prepareStatement("select 1").executeQuery().toString();
                    }
                }
                """);

        assertThat(refused(plan("3.4.1"))).containsExactly("H1");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhoseInterfacePromisesAnotherResult() {
        application.with("""
                public interface Orders {
                    @GetMapping("/orders")
                    Iterable<String> orders() throws java.sql.SQLException;
                }
                """).with("""
                @RestController
                public class OrderController implements Orders {
                    javax.sql.DataSource database;

                    public java.util.List<String> orders() throws java.sql.SQLException {
                        return java.util.List.of(database.getConnection().prepareStatement("select 1").executeQuery().toString());
                    }
                }
                """);

        assertThat(refused(plan("3.4.1"))).containsExactly("H19");
    }

    private static List<String> refused(Plan plan) {
        return plan.refusals().stream()
                .filter(refusal -> refusal.recipe().equals("ControllerReturnsCallable"))
                .map(Refusal::hazard)
                .toList();
    }

    @Test
    void movesHandlersBehindLoginsThatAreNotAskedForAgain() {
        application.with(LOGIN);

        Plan plan = plan("2.7.18");

        assertThat(recipes(plan)).contains("ControllerReturnsCallable");
        assertThat(plan.waves().stream()
                        .flatMap(wave -> wave.steps().stream())
                        .filter(step -> step.recipe().equals("ControllerReturnsCallable"))
                        .map(step -> step.options().get("checked")))
                .containsExactly(List.of("shop.Login"));
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereTheDispatchIsAuthorizedAgain() {
        application.with(LOGIN);

        assertThat(recipes(plan("3.4.1"))).doesNotContain("ControllerReturnsCallable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OrderController | String again() throws java.sql.SQLException { return orders(); } | true
            OrderController | String again(OrderController other) throws java.sql.SQLException { return other.orders(); } | false
            Orders          | String again(OrderController orders) throws java.sql.SQLException { return orders.orders(); } | false
            Orders          | Object again() throws Exception { return org.springframework.hateoas.server.mvc.Links.linkTo(org.springframework.hateoas.server.mvc.Links.methodOn(OrderController.class).orders()); } | true
            Orders          | Object again() throws Exception { return org.springframework.hateoas.server.mvc.Links.methodOn(OrderController.class).orders(); } | false
            Orders          | Object again() { try { return org.springframework.hateoas.server.mvc.Links.linkTo(org.springframework.hateoas.server.mvc.Links.methodOn(OrderController.class).orders()); } catch (java.sql.SQLException e) { return null; } } | false
            """)
    void movesHandlersThatTheirOwnClassCallsOrLinksName(String owner, String caller, boolean moves) {
        application.write("src/main/java/org/springframework/hateoas/server/mvc/Links.java", """
                package org.springframework.hateoas.server.mvc;

                public class Links {
                    public static native <T> T methodOn(Class<T> type);

                    public static native Object linkTo(Object call);
                }
                """);
        application.with(
                owner.equals("Orders") ? "@Component class Orders { %s }".formatted(caller) : """
                @RestController
                public class OrderController {
                    javax.sql.DataSource database;

                    @GetMapping("/orders")
                    public String orders() throws java.sql.SQLException {
                        return database.getConnection().prepareStatement("select 1").executeQuery().toString();
                    }

                    @GetMapping("/orders/again")
                    %s
                }
                """.formatted(caller));

        List<String> targets = plan("3.4.1").waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.recipe().equals("ControllerReturnsCallable"))
                .flatMap(step -> step.targets().stream())
                .toList();
        assertThat(targets.contains("shop.OrderController#orders()")).isEqualTo(moves);
    }

    @Test
    void letsLoginsLastUntilTheAnswerIsDispatched() {
        application.with(TOKEN_LOGIN.formatted(""));

        assertThat(recipes(plan("3.4.1"))).contains("LoginFilterCoversAsyncDispatch", "ControllerReturnsCallable");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereALoginIsOverridden() {
        application.with(TOKEN_LOGIN.formatted("") + """
                class AdminLogin extends Login {
                    @Override
                    protected void doFilterInternal(jakarta.servlet.http.HttpServletRequest in, jakarta.servlet.http.HttpServletResponse out, jakarta.servlet.FilterChain chain) {
                    }
                }
                """);

        assertThat(recipes(plan("3.4.1")))
                .doesNotContain("LoginFilterCoversAsyncDispatch", "ControllerReturnsCallable");
    }

    @Test
    void leavesLoginsAloneThatLastAlready() {
        application.with(TOKEN_LOGIN.formatted("protected boolean shouldNotFilterAsyncDispatch() { return false; }"));

        assertThat(recipes(plan("3.4.1")))
                .contains("ControllerReturnsCallable")
                .doesNotContain("LoginFilterCoversAsyncDispatch");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereALoginDoesWorkAfterTheRequest() {
        application.with(TOKEN_LOGIN
                .replace("chain.doFilter(in, out);", "chain.doFilter(in, out); out.flushBuffer();")
                .formatted(""));

        assertThat(recipes(plan("3.4.1"))).doesNotContain("ControllerReturnsCallable");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhereMethodsBelowAreGuarded() {
        application.with(LOGIN).with("""
                @Service
                public class OrderService {
                    @org.springframework.security.access.prepost.PreAuthorize("hasRole('CLERK')")
                    public String order() {
                        return "";
                    }
                }
                """);

        assertThat(recipes(plan("2.7.18"))).doesNotContain("ControllerReturnsCallable");
    }

    @Test
    void movesHandlersThatAScanOfTheApplicationFinds() {
        withApplicationElsewhere("@org.springframework.context.annotation.ComponentScan({\"shop\"})");

        assertThat(recipes(plan("3.4.1"))).contains("ControllerReturnsCallable");
    }

    @Test
    void leavesHandlersAloneThatTheApplicationMayNotFind() {
        withApplicationElsewhere("");

        assertThat(recipes(plan("3.4.1"))).doesNotContain("ControllerReturnsCallable");
    }

    private void withApplicationElsewhere(String annotation) {
        application
                .write("src/main/java/shop/Shop.java", "package shop; class Shop {}")
                .write("src/main/java/shop/boot/Start.java", """
                        package shop.boot;

                        @org.springframework.boot.autoconfigure.SpringBootApplication
                        public class Start {}
                        """)
                .write(
                        "src/main/java/shop/boot/Settings.java",
                        "package shop.boot; %s class Settings {}".formatted(annotation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.Public", "org.apache.shiro.authz.annotation.RequiresUser"})
    void movesHandlersWhoseAnnotationsOnlyDescribeThem(String annotation) {
        withAnnotation("", annotation);

        assertThat(recipes(plan("3.4.1"))).contains("ControllerReturnsCallable");
    }

    @ParameterizedTest
    @CsvSource({
        "H17, '', io.micrometer.core.annotation.Timed",
        "H15, @org.springframework.cache.annotation.Cacheable, shop.Public",
        "H17, @org.springframework.security.access.prepost.PostAuthorize(\"true\"), shop.Public"
    })
    void keepsHandlersOnTheirThreadsWhoseAnnotationsMayHaveAdvice(String hazard, String above, String annotation) {
        withAnnotation(above, annotation);

        Plan plan = plan("3.4.1");

        assertThat(recipes(plan)).doesNotContain("ControllerReturnsCallable");
        assertThat(refused(plan)).containsExactly(hazard);
    }

    @Test
    void movesHandlersOfAnInterfaceThatNobodyElseImplements() {
        withApi("");

        assertThat(recipes(plan("3.4.1"))).contains("ControllerReturnsCallable");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhoseInterfaceOthersImplement() {
        withApi("").with("public class Cached implements OrderApi { public String orders() { return null; } }");

        assertThat(recipes(plan("3.4.1"))).doesNotContain("ControllerReturnsCallable");
    }

    @Test
    void keepsHandlersOnTheirThreadsWhoseInterfacePromisesATransaction() {
        withApi("@Transactional ");

        assertThat(recipes(plan("3.4.1"))).doesNotContain("ControllerReturnsCallable");
    }

    private Application withApi(String annotation) {
        return application
                .with("public interface OrderApi { " + annotation + "@GetMapping(\"/orders\") String orders(); }")
                .with("""
                @RestController
                public class OrderController implements OrderApi {
                    private final javax.sql.DataSource database;

                    public OrderController(javax.sql.DataSource database) {
                        this.database = database;
                    }

                    @Override
                    public String orders() {
                        try (var connection = database.getConnection()) {
                            return connection.prepareStatement("select 1").executeQuery().toString();
                        } catch (java.sql.SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);
    }

    @Test
    void keepsHandlersOnTheirThreadsBesideAnInterceptorOfMethods() {
        application.with("""
                @Component
                public class Watch implements org.aopalliance.intercept.MethodInterceptor {
                    public Object invoke(org.aopalliance.intercept.MethodInvocation call) throws Throwable {
                        return call.proceed();
                    }
                }
                """);

        assertThat(recipes(plan("3.4.1"))).doesNotContain("ControllerReturnsCallable");
    }

    private void withAnnotation(String above, String annotation) {
        application.write(
                "src/main/java/shop/Public.java", "package shop; %s public @interface Public {}".formatted(above));
        String controller = "src/main/java/shop/OrderController.java";
        application.write(
                controller,
                Content.of(application.root().resolve(controller))
                        .orElseThrow()
                        .toString()
                        .replace("@GetMapping(", "@" + annotation + " @GetMapping("));
    }

    @Test
    void namesTheFolderOfAnApplicationThatSharesItsPackage() {
        modules = "<modules><module>store</module></modules>";
        application.write("store/pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>shop</groupId>
                  <artifactId>store</artifactId>
                  <version>1</version>
                </project>
                """).write("store/src/main/java/shop/Store.java", """
                package shop;

                @org.springframework.boot.autoconfigure.SpringBootApplication
                public class Store {}
                """);

        assertThat(options(plan("3.4.1"), "AddMvcTaskExecutor"))
                .containsEntry("packageName", "shop")
                .containsEntry("sourceRoot", "src/main/java");
        assertThat(options(plan("3.4.1"), "SetMvcAsyncTimeout"))
                .containsEntry("packageName", "shop")
                .containsEntry("sourceRoot", "src/main/java");
    }

    @Test
    void namesNoFolderWhereThePackageTells() {
        assertThat(options(plan("3.4.1"), "SetMvcAsyncTimeout"))
                .containsEntry("packageName", "shop")
                .doesNotContainKey("sourceRoot");
    }

    private static Map<String, Object> options(Plan plan, String recipe) {
        return plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.recipe().equals(recipe))
                .map(Step::options)
                .findFirst()
                .orElseThrow();
    }

    private void withAspect(String members) {
        application.write("src/main/java/shop/Watch.java", """
                package shop;

                import org.aspectj.lang.annotation.After;
                import org.aspectj.lang.annotation.AfterReturning;
                import org.aspectj.lang.annotation.Around;
                import org.aspectj.lang.annotation.Aspect;
                import org.aspectj.lang.annotation.Before;
                import org.aspectj.lang.annotation.Pointcut;
                import org.springframework.web.bind.annotation.GetMapping;

                @Aspect
                public class Watch {
                    %s
                }
                """.formatted(members));
    }

    private Plan plan(String springBoot) {
        return Plans.of(application.withPom(springBoot, "17", modules));
    }
}
