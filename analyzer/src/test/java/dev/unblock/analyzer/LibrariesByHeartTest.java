package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no jar is at hand: what calls on libraries return, and what is behind it. */
final class LibrariesByHeartTest {

    private BareProject project;

    @BeforeEach
    void begin(@TempDir Path folder) {
        project = new BareProject(folder);
    }

    @Test
    void followsRequestsOfAnOlderClient() throws IOException {
        project.write("shop/Agents.java", """
                package shop;
                import com.ning.http.client.AsyncHttpClient;
                import com.ning.http.client.Response;
                class Agents {
                    AsyncHttpClient client;
                    Response browse(String host) {
                        try {
                            return client.prepareGet(host).setRequestTimeout(100).addQueryParam("path", "/").execute().get();
                        } catch (Exception e) {
                            return null;
                        }
                    }
                    Response read(String host) throws Exception {
                        AsyncHttpClient.BoundRequestBuilder request = client.prepareGet(host);
                        request.addQueryParam("path", "/");
                        return request.execute().get();
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Agents.java:16 future ", "Agents.java:8 future ");
    }

    @Test
    void readsWhatIsInAFileAndNotWhatIsInMemory() throws IOException {
        project.write("shop/Pages.java", """
                package shop;
                import com.google.common.io.CharSource;
                import com.google.common.io.Files;
                import java.io.*;
                import java.nio.charset.StandardCharsets;
                import org.jsoup.Jsoup;
                class Pages {
                    String file(File file) throws IOException {
                        try (var page = open(file)) {
                            return Jsoup.parse(page, "UTF-8", "").text();
                        }
                    }
                    String text(String text) throws IOException {
                        return Jsoup.parse(new ByteArrayInputStream(text.getBytes()), "UTF-8", "").text();
                    }
                    int memory(String text) throws IOException {
                        Reader reader = CharSource.wrap(text).openStream();
                        return reader.read();
                    }
                    String source(File file) throws IOException {
                        return Files.asCharSource(file, StandardCharsets.UTF_8).read();
                    }
                    private InputStream open(File file) throws IOException {
                        return new FileInputStream(file);
                    }
                }
                """);

        assertThat(project.waits())
                .containsExactly("Pages.java:10 file ", "Pages.java:21 file ", "Pages.java:24 file ");
    }

    @Test
    void knowsWhatAMapperIsAskedFor() throws IOException {
        project.write("shop/Rule.java", """
                package shop;
                import com.fasterxml.jackson.databind.ObjectMapper;
                import io.quarkus.hibernate.orm.panache.PanacheEntity;
                import jakarta.persistence.Entity;
                @Entity class Rule extends PanacheEntity {
                    static void keep(ObjectMapper mapper, String text) throws Exception {
                        var rule = mapper.readValue(text, Rule.class);
                        rule.persistAndFlush();
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Rule.java:8 jpa ");
    }

    @Test
    void readsTreesOfARepositoryByTheirIdsAlone() throws IOException {
        project.write("shop/Trees.java", """
                package shop;
                import org.eclipse.jgit.revwalk.RevCommit;
                import org.eclipse.jgit.treewalk.EmptyTreeIterator;
                import org.eclipse.jgit.treewalk.TreeWalk;
                class Trees {
                    void walk(TreeWalk walk, RevCommit commit) throws Exception {
                        walk.addTree(commit.getTree());
                        walk.addTree(new EmptyTreeIterator());
                    }
                }
                """);

        assertThat(project.waits()).containsExactly("Trees.java:7 file ");
    }
}
