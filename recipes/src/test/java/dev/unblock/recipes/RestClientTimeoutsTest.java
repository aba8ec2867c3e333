package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class RestClientTimeoutsTest implements RewriteTest {
    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new AddHttpClientTimeouts(2000, 5500, null))
                .parser(JavaParser.fromJavaVersion().classpath("spring-web", "spring-core"));
    }

    private static SourceSpecs java(String before, String after) {
        return org.openrewrite.java.Assertions.java(before, after);
    }

    @DocumentExample
    @Test
    void limitsClientsThatAreMadeHere() {
        rewriteRun(java("""
                        import org.springframework.web.client.RestClient;

                        class Clients {
                            private final RestClient plain = RestClient.create();
                            private final RestClient weather = RestClient.create("http://localhost/weather"); // of today

                            RestClient built(String url) {
                                return RestClient.builder()
                                        .baseUrl(url)
                                        .build();
                            }
                        }
                        """, """
                        import org.springframework.http.client.JdkClientHttpRequestFactory;
                        import org.springframework.web.client.RestClient;

                        import java.net.http.HttpClient;
                        import java.time.Duration;

                        class Clients {
                            private final RestClient plain = RestClient.builder().requestFactory(jdkRequestFactoryWithTimeouts()).build();
                            private final RestClient weather = RestClient.builder().baseUrl("http://localhost/weather").requestFactory(jdkRequestFactoryWithTimeouts()).build(); // of today

                            RestClient built(String url) {
                                return RestClient.builder()
                                        .baseUrl(url)
                                        .requestFactory(jdkRequestFactoryWithTimeouts())
                                        .build();
                            }

                            private static JdkClientHttpRequestFactory jdkRequestFactoryWithTimeouts() {
                                HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofMillis(2000)).build();
                                JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
                                factory.setReadTimeout(5500);
                                return factory;
                            }
                        }
                        """));
    }

    @Test
    void leavesClientsWithARequestFactoryAlone() {
        rewriteRun(org.openrewrite.java.Assertions.java("""
                import org.springframework.http.client.ClientHttpRequestFactory;
                import org.springframework.web.client.RestClient;
                import org.springframework.web.client.RestTemplate;

                class Clients {
                    RestClient limited(ClientHttpRequestFactory factory) {
                        return RestClient.builder().requestFactory(factory).build();
                    }

                    RestClient likeTheTemplate(RestTemplate template) {
                        return RestClient.create(template);
                    }
                }
                """));
    }

    @Test
    void refusesClientsThatSendWithAnotherLibrary() {
        JavaSourceSet apache =
                new JavaSourceSet(Tree.randomId(), "main", List.of(), Map.of("org:httpclient5:5.4", List.of()));
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo("H27");
                            assertThat(row.evidence()).contains("httpclient5");
                            assertThat(row.line()).isEqualTo(4);
                        })),
                org.openrewrite.java.Assertions.java("""
                        import org.springframework.web.client.RestClient;

                        class Clients {
                            private final RestClient plain = RestClient.create();
                        }
                        """, spec -> spec.markers(apache)));
    }

    @Test
    void refusesBuildersThatAreMadeElsewhere() {
        rewriteRun(
                spec -> spec.dataTable(
                        AsyncMigrationRefusals.Row.class,
                        rows -> assertThat(rows).singleElement().satisfies(row -> {
                            assertThat(row.hazard()).isEqualTo("H27");
                            assertThat(row.whatWouldUnblock()).contains("spring.http.client.read-timeout");
                            assertThat(row.member()).isEqualTo("client(Builder)");
                        })),
                org.openrewrite.java.Assertions.java("""
                        import org.springframework.web.client.RestClient;

                        class Clients {
                            RestClient client(RestClient.Builder builder) {
                                return builder.baseUrl("http://localhost").build();
                            }
                        }
                        """));
    }
}
