package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bare sources of applications that have been there for long: their clients, and the collections that these are kept in. */
final class OlderClientsTest {

    @TempDir
    private Path folder;

    @Test
    void knowsWhatTheEntriesOfMapsAre() throws IOException {
        BareProject project = project("""
                private final Map<String, RestTemplate> all = new HashMap<>();
                private final Map<RestTemplate, String> names = new HashMap<>();
                @GetMapping("/a") void a() { all.entrySet().parallelStream().forEach(one -> { one.getValue().getForObject("/", String.class); }); }
                @GetMapping("/b") void b() { for (Map.Entry<String, RestTemplate> one : all.entrySet()) { one.getValue().getForObject("/", String.class); } }
                @GetMapping("/c") void c() { for (var one : names.entrySet()) { one.getKey().getForObject("/", String.class); } }
                @GetMapping("/d") void d() { for (var one : names.entrySet()) { one.getValue().length(); } }
                """);

        assertThat(project.entriesThatWait())
                .containsExactlyInAnyOrder("shop.Orders#a()", "shop.Orders#b()", "shop.Orders#c()");
    }

    @Test
    void takesNoConstructorForOneThatOpensAFileWhereNothingSaysSo() throws IOException {
        BareProject project = project("""
                @GetMapping("/a") void a(HttpServletResponse response) { new PrintStream(response.getOutputStream()); }
                @GetMapping("/b") void b(File file) { new PrintStream(file); }
                """);

        assertThat(project.waits()).containsExactly("Orders.java:14 file request");
    }

    @Test
    void knowsClientsThatNewerOnesHaveReplaced() throws IOException {
        BareProject project = project("""
                private DBI database;
                private Names names;
                private CloudTableClient tables;
                private KubernetesClient cluster;
                @SqlQuery("select 1") interface Names { @SqlQuery("select 1") int first(); }
                @GetMapping("/a") void a() { database.withHandle(handle -> handle.createQuery("select 1").map(Integer.class).first()); }
                @GetMapping("/b") void b() { names.first(); }
                @GetMapping("/c") void c() { tables.getTableReference("a").execute(null); }
                @GetMapping("/d") void d() { cluster.pods().inAnyNamespace().list(); }
                @GetMapping("/e") void e(File file) { Files.toString(file, null); }
                @GetMapping("/f") void f() { tables.getTableReference("a").getName(); cluster.pods().inNamespace("a"); }
                """);

        assertThat(project.entriesThatWait())
                .containsExactlyInAnyOrder(
                        "shop.Orders#a()",
                        "shop.Orders#b()",
                        "shop.Orders#c()",
                        "shop.Orders#d()",
                        "shop.Orders#e(File)");
    }

    private BareProject project(String members) throws IOException {
        BareProject project = new BareProject(folder);
        project.write("shop/Orders.java", """
                package shop;
                import com.google.common.io.Files;
                import com.microsoft.azure.storage.table.CloudTableClient;
                import io.fabric8.kubernetes.client.KubernetesClient;
                import java.io.*;
                import java.util.*;
                import jakarta.servlet.http.HttpServletResponse;
                import org.skife.jdbi.v2.DBI;
                import org.skife.jdbi.v2.sqlobject.SqlQuery;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.client.RestTemplate;
                @RestController class Orders {
                %s
                }
                """.formatted(members));
        return project;
    }
}
