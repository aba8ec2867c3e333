package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.program.Program;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the caches behind a framework's annotations are on a server. The managers that the project makes say so, or its
 * settings, or the only library that could be one.
 */
final class RemoteCaches {

    private static final String ENABLES = "org.springframework.cache.annotation.EnableCaching";
    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String MANAGER = "org.springframework.cache.CacheManager";
    private static final Set<String> ON_SERVERS = Set.of(
            "org.springframework.data.redis.cache.RedisCacheManager",
            "org.redisson.spring.cache.RedissonSpringCacheManager");

    /** Where one of these is at hand too, Boot does not take Redis, or may not. */
    private static final Set<String> IN_MEMORY = Set.of(
            "ehcache",
            "hazelcast",
            "hazelcast-spring",
            "caffeine",
            "cache-api",
            "infinispan-spring-boot-starter-embedded");

    private static final String REDIS = "redis";

    private final Program program;

    private RemoteCaches(Program program) {
        this.program = program;
    }

    /** The annotations whose proxies ask a server. */
    static Set<String> annotations(Program program) {
        RemoteCaches caches = new RemoteCaches(program);
        return Stream.of(
                        caches.isSpringOnServer()
                                ? annotations(
                                        "org.springframework.cache.annotation.",
                                        "Cacheable",
                                        "CachePut",
                                        "CacheEvict",
                                        "Caching")
                                : Stream.<String>empty(),
                        caches.isQuarkusOnServer()
                                ? annotations(
                                        "io.quarkus.cache.", "CacheResult", "CacheInvalidate", "CacheInvalidateAll")
                                : Stream.<String>empty())
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> annotations(String inPackage, String... names) {
        return Stream.of(names).map(inPackage::concat);
    }

    private boolean isSpringOnServer() {
        if (program.facts().types().stream()
                .noneMatch(type -> type.annotation(ENABLES).isPresent())) {
            return false;
        }
        Set<String> made = managers();
        return made.isEmpty()
                ? isConfigured("spring.cache.type", "spring-boot-starter-data-redis")
                : ON_SERVERS.containsAll(made);
    }

    private boolean isQuarkusOnServer() {
        return isConfigured("quarkus.cache.type", "quarkus-redis-cache");
    }

    private boolean isConfigured(String key, String library) {
        List<String> said = Stream.concat(
                        Stream.of(program.facts().settings()),
                        program.facts().modules().stream().map(ModuleFact::settings))
                .flatMap(settings -> Optional.ofNullable(settings.get(key)).stream())
                .toList();
        return said.isEmpty()
                ? program.facts().modules().stream()
                        .map(ModuleFact::libraries)
                        .anyMatch(
                                libraries -> libraries.contains(library) && Collections.disjoint(libraries, IN_MEMORY))
                : said.stream().allMatch(REDIS::equalsIgnoreCase);
    }

    private Set<String> managers() {
        return program.facts().types().stream()
                .flatMap(type -> type.methods().stream())
                .filter(method -> method.annotation(BEAN).isPresent())
                .flatMap(RemoteCaches::managersOf)
                .filter(type -> type.endsWith("CacheManager"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What the method says that it returns; of the interface, what it is made with. */
    private static Stream<String> managersOf(MethodFact method) {
        String returned = method.key().returnType();
        return returned.equals(MANAGER)
                ? method.calls().stream()
                        .map(call -> call.target().owner().replaceFirst("\\$.*", ""))
                        .filter(type -> !type.equals(MANAGER))
                : Stream.of(returned);
    }
}
