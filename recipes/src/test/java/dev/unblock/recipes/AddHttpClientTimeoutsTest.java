package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openrewrite.java.Assertions.java;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.style.Autodetect;
import org.openrewrite.java.tree.J;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;

class AddHttpClientTimeoutsTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddHttpClientTimeouts(2000, 5500, null))
                .parser(JavaParser.fromJavaVersion().classpath("spring-web", "spring-boot", "spring-core"));
    }

    @DocumentExample
    @Test
    void limitsRequestsOfTheJdkClient() {
        rewriteRun(java("""
                        import java.net.URI;
                        import java.net.http.HttpRequest;

                        class Fares {
                            HttpRequest one(URI uri) {
                                return HttpRequest.newBuilder(uri).GET().build();
                            }

                            HttpRequest two(URI uri) {
                                return HttpRequest.newBuilder()
                                        .uri(uri)
                                        .build();
                            }
                        }
                        """, """
                        import java.net.URI;
                        import java.net.http.HttpRequest;
                        import java.time.Duration;

                        class Fares {
                            HttpRequest one(URI uri) {
                                return HttpRequest.newBuilder(uri).GET().timeout(Duration.ofMillis(5500)).build();
                            }

                            HttpRequest two(URI uri) {
                                return HttpRequest.newBuilder()
                                        .uri(uri)
                                        .timeout(Duration.ofMillis(5500))
                                        .build();
                            }
                        }
                        """));
    }

    @Test
    void limitsConnectionsOfTheJdkClient() {
        rewriteRun(java("""
                        import java.net.http.HttpClient;

                        class Clients {
                            static final HttpClient PLAIN = HttpClient.newHttpClient();
                            static final HttpClient BUILT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
                        }
                        """, """
                        import java.net.http.HttpClient;
                        import java.time.Duration;

                        class Clients {
                            static final HttpClient PLAIN = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
                            static final HttpClient BUILT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).connectTimeout(Duration.ofSeconds(2)).build();
                        }
                        """));
    }

    @Test
    void leavesLimitedClientsAlone() {
        rewriteRun(java("""
                        import java.net.URI;
                        import java.net.http.HttpClient;
                        import java.net.http.HttpRequest;
                        import java.time.Duration;

                        class Limited {
                            HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

                            HttpRequest request(URI uri) {
                                return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
                            }

                            HttpRequest handedIn(HttpRequest.Builder builder) {
                                return builder.build();
                            }
                        }
                        """));
    }

    @Test
    void givesABareRestTemplateARequestFactoryWithTimeouts() {
        rewriteRun(java("""
                        import org.springframework.web.client.RestTemplate;

                        class Clients {
                            private final RestTemplate weather = new RestTemplate();

                            RestTemplate other() {
                                return new RestTemplate();
                            }
                        }
                        """, """
                        import org.springframework.http.client.SimpleClientHttpRequestFactory;
                        import org.springframework.web.client.RestTemplate;

                        class Clients {
                            private final RestTemplate weather = new RestTemplate(requestFactoryWithTimeouts());

                            RestTemplate other() {
                                return new RestTemplate(requestFactoryWithTimeouts());
                            }

                            private static SimpleClientHttpRequestFactory requestFactoryWithTimeouts() {
                                SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
                                factory.setConnectTimeout(2000);
                                factory.setReadTimeout(5500);
                                return factory;
                            }
                        }
                        """));
    }

    @Test
    void leavesACopyOfAnotherRequestItsTimeout() {
        rewriteRun(java("""
                import java.net.http.HttpRequest;

                class Clients {
                    HttpRequest named(HttpRequest request) {
                        return HttpRequest.newBuilder(request, (name, value) -> true).header("User-Agent", "shop").build();
                    }
                }
                """));
    }

    @Test
    void indentsAsTheClassDoes() {
        rewriteRun(java("""
                import org.springframework.web.client.RestTemplate;

                class Clients {
                \tprivate final RestTemplate weather = new RestTemplate();

                \tvoid other() {
                \t\tSystem.out.println(weather);
                \t}
                }
                """, """
                import org.springframework.http.client.SimpleClientHttpRequestFactory;
                import org.springframework.web.client.RestTemplate;

                class Clients {
                \tprivate final RestTemplate weather = new RestTemplate(requestFactoryWithTimeouts());

                \tvoid other() {
                \t\tSystem.out.println(weather);
                \t}

                \tprivate static SimpleClientHttpRequestFactory requestFactoryWithTimeouts() {
                \t\tSimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
                \t\tfactory.setConnectTimeout(2000);
                \t\tfactory.setReadTimeout(5500);
                \t\treturn factory;
                \t}
                }
                """, spec -> spec.mapBeforeRecipe(AddHttpClientTimeoutsTest::withItsStyle)));
    }

    /** As the plugin and our own engine do it for a whole project. */
    private static J.CompilationUnit withItsStyle(J.CompilationUnit file) {
        Autodetect.Detector detector = Autodetect.detector();
        detector.sample(file);
        return file.withMarkers(file.getMarkers().add(detector.build()));
    }

    @Test
    void refusesARestTemplateWhoseFactoryIsSetElsewhere() {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo("H27");
                            assertThat(row.line()).isEqualTo(6);
                            assertThat(row.member()).isEqualTo("client(ClientHttpRequestFactory)");
                        })),
                java("""
                        import org.springframework.http.client.ClientHttpRequestFactory;
                        import org.springframework.web.client.RestTemplate;

                        class Clients {
                            RestTemplate client(ClientHttpRequestFactory factory) {
                                RestTemplate client = new RestTemplate();
                                client.setRequestFactory(factory);
                                return client;
                            }
                        }
                        """));
    }

    @Test
    void limitsTheRestTemplateBuilder() {
        rewriteRun(java("""
                        import org.springframework.boot.web.client.RestTemplateBuilder;
                        import org.springframework.web.client.RestTemplate;

                        class Clients {
                            RestTemplate client(RestTemplateBuilder builder) {
                                return builder.rootUri("http://localhost").build();
                            }
                        }
                        """, """
                        import org.springframework.boot.web.client.RestTemplateBuilder;
                        import org.springframework.web.client.RestTemplate;

                        import java.time.Duration;

                        class Clients {
                            RestTemplate client(RestTemplateBuilder builder) {
                                return builder.rootUri("http://localhost").connectTimeout(Duration.ofSeconds(2)).readTimeout(Duration.ofMillis(5500)).build();
                            }
                        }
                        """));
    }

    @Test
    void limitsUrlConnectionsWhereTheyAreOpened() {
        rewriteRun(java("""
                        import java.io.IOException;
                        import java.net.HttpURLConnection;
                        import java.net.URL;

                        class Rates {
                            int status(URL url) throws IOException {
                                // the bank
                                HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                                connection.setReadTimeout(100);
                                return connection.getResponseCode();
                            }
                        }
                        """, """
                        import java.io.IOException;
                        import java.net.HttpURLConnection;
                        import java.net.URL;

                        class Rates {
                            int status(URL url) throws IOException {
                                // the bank
                                HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                                connection.setConnectTimeout(2000);
                                connection.setReadTimeout(100);
                                return connection.getResponseCode();
                            }
                        }
                        """));
    }

    @Test
    void staysInsideTheTargets() {
        rewriteRun(
                spec -> spec.recipe(new AddHttpClientTimeouts(2000, 4000, List.of("com.shop.Fares#one(URI,String[])"))),
                java("""
                        package com.shop;

                        import java.net.URI;
                        import java.net.http.HttpRequest;
                        import java.time.Duration;

                        class Fares {
                            Duration cached = Duration.ZERO;

                            HttpRequest one(URI uri, String... names) {
                                return HttpRequest.newBuilder(uri).build();
                            }

                            HttpRequest one(URI uri) {
                                return HttpRequest.newBuilder(uri).build();
                            }
                        }
                        """, """
                        package com.shop;

                        import java.net.URI;
                        import java.net.http.HttpRequest;
                        import java.time.Duration;

                        class Fares {
                            Duration cached = Duration.ZERO;

                            HttpRequest one(URI uri, String... names) {
                                return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(4)).build();
                            }

                            HttpRequest one(URI uri) {
                                return HttpRequest.newBuilder(uri).build();
                            }
                        }
                        """));
    }

    @Test
    void readsItsOptionsFromYaml() {
        rewriteRun(spec -> spec.recipeFromYaml("""
                        type: specs.openrewrite.org/v1beta/recipe
                        name: dev.unblock.Wave0
                        displayName: Wave 0
                        description: Wave 0.
                        recipeList:
                          - dev.unblock.recipes.AddHttpClientTimeouts:
                              connectTimeoutMillis: 1000
                              requestTimeoutMillis: 7000
                        """, "dev.unblock.Wave0"), java("""
                        import java.net.URI;
                        import java.net.http.HttpRequest;
                        import java.time.Duration;

                        class Fares {
                            Duration cached;

                            HttpRequest one(URI uri) {
                                return HttpRequest.newBuilder(uri).build();
                            }
                        }
                        """, """
                        import java.net.URI;
                        import java.net.http.HttpRequest;
                        import java.time.Duration;

                        class Fares {
                            Duration cached;

                            HttpRequest one(URI uri) {
                                return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(7)).build();
                            }
                        }
                        """));
    }

    @Test
    void aFieldsInitialiserBelongsToTheConstructor() {
        rewriteRun(
                spec -> spec.recipe(new AddHttpClientTimeouts(2000, 4000, List.of("com.shop.Clients#<init>(String)"))),
                java("""
                        package com.shop;

                        import java.net.http.HttpClient;

                        class Clients {
                            HttpClient field = HttpClient.newHttpClient();
                            HttpClient other;

                            Clients(String name) {
                                other = HttpClient.newHttpClient();
                            }

                            HttpClient untouched() {
                                return HttpClient.newHttpClient();
                            }
                        }
                        """, """
                        package com.shop;

                        import java.net.http.HttpClient;
                        import java.time.Duration;

                        class Clients {
                            HttpClient field = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
                            HttpClient other;

                            Clients(String name) {
                                other = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
                            }

                            HttpClient untouched() {
                                return HttpClient.newHttpClient();
                            }
                        }
                        """));
    }
}
