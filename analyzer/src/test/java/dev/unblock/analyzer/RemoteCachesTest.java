package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies ask a cache before they run a method: that waits where the cache is a server. */
final class RemoteCachesTest {

    private static final String SETTINGS = "src/main/resources/application.properties";

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        project = new BareProject(folder);
        project.write("src/main/java/shop/Prices.java", """
                package shop;
                import org.springframework.cache.annotation.*;
                import org.springframework.stereotype.Service;
                import org.springframework.web.bind.annotation.*;
                interface Prices {
                    String price(String name);
                    void forget(String name);
                    String free(String name);
                }
                @Service class StoredPrices implements Prices {
                    @Cacheable("prices") public String price(String name) { return name.trim(); }
                    @CacheEvict("prices") public void forget(String name) {}
                    public String free(String name) { return price(name); }
                }
                @RestController class Desk {
                    private final Prices prices;
                    Desk(Prices prices) { this.prices = prices; }
                    @GetMapping("/price") String price() {
                        return prices.price("tea");
                    }
                    @DeleteMapping("/price") void forget() {
                        prices.forget("tea");
                    }
                    @GetMapping("/free") String free() {
                        return prices.free("tea");
                    }
                }
                """);
    }

    @Test
    void waitsForTheServerThatTheSettingsName() throws IOException {
        enableCaching("");
        project.write(SETTINGS, "spring.cache.type=redis\n");

        assertThat(project.waits()).containsExactly("Prices.java:19 redis request", "Prices.java:22 redis request");
    }

    @Test
    void waitsForTheServerThatAManagerOfTheProjectAsks() throws IOException {
        enableCaching("""
                @Bean CacheManager manager(RedisConnectionFactory connections) {
                    return RedisCacheManager.builder(connections).build();
                }
                """);

        assertThat(project.waits()).containsExactly("Prices.java:19 redis request", "Prices.java:22 redis request");
    }

    @Test
    void waitsForTheOnlyServerAmongTheLibraries() throws IOException {
        enableCaching("");
        project.write("pom.xml", pom("spring-boot-starter-cache", "spring-boot-starter-data-redis"));

        assertThat(project.waits()).containsExactly("Prices.java:19 redis request", "Prices.java:22 redis request");
    }

    @Test
    void doesNotWaitForMemory() throws IOException {
        enableCaching("");
        project.write("pom.xml", pom("spring-boot-starter-cache", "caffeine", "spring-boot-starter-data-redis"));

        assertThat(project.waits()).isEmpty();
    }

    @Test
    void believesTheManagerRatherThanTheSettings() throws IOException {
        enableCaching("@Bean CacheManager manager() { return new ConcurrentMapCacheManager(); }");
        project.write(SETTINGS, "spring.cache.type=redis\n");

        assertThat(project.waits()).isEmpty();
    }

    @Test
    void doesNotWaitWhereNothingActsOnTheAnnotations() throws IOException {
        project.write(SETTINGS, "spring.cache.type=redis\n");

        assertThat(project.waits()).isEmpty();
    }

    private void enableCaching(String beans) throws IOException {
        project.write("src/main/java/shop/Caching.java", """
                package shop;
                import org.springframework.cache.CacheManager;
                import org.springframework.cache.annotation.EnableCaching;
                import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
                import org.springframework.context.annotation.*;
                import org.springframework.data.redis.cache.RedisCacheManager;
                import org.springframework.data.redis.connection.RedisConnectionFactory;
                @Configuration @EnableCaching class Caching {
                %s}
                """.formatted(beans));
    }

    private static String pom(String... libraries) {
        StringBuilder dependencies = new StringBuilder();
        for (String library : libraries) {
            dependencies
                    .append("<dependency><groupId>g</groupId><artifactId>")
                    .append(library)
                    .append("</artifactId><version>1</version></dependency>");
        }
        return "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId>"
                + "<version>1</version><dependencies>" + dependencies + "</dependencies></project>";
    }
}
