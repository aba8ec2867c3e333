package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class ControllerReturnsCallableTest implements RewriteTest {
    private static final String HEAD = """
            package com.shop;

            import java.util.*;
            import java.util.concurrent.*;
            import jakarta.servlet.http.*;
            import org.springframework.http.*;
            import org.springframework.security.access.prepost.*;
            import org.springframework.stereotype.*;
            import org.springframework.transaction.annotation.*;
            import org.springframework.web.bind.annotation.*;

            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new ControllerReturnsCallable(
                        List.of(
                                "com.shop.Orders#get(long)",
                                "com.shop.Orders#get(long,HttpServletResponse)",
                                "com.shop.Orders#all()",
                                "com.shop.Orders#drop(long)",
                                "com.shop.Orders#count()",
                                "com.shop.Orders#show(long,Model)"),
                        List.of("com.shop.Known")))
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-context", "spring-tx", "spring-web", "spring-beans", "spring-core")
                        .dependsOn(WebStubs.all()));
    }

    private static SourceSpecs executor() {
        return java("""
                package com.shop;

                import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
                import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

                class MvcTaskExecutor implements WebMvcConfigurer {
                    @Override
                    public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                        configurer.setTaskExecutor("");
                    }
                }
                """);
    }

    @DocumentExample
    @Test
    void returnsTheWorkAsItIsWritten() {
        rewriteRun(executor(), java("""
                package com.shop;

                import java.io.IOException;
                import java.util.List;
                import java.util.Map;
                import org.springframework.http.HttpStatus;
                import org.springframework.http.ResponseEntity;
                import org.springframework.web.bind.annotation.*;

                @RestController
                @RequestMapping("/orders")
                class Orders {
                    private final Map<Long, String> orders = Map.of();

                    /** One of them. */
                    @GetMapping("/{id}")
                    public ResponseEntity<?> get(@PathVariable long id) throws IOException {
                        // known ones only
                        if (id < 0) {
                            return new ResponseEntity<>(HttpStatus.NOT_FOUND);
                        }
                        Runnable later = () -> {
                            return;
                        };
                        return orders.entrySet().stream()
                              .filter(e -> e.getKey() == id)
                              .findFirst().map(e -> ResponseEntity.ok(e.getValue()))
                              .orElseThrow(() -> new IllegalStateException("none"));
                    }

                    @GetMapping
                    public List<String> all() {
                        return List.copyOf(orders.values());
                    }

                    @DeleteMapping("/{id}")
                    void drop(@PathVariable long id) {

                        if (id == 0) {
                            return;
                        }
                        orders.remove(id);
                    }

                    @GetMapping("/count")
                    int count() { return orders.size(); }

                    @PostMapping
                    String untouched() {
                        return "";
                    }
                }
                """, """
                package com.shop;

                import java.util.List;
                import java.util.Map;
                import java.util.concurrent.Callable;

                import org.springframework.http.HttpStatus;
                import org.springframework.http.ResponseEntity;
                import org.springframework.web.bind.annotation.*;

                @RestController
                @RequestMapping("/orders")
                class Orders {
                    private final Map<Long, String> orders = Map.of();

                    /** One of them. */
                    @GetMapping("/{id}")
                    public Callable<ResponseEntity<?>> get(@PathVariable long id) {
                        return () -> {
                            // known ones only
                            if (id < 0) {
                                return new ResponseEntity<>(HttpStatus.NOT_FOUND);
                            }
                            Runnable later = () -> {
                                return;
                            };
                            return orders.entrySet().stream()
                                  .filter(e -> e.getKey() == id)
                                  .findFirst().map(e -> ResponseEntity.ok(e.getValue()))
                                  .orElseThrow(() -> new IllegalStateException("none"));
                        };
                    }

                    @GetMapping
                    public Callable<List<String>> all() {
                        return () -> List.copyOf(orders.values());
                    }

                    @DeleteMapping("/{id}")
                    Callable<Void> drop(@PathVariable long id) {
                        return () -> {
                            if (id == 0) {
                                return null;
                            }
                            orders.remove(id);
                            return null;
                        };
                    }

                    @GetMapping("/count")
                    Callable<Integer> count() { return () -> orders.size(); }

                    @PostMapping
                    String untouched() {
                        return "";
                    }
                }
                """));
    }

    @Test
    void bearsAnnotationsThatAreKnown() {
        rewriteRun(executor(), java("package com.shop; public @interface Known {}"), java("""
                        package com.shop;

                        import org.springframework.web.bind.annotation.*;

                        @RestController
                        class Orders {
                            @Known
                            @GetMapping
                            int count() { return 1; }
                        }
                        """, """
                        package com.shop;

                        import org.springframework.web.bind.annotation.*;

                        import java.util.concurrent.Callable;

                        @RestController
                        class Orders {
                            @Known
                            @GetMapping
                            Callable<Integer> count() { return () -> 1; }
                        }
                        """));
    }

    @Test
    void rendersViewsLater() {
        rewriteRun(
                spec -> spec.parser(JavaParser.fromJavaVersion()
                        .classpath("spring-context", "spring-web", "spring-core")
                        .dependsOn(
                                "package org.springframework.ui; public interface Model { Model addAttribute(String k, Object v); }")
                        .dependsOn(WebStubs.all())),
                executor(),
                java("""
                        package com.shop;

                        import org.springframework.stereotype.Controller;
                        import org.springframework.ui.Model;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import org.springframework.web.bind.annotation.PathVariable;

                        @Controller
                        class Orders {
                        	@GetMapping("/{id}")
                        	String show(@PathVariable long id, Model model) {
                        		model.addAttribute("id", id);
                        		return "order";
                        	}
                        }
                        """, """
                        package com.shop;

                        import org.springframework.stereotype.Controller;
                        import org.springframework.ui.Model;
                        import org.springframework.web.bind.annotation.GetMapping;
                        import org.springframework.web.bind.annotation.PathVariable;

                        import java.util.concurrent.Callable;

                        @Controller
                        class Orders {
                        	@GetMapping("/{id}")
                        	Callable<String> show(@PathVariable long id, Model model) {
                        		return () -> {
                        			model.addAttribute("id", id);
                        			return "order";
                        		};
                        	}
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H19 | @RestController | String get(long id) { return ""; }
            H19 | @RestController | @GetMapping String get(long id) { return ""; } static String other(Orders orders) { return orders.get(1); }
            H19 | @RestController | @GetMapping String get(long id) { return ""; } java.util.function.LongFunction<String> other() { return this::get; }
            H19 | @RestController | @GetMapping String get(long id) { return ""; } String doGet() { return get(1); }
            H19 | @RestController | @GetMapping String get(long id) { return ""; } String other() { return org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn(Orders.class).get(1); }
            H19 | @RestController | @GetMapping String get(long id) { return ""; } Object other() { return org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.afford(org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn(Orders.class).get(1)); }
            H19 | @RestController | @GetMapping String get(long id) throws java.io.IOException { return ""; } Object other() { try { return org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.linkTo(org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn(Orders.class).get(1)); } catch (java.io.IOException e) { return null; } }
            H19 | @Controller     | @GetMapping void get(long id) {}
            H19 | @RestController | @GetMapping long count() { return 1; }
            H9  | @RestController | @GetMapping String get(long id) { id++; return "" + id; }
            H1  | @RestController | @GetMapping @Transactional String get(long id) { return ""; }
            H1  | @Transactional @RestController | @GetMapping String get(long id) { return ""; }
            H15 | @RestController | @GetMapping @org.springframework.cache.annotation.Cacheable String get(long id) { return ""; }
            H16 | @RestController | @GetMapping @Retryable String get(long id) { return ""; } @interface Retryable {}
            H5  | @RestController | @GetMapping String get(long id, jakarta.servlet.http.HttpServletResponse out) { return ""; }
            H7  | @RestController | @GetMapping synchronized String get(long id) { return ""; }
            H4  | @RestController | @GetMapping String get(long id) { return new ThreadLocal<String>().get(); }
            H3  | @RestController | @GetMapping @PostAuthorize("true") String get(long id) { return ""; }
            H17 | @RestController | @GetMapping @io.micrometer.core.annotation.Timed String get(long id) { return ""; }
            H14 | @RestController | @GetMapping String get(long id) { return ""; } @ModelAttribute String user() { return ""; }
            """)
    void refuses(String hazard, String stereotype, String members) {
        rewriteRun(
                spec -> refusal(spec, hazard),
                executor(),
                java(HEAD + "%s class Orders { %s }".formatted(stereotype, members)));
    }

    /** A proxy notes the call for the address of the handler, which does no work for it. */
    @Test
    void leavesLinksToHandlersAsTheyAre() {
        rewriteRun(executor(), java("""
                        package com.shop;

                        import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.linkTo;
                        import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn;

                        import org.springframework.web.bind.annotation.*;

                        @RestController
                        class Orders {
                            @GetMapping("/{id}")
                            String get(@PathVariable long id) throws Exception {
                                return "" + linkTo(methodOn(Orders.class).get(id)) + get(id, linkTo(methodOn(Orders.class).all()));
                            }

                            @GetMapping
                            String all() {
                                return "";
                            }

                            private String get(long id, Object link) {
                                return all() + link;
                            }
                        }
                        """, """
                        package com.shop;

                        import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.linkTo;
                        import static org.springframework.hateoas.server.mvc.WebMvcLinkBuilder.methodOn;

                        import org.springframework.web.bind.annotation.*;

                        import java.util.concurrent.Callable;

                        @RestController
                        class Orders {
                            @GetMapping("/{id}")
                            Callable<String> get(@PathVariable long id) {
                                return () -> "" + linkTo(methodOn(Orders.class).get(id)) + get(id, linkTo(methodOn(Orders.class).all()));
                            }

                            @GetMapping
                            Callable<String> all() {
                                return () -> doAll();
                            }

                            private String doAll() {
                                return "";
                            }

                            private String get(long id, Object link) {
                                return doAll() + link;
                            }
                        }
                        """), java("""
                        package com.shop;

                        import org.springframework.web.servlet.mvc.method.annotation.MvcUriComponentsBuilder;

                        class Links {
                            String of(long id) throws Exception {
                                return MvcUriComponentsBuilder.fromMethodCall(MvcUriComponentsBuilder.on(Orders.class).get(id)).toUriString();
                            }
                        }
                        """));
    }

    @Test
    void sharesTheWorkThatOtherMethodsOfTheClassCall() {
        rewriteRun(executor(), java("""
                package com.shop;

                import java.io.IOException;
                import org.springframework.web.bind.annotation.*;

                @RestController
                class Orders {
                    /** One of them. */
                    @GetMapping("/{id}")
                    public String get(@PathVariable final long id) throws IOException {
                        if (id < 0) {
                            return get(-id); // the other way round
                        }
                        return "" + id;
                    }

                    @DeleteMapping("/{id}")
                    void drop(@PathVariable("id") long id) {
                        System.out.println(id);
                    }

                    String other() throws IOException {
                        drop(7);
                        return this.get(1) + new Object() {
                            String text() throws IOException {
                                return get(2);
                            }
                        }.text();
                    }
                }
                """, """
                package com.shop;

                import java.io.IOException;
                import java.util.concurrent.Callable;

                import org.springframework.web.bind.annotation.*;

                @RestController
                class Orders {
                    /** One of them. */
                    @GetMapping("/{id}")
                    public Callable<String> get(@PathVariable final long id) {
                        return () -> doGet(id);
                    }

                    private String doGet(final long id) throws IOException {
                        if (id < 0) {
                            return doGet(-id); // the other way round
                        }
                        return "" + id;
                    }

                    @DeleteMapping("/{id}")
                    Callable<Void> drop(@PathVariable("id") long id) {
                        return () -> {
                            doDrop(id);
                            return null;
                        };
                    }

                    private void doDrop(long id) {
                        System.out.println(id);
                    }

                    String other() throws IOException {
                        doDrop(7);
                        return this.doGet(1) + new Object() {
                            String text() throws IOException {
                                return doGet(2);
                            }
                        }.text();
                    }
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H17 | @org.aspectj.lang.annotation.Aspect class Edge {}
            H14 | class Edge implements org.springframework.web.servlet.HandlerInterceptor { public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) { return true; } }
            H14 | class Edge extends org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport {}
            H14 | class Edge implements org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice<Object> {}
            H14 | @ControllerAdvice class Edge { @ModelAttribute String user() { return ""; } }
            H14 | class Edge implements jakarta.servlet.Filter { public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException { chain.doFilter(in, out); System.out.println(out); } }
            H3  | class Edge implements jakarta.servlet.Filter { public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException { org.springframework.security.core.context.SecurityContextHolder.getContext().setAuthentication(null); chain.doFilter(in, out); } }
            """)
    void refusesWhatStandsAroundHandlers(String hazard, String edge) {
        rewriteRun(spec -> refusal(spec, hazard), executor(), java(HEAD + edge), java(HEAD + """
                        @RestController class Orders { @GetMapping String get(long id) { return ""; } }
                        """));
    }

    @Test
    void refusesWhereALoginIsForgottenBeforeTheAnswerIsDispatched() {
        rewriteRun(spec -> refusal(spec, "H3"), executor(), login("true"), java(HEAD + """
                        @RestController class Orders { @GetMapping String get(long id) { return ""; } }
                        """));
    }

    @Test
    void movesHandlersBehindALoginThatLastsUntilTheAnswerIsDispatched() {
        rewriteRun(
                executor(),
                login("false"),
                java(
                        HEAD + "@RestController class Orders { @GetMapping String get(long id) { return \"\"; } }",
                        spec -> spec.after(after -> {
                            assertThat(after).contains("return () -> \"\";");
                            return after;
                        })));
    }

    private static SourceSpecs login(String forgotten) {
        return java(HEAD + """
                class Edge extends org.springframework.web.filter.OncePerRequestFilter {
                    protected void doFilterInternal(HttpServletRequest in, HttpServletResponse out, jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException {
                        org.springframework.security.core.context.SecurityContextHolder.getContext().setAuthentication(null);
                        chain.doFilter(in, out);
                    }
                    protected boolean shouldNotFilterAsyncDispatch() { return %s; }
                }
                """.formatted(forgotten));
    }

    @Test
    void refusesWithoutAnExecutor() {
        rewriteRun(spec -> refusal(spec, "H24"), java(HEAD + """
                        @RestController class Orders { @GetMapping String get(long id) { return ""; } }
                        """));
    }

    @Test
    void leavesAnnotationsBeforeTheTypeWhereTheyAre() {
        rewriteRun(executor(), java(HEAD + """
                        @Controller class Orders {
                            @GetMapping public @ResponseBody String get(long id) { return ""; }
                        }
                        """, HEAD + """
                        @Controller class Orders {
                            @GetMapping public @ResponseBody Callable<String> get(long id) { return () -> ""; }
                        }
                        """));
    }

    @Test
    void changesAnInterfaceThatTheHandlersClassAloneImplements() {
        rewriteRun(executor(), java("""
                package com.shop;

                import java.io.IOException;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.PathVariable;

                interface Api {
                    /** One of them. */
                    @GetMapping("/{id}")
                    String get(@PathVariable long id) throws IOException;

                    void other();
                }
                """, """
                package com.shop;

                import java.io.IOException;
                import java.util.concurrent.Callable;

                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.PathVariable;

                interface Api {
                    /** One of them. */
                    @GetMapping("/{id}")
                    Callable<String> get(@PathVariable long id) throws IOException;

                    void other();
                }
                """), java("""
                package com.shop;

                import java.io.IOException;
                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class Orders implements Api {
                    @Override
                    public String get(long id) throws IOException {
                        return "" + id;
                    }

                    @Override
                    public void other() {}
                }
                """, """
                package com.shop;

                import java.util.concurrent.Callable;

                import org.springframework.web.bind.annotation.RestController;

                @RestController
                class Orders implements Api {
                    @Override
                    public Callable<String> get(long id) {
                        return () -> "" + id;
                    }

                    @Override
                    public void other() {}
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            H19 | interface Api { @GetMapping String get(long id); } class Others implements Api { public String get(long id) { return ""; } }
            H19 | interface Api { @GetMapping String get(long id); } interface More extends Api {}
            H19 | interface Api { @GetMapping String get(long id); } class User { String use(Api api) { return api.get(1); } }
            H19 | interface Api { @GetMapping String get(long id); } class User { Api api = new Api() { public String get(long id) { return ""; } }; }
            H19 | interface Api { @GetMapping default String get(long id) { return ""; } }
            H19 | interface Api { @GetMapping Object get(long id); }
            H19 | interface Above { @GetMapping String get(long id); } interface Api extends Above {}
            H1  | interface Api { @GetMapping @Transactional String get(long id); }
            H1  | @Transactional interface Api { @GetMapping String get(long id); }
            H17 | interface Api { @GetMapping @io.micrometer.core.annotation.Timed String get(long id); }
            """)
    void refusesHandlersOfOtherInterfaces(String hazard, String api) {
        rewriteRun(spec -> refusal(spec, hazard), executor(), java(HEAD + api), java(HEAD + """
                        @RestController class Orders implements Api { public String get(long id) { return ""; } }
                        """));
    }

    @Test
    void tellsThatAnInterfacePromisesAnotherResult() {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.evidence()).isEqualTo("it overrides a method"))),
                executor(),
                java(HEAD + "interface Api { @GetMapping Iterable<String> all(); }"),
                java(
                        HEAD
                                + "@RestController class Orders implements Api { public List<String> all() { return null; } }"));
    }

    @Test
    void believesWhoCheckedMore() {
        rewriteRun(executor(), java(HEAD + """
                        class Known implements org.springframework.web.servlet.HandlerInterceptor {
                            public boolean preHandle(HttpServletRequest in, HttpServletResponse out, Object handler) { return true; }
                        }
                        """), java(HEAD + """
                        @RestController class Orders {
                            @GetMapping String get(long id) { return ""; }
                        }
                        """, HEAD + """
                        @RestController class Orders {
                            @GetMapping Callable<String> get(long id) { return () -> ""; }
                        }
                        """));
    }

    @Test
    void letsFiltersThatOnlyPassOnAndClearTheirThread() {
        rewriteRun(executor(), java(HEAD + """
                        class Edge implements jakarta.servlet.Filter {
                            public void doFilter(jakarta.servlet.ServletRequest in, jakarta.servlet.ServletResponse out, jakarta.servlet.FilterChain chain) throws java.io.IOException, jakarta.servlet.ServletException {
                                if (in == null) {
                                    chain.doFilter(in, out);
                                    return;
                                }
                                System.out.println(in);
                                try {
                                    chain.doFilter(in, out);
                                } finally {
                                    org.slf4j.MDC.clear();
                                }
                            }
                        }
                        """), java(HEAD + """
                        @RestController class Orders {
                            @PreAuthorize("true") @GetMapping String get(long id) { return ""; }
                        }
                        """, HEAD + """
                        @RestController class Orders {
                            @PreAuthorize("true") @GetMapping Callable<String> get(long id) { return () -> ""; }
                        }
                        """));
    }

    @Test
    void leavesAsynchronousHandlersAlone() {
        rewriteRun(executor(), java(HEAD + """
                        @RestController class Orders {
                            @GetMapping Callable<String> get(long id) { return () -> ""; }
                            @GetMapping CompletableFuture<List<String>> all() { return null; }
                        }
                        """));
    }

    private static void refusal(RecipeSpec spec, String hazard) {
        spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard)));
    }
}
