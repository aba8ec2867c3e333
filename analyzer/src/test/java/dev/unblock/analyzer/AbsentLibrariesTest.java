package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.CallPath;
import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that are not at hand are known by what is written of them, as far as something waits there. */
final class AbsentLibrariesTest {

    @TempDir
    Path project;

    @Test
    void knowsDirectoriesChatsAndJsonThatIsReadFromSomewhere() throws IOException {
        write("com/shop/Desk.java", """
                package com.shop;
                import jakarta.json.Json;
                import jakarta.json.JsonReader;
                import java.io.*;
                import java.nio.file.*;
                import org.apache.directory.api.ldap.model.cursor.EntryCursor;
                import org.apache.directory.api.ldap.model.message.SearchScope;
                import org.apache.directory.ldap.client.api.LdapConnection;
                import org.springframework.ai.chat.client.ChatClient;
                import org.springframework.util.ResourceUtils;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class Desk {
                    private LdapConnection directory;
                    private ChatClient chat;
                    @GetMapping("/ask")
                    String ask(String text) {
                        var request = chat.prompt().system("short").user(text);
                        return request.call().content();
                    }
                    @GetMapping("/find")
                    boolean find(String name) throws Exception {
                        directory.bind();
                        EntryCursor found = directory.search("dc=shop", name, SearchScope.SUBTREE);
                        return found != null;
                    }
                    @GetMapping("/keys")
                    InputStream keys(String place) throws IOException {
                        return new FileInputStream(ResourceUtils.getFile(place));
                    }
                    @GetMapping("/json")
                    String json(String text) throws IOException {
                        JsonReader memory = Json.createReader(new StringReader(text));
                        memory.readObject();
                        try (Reader in = Files.newBufferedReader(Path.of("a"))) {
                            return Json.createReader(in).readObject().toString();
                        }
                    }
                }
                """);

        assertThat(waits())
                .containsExactly(
                        "Desk.java:19 http request",
                        "Desk.java:23 ldap request",
                        "Desk.java:24 ldap request",
                        "Desk.java:29 file request",
                        "Desk.java:35 file request",
                        "Desk.java:36 file request");
    }

    @Test
    void knowsWhatRunsWhileARequestIsChecked() throws IOException {
        write("com/shop/Checks.java", """
                package com.shop;
                import com.fasterxml.jackson.databind.ObjectMapper;
                import java.io.*;
                import java.util.*;
                import javax.servlet.http.HttpServletRequest;
                import javax.servlet.http.HttpServletResponse;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.security.access.ConfigAttribute;
                import org.springframework.security.core.Authentication;
                import org.springframework.security.core.userdetails.*;
                import org.springframework.security.web.access.intercept.FilterInvocationSecurityMetadataSource;
                import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
                import org.springframework.stereotype.*;
                @Component class Roles implements FilterInvocationSecurityMetadataSource {
                    private JdbcTemplate jdbc;
                    public Collection<ConfigAttribute> getAttributes(Object request) {
                        jdbc.queryForList("select role");
                        return null;
                    }
                }
                @Service class People implements UserDetailsService {
                    private JdbcTemplate jdbc;
                    public UserDetails loadUserByUsername(String name) {
                        jdbc.queryForList("select name");
                        return null;
                    }
                }
                class Login extends UsernamePasswordAuthenticationFilter {
                    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
                        try {
                            new ObjectMapper().readValue(request.getInputStream(), Map.class);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        return getAuthenticationManager().authenticate(null);
                    }
                }
                """);

        assertThat(waits())
                .containsExactly(
                        "Checks.java:17 jdbc request", "Checks.java:24 jdbc request", "Checks.java:31 socket request");
        assertThat(entryPointsOf(24)).anyMatch(id -> id.contains("Login#attemptAuthentication"));
    }

    private void write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private List<Finding> findings() {
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), step -> {})) {
            return analysis.findings().stream()
                    .filter(finding -> finding.sink().isPresent())
                    .toList();
        }
    }

    private List<String> waits() {
        return findings().stream().map(AbsentLibrariesTest::told).sorted().toList();
    }

    private List<String> entryPointsOf(int line) {
        return findings().stream()
                .filter(finding -> finding.line() == line)
                .flatMap(finding -> finding.paths().stream())
                .map(CallPath::entryPoint)
                .toList();
    }

    private static String told(Finding finding) {
        String file = finding.file().substring(finding.file().lastIndexOf('/') + 1);
        String threads = finding.threads().stream().map(ThreadContext::label).collect(Collectors.joining("+"));
        return file + ":" + finding.line() + " " + finding.sink().orElseThrow().kind() + " " + threads;
    }
}
