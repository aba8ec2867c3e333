package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class RestTemplateToRestClientTest implements RewriteTest {
    private static final String[] LIBRARIES = {"spring-web:6.2.18", "jackson-databind:2.19.0"};

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new RestTemplateToRestClient(null))
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-web", "spring-core", "spring-beans", "spring-boot", "spring-context"));
    }

    private static JavaSourceSet set(String name, String... libraries) {
        Map<String, List<JavaType.FullyQualified>> known = new TreeMap<>();
        for (String library : libraries) {
            known.put("org:" + library, List.of());
        }
        return new JavaSourceSet(Tree.randomId(), name, List.of(), known);
    }

    private static SourceSpecs java(String before, String after) {
        return org.openrewrite.java.Assertions.java(before, after, spec -> spec.markers(set("main", LIBRARIES)));
    }

    private static SourceSpecs java(String text) {
        return org.openrewrite.java.Assertions.java(text, spec -> spec.markers(set("main", LIBRARIES)));
    }

    private static final List<String> TYPES = List.of(
            "java.util.List",
            "java.util.Map",
            "org.springframework.core.ParameterizedTypeReference",
            "org.springframework.http.HttpEntity",
            "org.springframework.http.HttpHeaders",
            "org.springframework.http.HttpMethod",
            "org.springframework.http.MediaType",
            "org.springframework.http.ResponseEntity",
            "org.springframework.web.client.RestClient",
            "org.springframework.web.client.RestTemplate",
            "org.springframework.web.util.UriBuilderFactory");

    private static final String HELPER = """

                /** Sends as the template does, and encodes URI variables like it. */
                private static RestClient restClientOf(RestTemplate template) {
                    return RestClient.builder(template)
                            .uriBuilderFactory((UriBuilderFactory) template.getUriTemplateHandler())
                            .build();
                }
            """;

    /** A class with an injected template and one method. */
    private static String orders(String method) {
        return type("restTemplate", "RestTemplate", "restTemplate", method, "");
    }

    private static String migrated(String method) {
        return type("restClient", "RestClient", "RestClient.create(restTemplate)", method, "");
    }

    private static String migratedLeniently(String method) {
        return type("restClient", "RestClient", "restClientOf(restTemplate)", method, HELPER);
    }

    private static String type(String field, String type, String value, String method, String helper) {
        String body = """
                class Orders {
                    private final %s %s;

                    Orders(RestTemplate restTemplate) {
                        this.%s = %s;
                    }

                %s
                %s}
                """.formatted(
                        type,
                        field,
                        field,
                        value,
                        method.indent(4).stripTrailing(),
                        helper.stripTrailing().isEmpty() ? "" : helper.replaceAll("(?m)^ +$", ""));
        String imports = TYPES.stream()
                .filter(name -> body.matches("(?s).*\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b.*"))
                .map(name -> "import " + name + ";\n")
                .collect(Collectors.joining());
        return "package com.shop;\n\n" + imports + "\n" + body;
    }

    @DocumentExample
    @Test
    void readsByTheClientMadeFromTheTemplate() {
        rewriteRun(java("""
                        package com.shop;

                        import org.springframework.web.client.RestTemplate;

                        class Orders {
                            private final RestTemplate restTemplate;
                            private final String url;

                            Orders(RestTemplate restTemplate, String url) {
                                this.restTemplate = restTemplate;
                                this.url = url;
                            }

                            Order order(long id) {
                                // ask the shop
                                return restTemplate.getForObject(url + "/orders/{id}", Order.class, id); // by number
                            }

                            record Order(String item) {}
                        }
                        """, """
                        package com.shop;

                        import org.springframework.http.MediaType;
                        import org.springframework.web.client.RestClient;
                        import org.springframework.web.client.RestTemplate;

                        class Orders {
                            private final RestClient restClient;
                            private final String url;

                            Orders(RestTemplate restTemplate, String url) {
                                this.restClient = RestClient.create(restTemplate);
                                this.url = url;
                            }

                            Order order(long id) {
                                // ask the shop
                                return restClient.get()
                                        .uri(url + "/orders/{id}", id)
                                        .accept(MediaType.APPLICATION_JSON)
                                        .retrieve()
                                        .body(Order.class); // by number
                            }

                            record Order(String item) {}
                        }
                        """));
    }

    @Test
    void encodesVariablesLikeTheTemplate() {
        rewriteRun(java(orders("""
                        String order(String id) {
                            return restTemplate.getForObject("http://a/{id}", String.class, id);
                        }"""), migratedLeniently("""
                        String order(String id) {
                            return restClient.get()
                                    .uri("http://a/{id}", id)
                                    .accept(MediaType.TEXT_PLAIN, MediaType.APPLICATION_JSON, MediaType.ALL)
                                    .retrieve()
                                    .body(String.class);
                        }""")));
    }

    @Test
    void keepsStatusHeadersAndGenericTypes() {
        rewriteRun(java(orders("""
                        ResponseEntity<List<String>> names(HttpHeaders given) {
                            HttpHeaders headers = new HttpHeaders();
                            return restTemplate.exchange("http://a", HttpMethod.GET, new HttpEntity<>(headers), new ParameterizedTypeReference<List<String>>() {});
                        }"""), migrated("""
                        ResponseEntity<List<String>> names(HttpHeaders given) {
                            HttpHeaders headers = new HttpHeaders();
                            return restClient.get()
                                    .uri("http://a")
                                    .accept(MediaType.APPLICATION_JSON)
                                    .headers(target -> target.putAll(headers))
                                    .retrieve()
                                    .toEntity(new ParameterizedTypeReference<List<String>>() {});
                        }""")));
    }

    @Test
    void sendsBodies() {
        rewriteRun(java(orders("""
                        void send(Map<String, String> variables) {
                            var body = Map.of("a", 1);
                            restTemplate.put("http://a/{x}", body, 7);
                            restTemplate.delete("http://a/{x}", variables);
                            Map<?, ?> answer = this.restTemplate.postForObject("http://a", new StringBuilder(), Map.class);
                            HttpEntity<StringBuilder> entity = new HttpEntity<>(new StringBuilder(), new HttpHeaders());
                            var done = restTemplate.exchange("http://a", HttpMethod.PUT, entity, Void.class);
                        }"""), migratedLeniently("""
                        void send(Map<String, String> variables) {
                            var body = Map.of("a", 1);
                            restClient.put().uri("http://a/{x}", 7).body(body).retrieve().toBodilessEntity();
                            restClient.delete().uri("http://a/{x}", variables).retrieve().toBodilessEntity();
                            Map<?, ?> answer = this.restClient.post()
                                    .uri("http://a")
                                    .accept(MediaType.APPLICATION_JSON)
                                    .body(new StringBuilder())
                                    .retrieve()
                                    .body(Map.class);
                            HttpEntity<StringBuilder> entity = new HttpEntity<>(new StringBuilder(), new HttpHeaders());
                            var done = restClient.put()
                                    .uri("http://a")
                                    .headers(target -> target.putAll(entity.getHeaders()))
                                    .body(entity.getBody())
                                    .retrieve()
                                    .toBodilessEntity();
                        }""")));
    }

    @Test
    void keepsATemplateThatTheClassMakes() {
        rewriteRun(java("""
                        import org.springframework.boot.web.client.RestTemplateBuilder;
                        import org.springframework.http.HttpHeaders;
                        import org.springframework.web.client.RestTemplate;

                        class Clients {
                            static class Fares {
                                private final RestTemplate rest = new RestTemplate();

                                HttpHeaders head() {
                                    return rest.headForHeaders("http://fares");
                                }
                            }

                            static class Rooms {
                                private RestTemplate restTemplate;

                                Rooms(RestTemplateBuilder builder) {
                                    restTemplate = builder.build();
                                }

                                java.net.URI book(java.net.URI uri) {
                                    return restTemplate.postForLocation(uri, "room");
                                }
                            }
                        }
                        """, """
                        import org.springframework.boot.web.client.RestTemplateBuilder;
                        import org.springframework.http.HttpHeaders;
                        import org.springframework.web.client.RestClient;
                        import org.springframework.web.client.RestTemplate;

                        class Clients {
                            static class Fares {
                                private final RestClient rest = RestClient.create(new RestTemplate());

                                HttpHeaders head() {
                                    return rest.head().uri("http://fares").retrieve().toBodilessEntity().getHeaders();
                                }
                            }

                            static class Rooms {
                                private RestClient restClient;

                                Rooms(RestTemplateBuilder builder) {
                                    restClient = RestClient.create(builder.build());
                                }

                                java.net.URI book(java.net.URI uri) {
                                    return restClient.post()
                                            .uri(uri)
                                            .body("room")
                                            .retrieve()
                                            .toBodilessEntity()
                                            .getHeaders()
                                            .getLocation();
                                }
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object a() { return restTemplate.execute(\"http://a\", HttpMethod.GET, null, r -> 1); }",
                "Object a() { return restTemplate.getForObject(\"http://a\", byte[].class); }",
                "Object a(Object o) { return restTemplate.postForObject(\"http://a\", o, String.class); }",
                "Object a(String s) { return restTemplate.postForObject(\"http://a\", s, String.class); }",
                "Object a(String s) { return restTemplate.postForObject(\"http://a\", null, String.class); }",
                "Object a(HttpEntity<String> e) { return restTemplate.postForObject(\"http://a\", e, String.class); }",
                "Object a(HttpMethod m) { return restTemplate.exchange(\"http://a\", m, null, String.class); }",
                "Object a() { return restTemplate.exchange(\"http://a\", HttpMethod.POST, null, String.class); }",
                "RestTemplate a() { return restTemplate; }",
                "void a() { restTemplate.setErrorHandler(null); }",
                "void a() { java.util.function.Consumer<String> c = restTemplate::delete; }",
            })
    void refusesCallsWithoutACounterpart(String method) {
        refuses("H27", java(orders(method)));
    }

    @Test
    void refusesHeadersThatAreAssignedTwice() {
        refuses("H27", java(orders("""
                Object a() {
                    HttpHeaders headers = new HttpHeaders();
                    headers = new HttpHeaders();
                    return restTemplate.exchange("http://a", HttpMethod.GET, new HttpEntity<>(headers), String.class);
                }""")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @org.springframework.beans.factory.annotation.Autowired private RestTemplate rest;
            private RestTemplate rest; void setRest(RestTemplate rest) { this.rest = rest; }
            private RestTemplate rest;
            """)
    void refusesTemplatesThatComeAnotherWay(String field) {
        refuses("H19", java("""
                import org.springframework.web.client.RestTemplate;

                class Orders {
                    %s

                    void cancel() {
                        rest.delete("http://a");
                    }
                }
                """.formatted(field)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void a(RestTemplate r) { r.getInterceptors().add(null); }",
                "RestTemplate a(RestTemplate r) { r.getMessageConverters().clear(); return r; }",
                "RestTemplate a(org.springframework.boot.web.client.RestTemplateBuilder b) { return b.rootUri(\"x\").build(); }",
                "org.springframework.http.converter.StringHttpMessageConverter a() { return null; }",
                "class Mine extends RestTemplate {}",
            })
    void refusesWhatAClientWouldNotTakeOver(String member) {
        refuses("H27", java(orders("void a() { restTemplate.delete(\"http://a\"); }")), java("""
                import org.springframework.web.client.RestTemplate;

                class Setup {
                    %s
                }
                """.formatted(member)));
    }

    @Test
    void takesOverWhatIsSetWhereTheTemplateIsMade() {
        rewriteRun(
                java(
                        orders("void a() {\n    restTemplate.delete(\"http://a\");\n}"),
                        migrated(
                                "void a() {\n    restClient.delete().uri(\"http://a\").retrieve().toBodilessEntity();\n}")),
                java("""
                        import org.springframework.web.client.DefaultResponseErrorHandler;
                        import org.springframework.web.client.RestTemplate;

                        class Setup {
                            RestTemplate template() {
                                RestTemplate template = new RestTemplate();
                                template.setErrorHandler(new DefaultResponseErrorHandler());
                                return template;
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "spring-web:6.0.11,jackson-databind:2.15.0",
        "spring-web:6.2.18,gson:2.10",
        "spring-web:6.2.18,jackson-dataformat-xml:2.19.0"
    })
    void refusesOtherVersionsAndFormats(String first, String second) {
        refuses(
                "H27",
                org.openrewrite.java.Assertions.java(
                        orders("void a() { restTemplate.delete(\"http://a\"); }"),
                        spec -> spec.markers(set("main", first, second))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.web.client.RestTemplate rest = mock(org.springframework.web.client.RestTemplate.class);"
                        + " static <T> T mock(Class<T> type) { return null; }",
                "@Mock org.springframework.web.client.RestTemplate rest; @interface Mock {}",
                "void set() { setField(this, \"restTemplate\", new org.springframework.web.client.RestTemplate()); }"
                        + " void setField(Object of, String name, Object value) {}",
                "Object server = MockRestServiceServer.class; static class MockRestServiceServer {}",
            })
    void refusesTemplatesThatTestsReplace(String member) {
        refuses(
                "H30",
                java(orders("void a() { restTemplate.delete(\"http://a\"); }")),
                org.openrewrite.java.Assertions.java(
                        "class OrdersTest {\n    " + member + "\n}\n", spec -> spec.markers(set("test", LIBRARIES))));
    }

    @Test
    void leavesMigratedAndUnnamedClassesAlone() {
        rewriteRun(
                spec -> spec.recipe(new RestTemplateToRestClient(List.of("com.shop.Fares#find(String)"))),
                java(orders("void a() { restTemplate.delete(\"http://a\"); }")),
                java("""
                        import org.springframework.web.client.RestClient;

                        class Fares {
                            private final RestClient restClient = RestClient.create();

                            void cancel() {
                                restClient.delete().uri("http://a").retrieve().toBodilessEntity();
                            }
                        }
                        """));
    }

    private void refuses(String hazard, SourceSpecs... sources) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo(hazard))),
                sources);
    }
}
