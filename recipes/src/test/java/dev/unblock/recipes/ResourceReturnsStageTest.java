package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaProject;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class ResourceReturnsStageTest implements RewriteTest {
    private static final JavaProject SHOP = new JavaProject(Tree.randomId(), "shop", null);
    private static final String JERSEY = "jersey-server:3.1.5";
    private static final List<String> TARGETS = List.of(
            "com.shop.Orders#get(long)",
            "com.shop.Orders#all()",
            "com.shop.Orders#drop(long)",
            "com.shop.Orders#count()",
            "com.shop.Orders#read(UriInfo)",
            "com.shop.Orders#take(InputStream)");

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ResourceReturnsStage(TARGETS, List.of("com.shop.Known")))
                .parser(
                        JavaParser.fromJavaVersion()
                                .dependsOn(
                                        "package jakarta.ws.rs; public @interface Path { String value(); }",
                                        "package jakarta.ws.rs; public @interface GET {}",
                                        "package jakarta.ws.rs; public @interface DELETE {}",
                                        "package jakarta.ws.rs; public @interface PathParam { String value(); }",
                                        "package jakarta.ws.rs.core; public @interface Context {}",
                                        "package jakarta.ws.rs.core; public interface UriInfo { String getPath(); }",
                                        "package jakarta.ws.rs.container; public interface ContainerResponseFilter { void filter(Object in, Object out); }",
                                        "package jakarta.enterprise.context; public @interface RequestScoped {}",
                                        "package jakarta.ejb; public @interface Stateless {}",
                                        "package jakarta.annotation.security; public @interface RolesAllowed { String value(); }",
                                        "package jakarta.transaction; public @interface Transactional {}",
                                        "package jakarta.servlet; public interface ServletRequest {}",
                                        "package jakarta.servlet; public interface ServletResponse {}",
                                        "package jakarta.servlet; public interface FilterChain { void doFilter(ServletRequest in, ServletResponse out); }",
                                        "package jakarta.servlet; public interface Filter { void doFilter(ServletRequest in, ServletResponse out, FilterChain chain); }",
                                        "package jakarta.servlet.annotation; public @interface WebFilter { String value(); boolean asyncSupported() default false; }",
                                        "package org.slf4j; public class MDC { public static String get(String key) { return key; } public static void clear() {} }"));
    }

    private static JavaSourceSet main(String library) {
        return new JavaSourceSet(Tree.randomId(), "main", List.of(), Map.of("org:" + library, List.of()));
    }

    private static SourceSpecs source(String text) {
        return java(text, spec -> spec.markers(SHOP, main(JERSEY)));
    }

    private static SourceSpecs executor() {
        return source("""
                package com.shop;

                import java.util.concurrent.Callable;
                import java.util.concurrent.CompletionStage;

                public final class ResourceExecutor {
                    public static <T> CompletionStage<T> supply(Callable<T> work) {
                        return null;
                    }
                }
                """);
    }

    private static SourceSpecs resource(String annotation, String members) {
        return source(text(annotation, members));
    }

    private static String text(String annotation, String members) {
        return """
                package com.shop;

                import jakarta.ws.rs.*;
                import jakarta.ws.rs.core.*;

                @Path("/orders") %s
                class Orders {
                    %s
                }
                """.formatted(annotation, members);
    }

    private void refuses(String hazard, String evidence, SourceSpecs... sources) {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo(hazard);
                            assertThat(row.evidence()).contains(evidence);
                            assertThat(row.whatWouldUnblock()).isNotBlank();
                        })),
                sources);
    }

    @DocumentExample
    @Test
    void returnsTheWorkOfTheMethodsThatAreNamed() {
        rewriteRun(executor(), java("""
                package com.shop;

                import jakarta.annotation.security.RolesAllowed;
                import jakarta.ws.rs.DELETE;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;
                import jakarta.ws.rs.PathParam;
                import java.io.IOException;
                import java.util.List;

                @Path("/orders")
                class Orders {
                    private List<String> orders = List.of();

                    @GET
                    @Path("/{id}")
                    @RolesAllowed("clerk")
                    public String get(@PathParam("id") long id) throws IOException {
                        return orders.get((int) id);
                    }

                    @GET
                    public List<String> all() {
                        String first = orders.get(0);
                        if (first.isEmpty()) {
                            return List.of();
                        }
                        return orders;
                    }

                    @GET
                    public int count() {
                        return orders.size();
                    }

                    @DELETE
                    public void drop(long id) {
                        orders.remove((int) id);
                    }

                    @GET
                    public String name() {
                        return "orders";
                    }
                }
                """, """
                package com.shop;

                import jakarta.annotation.security.RolesAllowed;
                import jakarta.ws.rs.DELETE;
                import jakarta.ws.rs.GET;
                import jakarta.ws.rs.Path;
                import jakarta.ws.rs.PathParam;
                import java.util.List;
                import java.util.concurrent.CompletionStage;

                @Path("/orders")
                class Orders {
                    private List<String> orders = List.of();

                    @GET
                    @Path("/{id}")
                    @RolesAllowed("clerk")
                    public CompletionStage<String> get(@PathParam("id") long id) {
                        return ResourceExecutor.supply(() -> orders.get((int) id));
                    }

                    @GET
                    public CompletionStage<List<String>> all() {
                        return ResourceExecutor.supply(() -> {
                            String first = orders.get(0);
                            if (first.isEmpty()) {
                                return List.of();
                            }
                            return orders;
                        });
                    }

                    @GET
                    public CompletionStage<Integer> count() {
                        return ResourceExecutor.supply(() -> orders.size());
                    }

                    @DELETE
                    public CompletionStage<Void> drop(long id) {
                        return ResourceExecutor.supply(() -> {
                            orders.remove((int) id);
                            return null;
                        });
                    }

                    @GET
                    public String name() {
                        return "orders";
                    }
                }
                """, spec -> spec.markers(SHOP, main(JERSEY))));
    }

    @Test
    void leavesStagesAlone() {
        rewriteRun(
                spec -> spec.afterRecipe(run -> assertThat(run.getDataTableRows(AsyncMigrationRefusals.class))
                        .isEmpty()),
                executor(),
                resource("", "@GET public java.util.concurrent.CompletionStage<String> all() { return null; }"));
    }

    @Test
    void refusesWithoutAnExecutor() {
        refuses("H24", "no bounded executor", resource("", "@GET public String all() { return \"\"; }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jersey-server:2.25", "resteasy-jaxrs:3.0.26", "jakarta.ws.rs-api:3.1.0"})
    void refusesServersThatDoNotCompleteStages(String library) {
        refuses(
                "H14",
                "no server of JAX-RS 2.1",
                java(text("", "@GET public String all() { return \"\"; }"), spec -> spec.markers(SHOP, main(library))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@GET public String read(@Context UriInfo uri) { return uri.getPath(); }|H5|@Context parameter",
                "@Context private UriInfo uri; @GET public String all() { return uri.getPath(); }|H5|uri of Orders",
                "private Cart cart; @GET public String all() { return \"\"; }|H5|cart of Orders",
                "@GET public String take(java.io.InputStream in) { return \"\"; }|H5|InputStream",
                "@GET public String all() { return org.slf4j.MDC.get(\"user\"); }|H4|MDC",
                "@GET @jakarta.transaction.Transactional public String all() { return \"\"; }|H1|@Transactional",
                "@GET public synchronized String all() { return \"\"; }|H7|synchronized",
                "@GET @Known2 public String all() { return \"\"; }|H17|@Known2",
                "public String all() { return \"\"; }|H19|no verb",
                "@GET public String all() { return \"\"; } String twice() { return all() + all(); }|H19|other code calls it",
                "@GET public String get(long id) { id = id + 1; return \"\" + id; }|H9|id is assigned",
                "@GET public long count() { return 1; }|H19|another primitive"
            })
    void refusesWhatIsBoundToTheRequest(String members, String hazard, String evidence) {
        refuses(
                hazard,
                evidence,
                executor(),
                source("package com.shop; @interface Known2 {}"),
                source("package com.shop; @jakarta.enterprise.context.RequestScoped class Cart {}"),
                resource("", members));
    }

    @Test
    void refusesBeansThatAContainerIntercepts() {
        refuses(
                "H17",
                "@Stateless",
                executor(),
                resource("@jakarta.ejb.Stateless", "@GET public String all() { return \"\"; }"));
    }

    @Test
    void refusesWhatASuperclassIsGivenForTheRequest() {
        refuses("H5", "uri of Base", executor(), source("""
                        package com.shop;

                        class Base {
                            @jakarta.ws.rs.core.Context protected jakarta.ws.rs.core.UriInfo uri;
                        }
                        """), source("""
                        package com.shop;

                        import jakarta.ws.rs.*;

                        @Path("/orders")
                        class Orders extends Base {
                            @GET public String all() { return ""; }
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class Clean implements jakarta.ws.rs.container.ContainerResponseFilter { public void filter(Object in, Object out) { org.slf4j.MDC.clear(); } }|H4|Clean stands around",
                "class Close implements jakarta.servlet.Filter { public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) { chain.doFilter(in, out); System.gc(); } }|H14|Close does something after",
                "@jakarta.servlet.annotation.WebFilter(\"/*\") class Gate {}|H14|Gate does not say asyncSupported"
            })
    void refusesWhatStandsAroundResources(String type, String hazard, String evidence) {
        refuses(
                hazard,
                evidence,
                executor(),
                source("package com.shop; " + type),
                resource("", "@GET public String all() { return \"\"; }"));
    }

    @Test
    void needsMethods() {
        assertThat(new ResourceReturnsStage(null, null).validate().isInvalid()).isTrue();
    }
}
