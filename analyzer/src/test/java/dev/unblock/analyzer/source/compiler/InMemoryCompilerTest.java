package dev.unblock.analyzer.source.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.CodebaseFinder;
import dev.unblock.analyzer.source.compiler.InMemoryCompiler.Chances;
import dev.unblock.analyzer.source.compiler.InMemoryCompiler.Compiled;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InMemoryCompilerTest {

    @TempDir
    Path folder;

    @Test
    void compilesWithoutWritingAnything() throws IOException {
        write(
                "com/shop/Orders.java",
                "package com.shop; class Orders { Runnable run() { return () -> helper(); } void helper() { } static class Inner { } }");
        List<Path> before = files();
        Compiled compiled = compile();
        assertThat(compiled.classes()).containsOnlyKeys("com.shop.Orders", "com.shop.Orders$Inner");
        assertThat(compiled.leftOut()).isEmpty();
        assertThat(compiled.notAnalysed()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void compilesWhatHasAChanceWithoutLibraries() throws IOException {
        write("com/lib/User.java", "package com.lib; import org.absent.Thing; class User { Thing thing; }");
        write("com/shop/Needs.java", "package com.shop; import com.lib.User; class Needs { User user; }");
        write("com/shop/Star.java", "package com.shop; import org.absent.*; class Star { }");
        write(
                "com/shop/Fine.java",
                "/*\nimport org.absent.Thing;\n*/\n// import org.absent.Other;\npackage com.shop;\n"
                        + "import static com.shop.Other.*;\nimport com.shop.Other.Nested;\nimport java.util.Map.Entry;\n"
                        + "import java.util.*;\nclass Fine { Nested nested; Entry<String, List<String>> entry = null; }");
        write("com/shop/Other.java", "package com.shop; class Other { static class Nested { } }");

        Compiled compiled = compile();

        assertThat(compiled.classes()).containsOnlyKeys("com.shop.Fine", "com.shop.Other", "com.shop.Other$Nested");
        assertThat(compiled.leftOut())
                .containsExactly("com/lib/User.java", "com/shop/Needs.java", "com/shop/Star.java");
    }

    /** A map of the JDK's own order differs between two processes. */
    @Test
    void givesClassesByName() {
        List<String> names = IntStream.range(0, 50)
                .mapToObj(i -> "com.shop.Part" + (char) ('A' + i % 26) + i)
                .toList();

        Compiled compiled = new Compiled(
                names.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> new byte[0])),
                List.of(),
                List.of());

        assertThat(List.copyOf(compiled.classes().keySet())).isSorted().hasSize(50);
    }

    @Test
    void findsEveryModuleOfTheJdkThatIsMentioned() throws IOException {
        write(
                "com/shop/Server.java",
                "package com.shop; import com.sun.net.httpserver.HttpServer; class Server { HttpServer server;"
                        + " java.util.logging.Logger log(javax.sql.DataSource all) throws Exception"
                        + " { return all.getConnection().getMetaData().getConnection() == null ? null : all.getParentLogger(); } }");

        Compiled compiled = compile();

        assertThat(compiled.classes()).containsOnlyKeys("com.shop.Server");
    }

    @Test
    @Timeout(60)
    void leavesOutWhatNoCompilerGetsToTheEndOf() throws IOException {
        StringBuilder text = new StringBuilder("interface A0 { void m(); } interface B0 { void m(); }\n");
        for (int i = 1; i < 100; i++) {
            text.append("interface A%1$d extends A%2$d, B%2$d {} interface B%1$d extends A%2$d, B%2$d {}\n"
                    .formatted(i, i - 1));
        }
        write("Doubled.java", text.toString());
        write("Needs.java", "class Needs { void call(A99 all) { all.m(); } }");
        write("Good.java", "class Good {}");

        Compiled compiled = compile();

        assertThat(compiled.classes()).containsOnlyKeys("Good");
        assertThat(compiled.notAnalysed()).extracting(NotAnalysed::reason).anySatisfy(reason -> assertThat(reason)
                .contains("1 of 3 source files", "a hundred thousand ways"));
    }

    @Test
    void leavesOutWhatDoesNotCompileAndWhatNeedsIt() throws IOException {
        write("Good.java", "class Good { int one() { return 1; } }");
        write("Broken.java", "class Broken { Missing missing; }");
        write("Needs.java", "class Needs { Object broken = new Broken().missing; }");
        write("NeedsToo.java", "class NeedsToo extends Needs { }");
        Compiled compiled = compile();
        assertThat(compiled.classes()).containsOnlyKeys("Good");
        assertThat(compiled.leftOut()).containsExactly("Broken.java", "Needs.java", "NeedsToo.java");
        assertThat(compiled.notAnalysed())
                .containsExactly(new NotAnalysed(
                        ".", "3 of 4 source files do not compile with what is at hand, types come from imports there"));
    }

    @Test
    void neverRunsAnnotationProcessors() throws IOException {
        write("META-INF/services/javax.annotation.processing.Processor", "Evil");
        write("Good.java", "@Deprecated class Good { }");
        Codebase codebase = CodebaseFinder.find(folder, List.of(folder), List.of());
        assertThat(compile(codebase, codebase.modules().get(0), Part.MAIN).classes())
                .containsOnlyKeys("Good");
    }

    @Test
    void findsTypesOfOtherModulesByTheirSources() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><packaging>pom</packaging><modules><module>core</module><module>web</module></modules></project>");
        write("core/pom.xml", "<project><artifactId>core</artifactId></project>");
        write(
                "core/src/main/java/com/core/Core.java",
                "package com.core; public class Core { public int one() { return 1; } }");
        write("web/pom.xml", "<project><artifactId>web</artifactId></project>");
        write(
                "web/src/main/java/com/web/Web.java",
                "package com.web; class Web { int one() { return new com.core.Core().one(); } }");
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        Module web = codebase.modules().get(1);
        assertThat(compile(codebase, web, Part.MAIN).classes()).containsOnlyKeys("com.web.Web");
    }

    @Test
    void leavesOutWhatNeedsOtherModulesThatLackTheirLibraries() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><packaging>pom</packaging><modules><module>core</module><module>web</module></modules></project>");
        write("core/pom.xml", "<project><artifactId>core</artifactId></project>");
        write(
                "core/src/main/java/com/core/Broken.java",
                "package com.core;\nimport org.missing.Lib;\npublic class Broken extends Lib { }");
        write("web/pom.xml", "<project><artifactId>web</artifactId></project>");
        write(
                "web/src/main/java/com/web/Needs.java",
                "package com.web;\nimport com.core.Broken;\nclass Needs extends Broken { }");
        write("web/src/main/java/com/web/Good.java", "package com.web;\nclass Good { }");
        write(
                "web/src/test/java/com/web/NeedsTest.java",
                "package com.web;\nimport com.core.Broken;\nclass NeedsTest { Broken broken; }");
        write("web/src/test/java/com/web/GoodTest.java", "package com.web;\nclass GoodTest { Good good; }");
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        Module web = codebase.modules().get(1);

        assertThat(compile(codebase, web, Part.MAIN).classes()).containsOnlyKeys("com.web.Good");
        assertThat(compile(codebase, web, Part.TEST).classes()).containsOnlyKeys("com.web.GoodTest");
    }

    @Test
    void compilesTestsOfSourcesThatAreNotCompiled() throws IOException {
        write("src/main/java/com/shop/Orders.java", "package com.shop; class Orders { int one() { return 1; } }");
        write(
                "src/test/java/com/shop/OrdersTest.java",
                "package com.shop; class OrdersTest { int two = new Orders().one(); }");
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        assertThat(compile(codebase, codebase.modules().get(0), Part.TEST).classes())
                .containsOnlyKeys("com.shop.OrdersTest");
    }

    @Test
    void compilesOldSourcesAndOddEncodings() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>old</artifactId><properties><maven.compiler.source>1.6</maven.compiler.source>"
                        + "<project.build.sourceEncoding>ISO-8859-1</project.build.sourceEncoding></properties></project>");
        Path file = folder.resolve("src/main/java/Old.java");
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                "class Old { String record = \"Zo\u00eb\"; Object yield() { return this.yield(); } }"
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(compile().classes()).containsOnlyKeys("Old");
    }

    private Compiled compile() {
        Codebase codebase = CodebaseFinder.find(folder, List.of(), List.of());
        return compile(codebase, codebase.modules().get(0), Part.MAIN);
    }

    private static Compiled compile(Codebase codebase, Module module, Part part) {
        return InMemoryCompiler.compile(codebase, module, part, new Chances(codebase));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
