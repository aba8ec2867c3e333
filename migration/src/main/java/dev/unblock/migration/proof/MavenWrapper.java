package dev.unblock.migration.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Maven that a project brings along: a script that fetches the right version the first time it is called. */
final class MavenWrapper {

    private static final Pattern VERSION = Pattern.compile("/(apache-maven-[^/]+?)(?:-bin)?\\.(?:zip|tar\\.gz)$");

    private final Path project;
    private final String script;

    MavenWrapper(Path project, String script) {
        this.project = project;
        this.script = script;
    }

    Optional<Path> script() {
        return Optional.of(project.resolve(script).toAbsolutePath()).filter(Files::isExecutable);
    }

    /** The script, where its Maven has been fetched before: whoever did that builds this project with it. */
    Optional<Path> scriptInUse(Path home) {
        Path fetched = home.resolve(".m2/wrapper/dists");
        return script().filter(found -> version()
                .filter(name ->
                        Files.isDirectory(fetched.resolve(name)) || Files.isDirectory(fetched.resolve(name + "-bin")))
                .isPresent());
    }

    private Optional<String> version() {
        Path file = project.resolve(".mvn/wrapper/maven-wrapper.properties");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(properties.getProperty("distributionUrl"))
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1));
    }
}
