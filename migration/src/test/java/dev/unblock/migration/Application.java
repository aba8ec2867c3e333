package dev.unblock.migration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A small Spring application in a folder, analysed and changed for real: its sources are compiled, nothing is faked. */
public final class Application {

    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");
    private static final String IMPORTS = """
            package shop;

            import java.io.IOException;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;
            import java.util.List;
            import org.springframework.stereotype.Component;
            import org.springframework.stereotype.Service;
            import org.springframework.transaction.annotation.Transactional;
            import org.springframework.web.bind.annotation.GetMapping;
            import org.springframework.web.bind.annotation.PathVariable;
            import org.springframework.web.bind.annotation.RestController;
            import org.springframework.web.client.RestTemplate;

            """;

    private final Path root;
    private final List<Path> libraries = new ArrayList<>();

    private Application(Path root) {
        this.root = root;
    }

    public static Application in(Path folder) {
        return new Application(folder);
    }

    /** Adds a source file of the package {@code shop}, with the imports that such files usually need. */
    public Application with(String type) {
        return write("src/main/java/shop/" + name(type) + ".java", IMPORTS + type);
    }

    public Application write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class that starts it. */
    public Application withMain() {
        return with("""
                @org.springframework.boot.autoconfigure.SpringBootApplication
                public class Shop {}
                """);
    }

    /**
     * A build file for Maven.
     *
     * @param springBoot the version of its parent
     * @param release of Java
     * @param more elements of the project, such as its modules
     */
    public Application withPom(String springBoot, String release, String more) {
        return write("pom.xml", """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-starter-parent</artifactId>
                    <version>%s</version>
                  </parent>
                  <groupId>shop</groupId>
                  <artifactId>shop</artifactId>
                  <version>1</version>
                  <properties><java.version>%s</java.version></properties>
                  %s
                </project>
                """.formatted(springBoot, release, more));
    }

    /**
     * A handler that waits for the database.
     *
     * @param before what it writes before it asks, such as a cast
     */
    public Application withOrdersOfDatabase(String before) {
        return with("""
                @RestController
                public class OrderController {
                    private final javax.sql.DataSource database;

                    public OrderController(javax.sql.DataSource database) {
                        this.database = database;
                    }

                    @GetMapping("/orders")
                    public String orders() throws java.sql.SQLException {
                        try (var connection = database.getConnection()) {
                            return %sconnection.prepareStatement("select 1").executeQuery().toString();
                        }
                    }
                }
                """.formatted(before));
    }

    /** A bean whose method sends a request with the JDK's client and waits for the answer. */
    public Application withClient(String name, String method) {
        return with("""
                @Component
                public class %s {
                    private final HttpClient client = HttpClient.newHttpClient();

                    public String %s(String id) throws IOException, InterruptedException {
                        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + id)).build();
                        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
                        return response.body();
                    }
                }
                """.formatted(name, method));
    }

    /** A bean whose method reads with a RestTemplate. */
    public Application withRestTemplate(String name, String method, String call) {
        return with("""
                @Component
                public class %s {
                    private final RestTemplate rest = new RestTemplate();

                    public String %s(String id) {
                        return rest.%s;
                    }
                }
                """.formatted(name, method, call));
    }

    /** A library of one public type, compiled, in a jar of its own. */
    public Application withLibrary(String source) {
        String name = name(source);
        Path folder = root.resolve("lib");
        write("lib/" + name + ".java", source);
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        folder.resolve(name + ".java").toString());
        String packageName = source.replaceFirst("(?s)\\s*package (\\w+);.*", "$1");
        String entry = packageName + "/" + name + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(folder.resolve(name + ".jar")))) {
            jar.putNextEntry(new ZipEntry(entry));
            Files.copy(folder.resolve(entry), jar);
        } catch (IOException e) {
            throw new UncheckedIOException("compiler said " + failed, e);
        }
        libraries.add(folder.resolve(name + ".jar"));
        return this;
    }

    public Path root() {
        return root;
    }

    /** The libraries it is written against: its own, and those of this test's class path. */
    public List<Path> classPath() {
        Stream<Path> given = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().matches("(spring|slf4j-api).*\\.jar"));
        return Stream.concat(libraries.stream(), given).toList();
    }

    private static String name(String type) {
        Matcher matcher = TYPE.matcher(type);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no type in " + type);
        }
        return matcher.group(1);
    }
}
