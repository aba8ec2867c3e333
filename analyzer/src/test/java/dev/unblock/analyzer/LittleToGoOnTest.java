package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources without jars and without classes: what they look like in the wild, and that nothing is lost in silence. */
final class LittleToGoOnTest {

    @TempDir
    Path project;

    @Test
    void followsWhatLombokInjects() throws IOException {
        write("com/shop/Prices.java", """
                package com.shop;
                import lombok.RequiredArgsConstructor;
                import lombok.SneakyThrows;
                import lombok.extern.slf4j.Slf4j;
                import lombok.val;
                import org.springframework.web.bind.annotation.*;
                import org.springframework.web.client.RestTemplate;
                @Slf4j
                @RestController
                @RequiredArgsConstructor
                class Prices {
                    private final RestTemplate rest;
                    @SneakyThrows
                    @GetMapping("/price")
                    String price() {
                        val price = rest.getForObject("http://price", String.class);
                        log.info("price {}", price);
                        Thread.sleep(10);
                        return price.trim();
                    }
                }
                """);

        assertThat(waits()).containsExactly("Prices.java:16 http request", "Prices.java:18 sleep request");
    }

    @Test
    void followsChainsOfStepsAndBuildersThatReturnThemselves() throws IOException {
        write("com/shop/Store.java", """
                package com.shop;
                import org.eclipse.jgit.api.Git;
                import org.jooq.DSLContext;
                import static com.shop.tables.Orders.ORDERS;
                class Store {
                    private DSLContext dsl;
                    void store(String name, String user) throws Exception {
                        dsl.update(ORDERS)
                            .set(ORDERS.NAME, name)
                            .set(ORDERS.USER, user)
                            .where(ORDERS.ID.eq(1))
                            .execute();
                        dsl.insertInto(ORDERS)
                            .columns(ORDERS.fields())
                            .values(1, name)
                            .execute();
                        Git.cloneRepository()
                            .setURI(name)
                            .setCredentialsProvider(null)
                            .setCloneAllBranches(true)
                            .call();
                    }
                }
                """);

        assertThat(waits()).containsExactly("Store.java:12 jdbc ", "Store.java:16 jdbc ", "Store.java:21 http ");
    }

    @Test
    void choosesTheOverloadOfALibrarysTypeForWhatNobodyKnows() throws IOException {
        write("com/shop/Groups.java", """
                package com.shop;
                import com.absent.Condition;
                import static com.absent.Tables.GROUPS;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class Groups {
                    @GetMapping("/group")
                    String group(String name) throws InterruptedException {
                        return find(name);
                    }
                    private String find(String name) throws InterruptedException {
                        return find(GROUPS.NAME.eq(name));
                    }
                    private String find(Condition condition) throws InterruptedException {
                        Thread.sleep(5);
                        return "";
                    }
                }
                """);

        assertThat(waits()).containsExactly("Groups.java:15 sleep request");
    }

    @Test
    void takesAnArgumentOfAJoinForItsLimit() throws IOException {
        write("com/shop/Closing.java", """
                package com.shop;
                import com.absent.Clock;
                import java.time.Duration;
                class Closing {
                    void close(Thread worker, Clock clock) throws InterruptedException {
                        worker.join(Duration.ofSeconds(1));
                    }
                    void wait(Thread worker, Clock clock) throws InterruptedException {
                        worker.join();
                    }
                    boolean isClosed(Thread worker) throws InterruptedException {
                        final boolean ended = worker.join(Duration.ofSeconds(1));
                        return ended;
                    }
                }
                """);

        assertThat(lines("WaitWithoutTimeout")).containsExactly(9);
    }

    @Test
    void goesFromModuleToModule() throws IOException {
        write("stock/src/main/java/com/stock/Stock.java", """
                package com.stock;
                public class Stock {
                    public int of(long id) throws InterruptedException {
                        Thread.sleep(10);
                        return 1;
                    }
                }
                """);
        write("web/src/main/java/com/web/Web.java", """
                package com.web;
                import com.stock.Stock;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;
                @RestController
                class Web {
                    private final Stock stock = new Stock();
                    @GetMapping("/stock")
                    int stock() throws InterruptedException {
                        return stock.of(1);
                    }
                }
                """);

        assertThat(waits()).containsExactly("Stock.java:4 sleep request");
    }

    @Test
    void readsOtherEncodings() throws IOException {
        write(
                "Latin.java",
                "class Latin { // Größe\n void a() throws Exception {\n Thread.sleep(1);\n } }\n",
                StandardCharsets.ISO_8859_1);
        write(
                "Wide.java",
                "\uFEFFclass Wide { // 大きさ\n void a() throws Exception {\n Thread.sleep(1);\n } }\n",
                StandardCharsets.UTF_16BE);

        assertThat(waits()).containsExactly("Latin.java:3 sleep ", "Wide.java:3 sleep ");
    }

