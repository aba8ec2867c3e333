package dev.unblock.benchmarks.speed;

import dev.unblock.model.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Open code to measure on, by size: the sources, the classes made from them and all they depend on. */
enum Corpus {
    /** A small service module: Spring. */
    S("hapi-fhir-storage 7.4.5", 4, hapi("storage")),
    /** A large module of a server: Spring and JPA. */
    M("hapi-fhir-jpaserver-base 7.4.5", 4, hapi("jpaserver-base")),
    /** A server with its libraries as one program. */
    L(
            "the HAPI FHIR 7.4.5 server modules, Hibernate ORM 6.4.1 with Envers, Hibernate Search 7.0.0",
            12,
            Stream.concat(
                    hapi(
                            "base",
                            "caching-api",
                            "caching-caffeine",
                            "client",
                            "converter",
                            "jpa",
                            "jpaserver-base",
                            "jpaserver-model",
                            "jpaserver-searchparam",
                            "jpaserver-subscription",
                            "server",
                            "server-mdm",
                            "sql-migrate",
                            "storage",
                            "storage-batch2",
                            "storage-batch2-jobs",
                            "validation"),
                    hibernate()));

    /** What some of the sources are compiled against and the jars do not bring along. */
    private static final List<Artifact> PROVIDED = Stream.of(
                    "jakarta.servlet:jakarta.servlet-api:6.0.0",
                    "jakarta.enterprise:jakarta.enterprise.cdi-api:4.0.1",
                    "jakarta.json.bind:jakarta.json.bind-api:3.0.0",
                    "com.fasterxml.jackson.dataformat:jackson-dataformat-xml:2.17.1",
                    "org.jboss.logging:jboss-logging-annotations:2.2.1.Final")
            .map(Artifact::of)
            .toList();

    private final String title;
    private final int heapGigabytes;
    private final List<Artifact> artifacts;

    Corpus(String title, int heapGigabytes, Stream<String> coordinates) {
        this.title = title;
        this.heapGigabytes = heapGigabytes;
        this.artifacts = coordinates.map(Artifact::of).toList();
    }

    private static Stream<String> hapi(String... modules) {
        return Arrays.stream(modules).map(module -> "ca.uhn.hapi.fhir:hapi-fhir-" + module + ":7.4.5");
    }

    private static Stream<String> hibernate() {
        return Stream.of(
                "org.hibernate.orm:hibernate-core:6.4.1.Final",
                "org.hibernate.orm:hibernate-envers:6.4.1.Final",
                "org.hibernate.search:hibernate-search-backend-elasticsearch:7.0.0.Final",
                "org.hibernate.search:hibernate-search-backend-lucene:7.0.0.Final",
                "org.hibernate.search:hibernate-search-engine:7.0.0.Final",
                "org.hibernate.search:hibernate-search-mapper-orm:7.0.0.Final",
                "org.hibernate.search:hibernate-search-mapper-pojo-base:7.0.0.Final",
                "org.hibernate.search:hibernate-search-util-common:7.0.0.Final");
    }

    static Corpus named(String name) {
        return Arrays.stream(values())
                .filter(corpus -> corpus.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("no corpus " + name + "; there are S, M and L"));
    }

    String title() {
        return title;
    }

    /** The heap that every tool may use on it. */
    int heapGigabytes() {
        return heapGigabytes;
    }

    /** The jars whose sources are read. */
    List<Artifact> artifacts() {
        return artifacts;
    }

    static List<Artifact> provided() {
        return PROVIDED;
    }
}
