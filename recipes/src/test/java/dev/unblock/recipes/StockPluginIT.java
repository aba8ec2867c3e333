package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.files.SourceChange;
import dev.unblock.recipes.files.SourceSet;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs OpenRewrite's own Maven plugin, as others have it, on a small project with our jar and a wave that we wrote. The
 * jar is given to the plugin by its path: nothing is installed anywhere.
 */
class StockPluginIT {
    private static final List<RecipeStep> STEPS = List.of(
            new RecipeStep("AddAsyncSupport", Map.of("packageName", "com.shop")),
            new RecipeStep("AddHttpClientTimeouts", Map.of("connectTimeoutMillis", 2000, "requestTimeoutMillis", 5000)),
            new RecipeStep("HttpClientSendToSendAsync", Map.of("targets", List.of("com.shop.Fares#find(String)"))),
            new RecipeStep("ComposeAsyncTwin", Map.of("targets", List.of("com.shop.Quotes#quote(String)"))));

    private static final String FARES = """
            package com.shop;

            import java.io.IOException;
            import java.net.URI;
            import java.net.http.HttpClient;
            import java.net.http.HttpRequest;
            import java.net.http.HttpResponse;

            class Fares {
                private final HttpClient client = HttpClient.newHttpClient();

                String find(String id) {
                    HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost/" + id)).build();
                    try {
                        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    private static final String QUOTES = """
            package com.shop;

            class Quotes {
                private final Fares fares = new Fares();

                int quote(String id) {
                    String fare = fares.find(id);
                    return fare.length();
                }
            }
            """;

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.shop</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.source>17</maven.compiler.source>
                <maven.compiler.target>17</maven.compiler.target>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <build>
                <plugins>
                  <plugin>
                    <groupId>org.openrewrite.maven</groupId>
                    <artifactId>rewrite-maven-plugin</artifactId>
                    <version>6.45.0</version>
                    <configuration>
                      <configLocation>${project.basedir}/rewrite-wave-4.yml</configLocation>
                      <activeRecipes><recipe>dev.unblock.Wave4</recipe></activeRecipes>
                      <failOnInvalidActiveRecipes>true</failOnInvalidActiveRecipes>
                    </configuration>
                    <dependencies>
                      <dependency>
                        <groupId>dev.unblock</groupId>
                        <artifactId>unblock-recipes</artifactId>
                        <version>under-test</version>
                        <scope>system</scope>
                        <systemPath>${recipes.jar}</systemPath>
                      </dependency>
                    </dependencies>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @TempDir
    Path project;

    @Test
    void theStockPluginMakesTheChangesThatTheEngineShows() throws IOException, InterruptedException {
        Path sources = Files.createDirectories(project.resolve("src/main/java/com/shop"));
        Files.writeString(sources.resolve("Fares.java"), FARES);
        Files.writeString(sources.resolve("Quotes.java"), QUOTES);
        Files.writeString(project.resolve("pom.xml"), POM);
        Files.writeString(project.resolve("rewrite-wave-4.yml"), RewriteYaml.wave(4, STEPS));
        List<SourceChange> shown = shownByTheEngine();

        runStockPlugin();

        assertThat(shown).hasSize(3);
        for (SourceChange change : shown) {
            assertThat(project.resolve(change.path())).hasContent(change.after().orElseThrow());
        }
        assertThat(sources.resolve("Quotes.java")).content().contains("fares.findAsync(id)");
        compile(sources);
    }

    /** In one list scanning recipes do not see each other's changes, so only what each does alone is looked at. */
    @Test
    void theStockPluginRunsEveryRecipeOfTheCatalogue() throws IOException, InterruptedException {
        Path sources = Files.createDirectories(project.resolve("src/main/java/com/shop"));
        Files.writeString(sources.resolve("Fares.java"), FARES);
        Files.writeString(sources.resolve("Quotes.java"), QUOTES);
        Files.writeString(sources.resolve("Board.java"), BOARD);
        Files.writeString(project.resolve("pom.xml"), POM);
        List<RecipeStep> all =
                RecipeCatalog.entries().stream().map(StockPluginIT::step).toList();
        Files.writeString(project.resolve("rewrite-wave-4.yml"), RewriteYaml.wave(4, all));

        String log = runStockPlugin();

        assertThat(all).hasSizeGreaterThan(39);
        assertThat(log).doesNotContain("[ERROR]").doesNotContainIgnoringCase("exception");
        assertThat(all)
                .extracting(RecipeStep::recipe)
                .filteredOn(CHANGING::contains)
                .hasSameSizeAs(CHANGING)
                .allSatisfy(recipe -> assertThat(log).contains("dev.unblock.recipes." + recipe));
        assertThat(sources.resolve("Board.java"))
                .content()
                .contains("AtomicInteger hits", "volatile boolean open", "new ArrayBlockingQueue<>(7)");
    }

    private static RecipeStep step(RecipeCatalog.Entry entry) {
        Map<String, Object> options = new TreeMap<>();
        entry.options().stream()
                .filter(option -> option.required() || option.name().equals("targets"))
                .forEach(option -> options.put(option.name(), value(entry, option)));
        return new RecipeStep(entry.name(), options);
    }

    private static Object value(RecipeCatalog.Entry entry, RecipeCatalog.OptionEntry option) {
        return switch (option.name()) {
            case "packageName" -> "com.shop";
            case "routes" -> List.of("/quotes/{id}");
            case "targets" -> OF_FIELDS.contains(entry.name()) ? FIELDS : METHODS;
            case "javaRelease" -> 21;
            default -> option.type().equals("Integer") ? 7 : "shopExecutor";
        };
    }

    private static final Set<String> OF_FIELDS = Set.of(
            "ConcurrentCollectionField", "DateFormatFieldToFormatter", "ExecutorToVirtualThreads", "VolatileField");
    private static final List<String> FIELDS =
            List.of("com.shop.Board#open", "com.shop.Board#names", "com.shop.Board#DAY");
    private static final List<String> METHODS = List.of(
            "com.shop.Fares#find(String)",
            "com.shop.Quotes#quote(String)",
            "com.shop.Board#count()",
            "com.shop.Board#await()",
            "com.shop.Board#pool()");
    private static final Set<String> CHANGING = Set.of(
            "AddAsyncSupport",
            "AddHttpClientTimeouts",
            "AtomicSharedCounter",
            "BoundExecutorFactory",
            "RestoreInterruptFlag",
            "VolatileField",
            "HttpClientSendToSendAsync");

    private static final String BOARD = """
            package com.shop;

