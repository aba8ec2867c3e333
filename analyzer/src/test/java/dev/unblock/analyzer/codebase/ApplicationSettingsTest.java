package dev.unblock.analyzer.codebase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationSettingsTest {

    @TempDir
    Path folder;

    private final Problems problems = new Problems(Path.of("."));

    @Test
    void flattensYamlAndWritesKeysInKebabCase() throws IOException {
        Map<String, String> settings = read("application.yml", """
                server:
                  port: 8080
                  tomcat: { threads.max: 200 }
                spring.datasource.hikari.maximumPoolSize: 10
                app:
                  hosts: [one, two]
                  version: @project.version@
                  empty:
                """);
        assertThat(settings)
                .containsEntry("server.port", "8080")
                .containsEntry("server.tomcat.threads.max", "200")
                .containsEntry("spring.datasource.hikari.maximum-pool-size", "10")
                .containsEntry("app.hosts[1]", "two")
                .containsEntry("app.version", "@project.version@")
                .containsEntry("app.empty", "");
    }

    @Test
    void skipsDocumentsOfProfiles() throws IOException {
        assertThat(read("application.yml", """
                                a: 1
                                ---
                                spring.config.activate.on-profile: prod
                                a: 2
                                ---
                                spring:
                                  profiles: dev
                                a: 3
                                ---
                                a: 4
                                """)).isEqualTo(Map.of("a", "4"));
    }

    @Test
    void skipsDocumentsOfProfilesInProperties() throws IOException {
        assertThat(read("application.properties", "a=1\n#---\nspring.config.activate.on-profile=prod\na=2\n"))
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void prefersPropertiesToYaml() throws IOException {
        Files.writeString(folder.resolve("application.yml"), "a: yaml\nb: yaml\n");
        assertThat(read("application.properties", "a = properties \n"))
                .isEqualTo(Map.of("a", "properties", "b", "yaml"));
    }

    @Test
    void tellsOfSettingsThatCannotBeRead() throws IOException {
        assertThat(read("application.yml", "a: [1, 2\nb: }")).isEmpty();
        assertThat(problems.all()).singleElement().satisfies(one -> assertThat(one.reason())
                .startsWith("settings not read"));
    }

    private Map<String, String> read(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return new ApplicationSettings(problems).read(List.of(folder));
    }
}