    @Test
    void readsTheNewestSyntax() throws IOException {
        write("Compact.java", """
                import module java.base;

                void main() throws Exception {
                    Thread.sleep(100);
                }
                """);
        write("Flexible.java", """
                class Flexible extends Thread {
                    Flexible(String name) throws InterruptedException {
                        Thread.sleep(5);
                        super(name);
                    }
                }
                """);

        assertThat(waits())
                .extracting(wait -> wait.substring(0, wait.indexOf(' ')))
                .containsExactly("Compact.java:4", "Flexible.java:3");
    }

    @Test
    void tellsWhichFileItCouldNotReadAndGoesOn() throws IOException {
        write("Broken.java", "class Broken { void a( { Thread.sleep(1); }\n");
        write("Whole.java", "class Whole {\n void a() throws Exception {\n Thread.sleep(1);\n } }\n");

        assertThat(waits()).containsExactly("Whole.java:3 sleep ");
        assertThat(notAnalysed()).contains("Broken.java");
    }

    @Test
    void looksIntoGeneratedSources() throws IOException {
        Files.writeString(project.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>g</groupId><artifactId>a</artifactId><version>1</version></project>
                """);
        write("src/main/java/com/shop/Mapper.java", """
                package com.shop;
                public interface Mapper { String map(String id) throws Exception; }
                """);
        write("src/main/java/com/shop/Main.java", """
                package com.shop;
                class Main { public static void main(String[] args) throws Exception { new MapperImpl().map("a"); } }
                """);
        write("target/generated-sources/annotations/com/shop/MapperImpl.java", """
                package com.shop;
                public class MapperImpl implements Mapper {
                    public String map(String id) throws Exception {
                        Thread.sleep(10);
                        return id;
                    }
                }
                """);

        assertThat(waits()).containsExactly("MapperImpl.java:4 sleep main");
    }

    @Test
    void followsAReactorByItsPoms() throws IOException {
        write(
                "pom.xml",
                pom(
                        "parent",
                        "<packaging>pom</packaging><modules><module>stock</module><module>web</module></modules>"));
        write("stock/pom.xml", pom("stock", ""));
        write("stock/src/main/java/com/stock/Stock.java", """
                package com.stock;
                public interface Stock { int of(long id) throws InterruptedException; }
                """);
        write("stock/src/main/java/com/stock/Shelf.java", """
                package com.stock;
                @org.springframework.stereotype.Service
                public class Shelf implements Stock {
                    public int of(long id) throws InterruptedException {
                        Thread.sleep(10);
                        return 1;
                    }
                }
                """);
        write(
                "web/pom.xml",
                pom(
                        "web",
                        "<dependencies><dependency><groupId>g</groupId><artifactId>stock</artifactId>"
                                + "<version>1</version></dependency></dependencies>"));
        write("web/src/main/java/com/web/Web.java", """
                package com.web;
                import com.stock.Stock;
                import org.springframework.web.bind.annotation.GetMapping;
                import org.springframework.web.bind.annotation.RestController;
                @RestController
                class Web {
                    private final Stock stock;
                    Web(Stock stock) { this.stock = stock; }
                    @GetMapping("/stock")
                    int stock() throws InterruptedException {
                        return stock.of(1);
                    }
                }
                """);

        assertThat(waits()).containsExactly("Shelf.java:5 sleep request");
    }

    private static String pom(String artifact, String more) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + artifact
                + "</artifactId><version>1</version>" + more + "</project>";
    }

    private void write(String file, String text) throws IOException {
        write(file, text, StandardCharsets.UTF_8);
    }

    private void write(String file, String text, Charset encoding) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text, encoding);
    }

    /** File, line, kind and threads of each wait; a library's callers are nobody's threads here. */
    private List<String> waits() {
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), step -> {})) {
            boolean library = analysis.entryPoints().stream()
                    .allMatch(entry -> entry.kind().equals("public-api"));
            return analysis.findings().stream()
                    .filter(finding -> finding.sink().isPresent())
                    .map(finding -> place(finding) + " "
                            + finding.sink().orElseThrow().kind() + " " + (library ? "" : threads(finding)))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    private List<Integer> lines(String rule) {
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), step -> {})) {
            return analysis.findings().stream()
                    .filter(finding -> finding.rule().equals(rule))
                    .map(Finding::line)
                    .toList();
        }
    }

    private List<String> notAnalysed() {
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), step -> {})) {
            return analysis.coverage().notAnalysed().stream()
                    .map(NotAnalysed::file)
                    .toList();
        }
    }

    private static String place(Finding finding) {
        return finding.file().substring(finding.file().lastIndexOf('/') + 1) + ":" + finding.line();
    }

    private static String threads(Finding finding) {
        return finding.threads().stream().map(ThreadContext::label).collect(Collectors.joining("+"));
    }
}