            import java.util.HashMap;
            import java.util.Map;
            import java.util.concurrent.ExecutorService;
            import java.util.concurrent.Executors;

            class Board {
                private int hits;
                private boolean open;
                private final Map<String, String> names = new HashMap<>();

                int count() {
                    hits++;
                    names.put("a", "b");
                    return hits;
                }

                void await() {
                    try {
                        while (open) {
                            Thread.sleep(10);
                        }
                    } catch (InterruptedException e) {
                        open = false;
                    }
                }

                ExecutorService pool() {
                    return Executors.newFixedThreadPool(3);
                }
            }
            """;

    private List<SourceChange> shownByTheEngine() {
        SourceSet main =
                new SourceSet("main", project, List.of(project.resolve("src/main/java")), List.of(), List.of());
        return Rewriter.run(new RewriteRequest(project, List.of(main), STEPS)).changes();
    }

    private String runStockPlugin() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                maven(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + System.getProperty("it.localRepository"),
                "-Drecipes.jar=" + System.getProperty("it.recipesJar"),
                "rewrite:runNoFork"));
        if (System.getProperty("it.maven", "").equals("offline=true")) {
            command.add("-o");
        }
        Path log = project.resolve("maven.log");
        ProcessBuilder child = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        child.environment().put("JAVA_HOME", System.getProperty("java.home"));
        child.environment().put("MAVEN_OPTS", "-Xmx512m -XX:+UseSerialGC");
        Process running = child.start();
        boolean ended = running.waitFor(10, TimeUnit.MINUTES);
        running.destroy();
        assertThat(ended).as("Maven ended").isTrue();
        String text = Files.readString(log);
        assertThat(running.exitValue()).as(text).isZero();
        return text;
    }

    private static String maven() {
        Path home = Path.of(System.getProperty("it.mavenHome", "")).resolve("bin/mvn");
        return Files.isExecutable(home) ? home.toString() : "mvn";
    }

    private static void compile(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (Stream<Path> files = Files.list(sources)) {
            List<File> all = files.map(Path::toFile).toList();
            var manager = compiler.getStandardFileManager(null, null, null);
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            null,
                            List.of("-d", sources.toString()),
                            null,
                            manager.getJavaFileObjectsFromFiles(all))
                    .call();
            assertThat(compiled).as("the changed project compiles").isTrue();
        }
    }
}
