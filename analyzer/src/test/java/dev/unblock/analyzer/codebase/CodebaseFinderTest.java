package dev.unblock.analyzer.codebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.model.Coverage.NotAnalysed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebaseFinderTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @Test
    void takesSetsOfSourcesThatAreNamedSoForTests() throws IOException {
        write("build.gradle.kts", "plugins { java }");
        for (String set : List.of("main", "intTest", "testFixtures", "contest", "latest")) {
            write("stock/src/" + set + "/java/a/In" + set + ".java", "package a; class In" + set + " { }");
        }
        Codebase codebase = find();
        assertThat(codebase.modules().stream()
                        .flatMap(module -> module.testSourceRoots().stream())
                        .map(root -> folder.relativize(root).getName(2).toString()))
                .containsExactlyInAnyOrder("intTest", "testFixtures");
    }

    @Test
    void findsTheModulesOfAMavenProject() throws IOException {
        write("pom.xml", """
                <project>
                  <groupId>com.shop</groupId><artifactId>shop</artifactId><version>1</version>
                  <packaging>pom</packaging>
                  <modules><module>core</module><module>web</module></modules>
                  <properties>
                    <maven.compiler.release>${java.level}</maven.compiler.release>
                    <java.level>21</java.level>
                    <project.build.sourceEncoding>ISO-8859-1</project.build.sourceEncoding>
                  </properties>
                </project>
                """);
        write("core/pom.xml", child("core", ""));
        write("core/src/main/java/A.java", "class A { }");
        write("core/target/classes/A.class", "");
        write("web/pom.xml", child("web", "<build><sourceDirectory>${basedir}/java</sourceDirectory></build>"));
        write("web/java/B.java", "class B { }");
        Codebase codebase = find();
        assertThat(codebase.name()).isEqualTo("shop");
        assertThat(codebase.javaRelease()).isEqualTo(21);
        assertThat(codebase.modules()).extracting(Module::folder).containsExactly("core", "web");
        assertThat(codebase.modules()).extracting(Module::encoding).containsOnly(StandardCharsets.ISO_8859_1);
        assertThat(codebase.modules().get(0).classes()).containsExactly(folder.resolve("core/target/classes"));
        assertThat(codebase.modules().get(1).sourceRoots()).containsExactly(folder.resolve("web/java"));
        assertThat(codebase.notAnalysed())
                .containsExactly(new NotAnalysed("web", "no class files: compiled in memory as far as that goes"));
    }

    @Test
    void readsSpringBootFromTheParent() throws IOException {
        write("pom.xml", """
                <project>
                  <parent>
                    <groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId>
                    <version>2.7.1-not-there</version>
                  </parent>
                  <artifactId>shop</artifactId>
                </project>
                """);
        write("src/main/java/A.java", "class A { }");
        assertThat(find().springBoot()).contains("2.7.1-not-there");
        assertThat(find().javaRelease()).isEqualTo(8);
    }

    @Test
    void refusesExternalEntities() throws IOException {
        write("secret.txt", "shop-of-secrets");
        write(
                "pom.xml",
                "<!DOCTYPE project [<!ENTITY x SYSTEM \""
                        + folder.resolve("secret.txt").toUri()
                        + "\">]><project><artifactId>&x;</artifactId></project>");
        write("src/main/java/A.java", "class A { }");
        Codebase codebase = find();
        assertThat(codebase.name()).doesNotContain("secrets");
        assertThat(codebase.modules()).singleElement().satisfies(module -> assertThat(module.sourceRoots())
                .containsExactly(folder.resolve("src/main/java")));
        assertThat(codebase.notAnalysed()).extracting(NotAnalysed::file).contains("pom.xml");
    }

    @Test
    void findsGradleModulesByConvention() throws IOException {
        write("settings.gradle", "rootProject.name = 'shop'\ninclude 'core', ':apps:web'\ninclude('missing')\n");
        write("core/build.gradle.kts", "java { toolchain { languageVersion.set(JavaLanguageVersion.of(21)) } }");
        write(
                "apps/web/build.gradle",
                "plugins { id 'org.springframework.boot' version '3.2.1' }\nsourceCompatibility = JavaVersion.VERSION_1_8");
        write("core/src/main/java/A.java", "class A { }");
        write("core/build/classes/java/main/A.class", "");
        write("apps/web/src/main/java/B.java", "class B { }");
        Codebase codebase = find();
        assertThat(codebase.name()).isEqualTo("shop");
        assertThat(codebase.modules()).extracting(Module::folder).containsExactly("apps/web", "core");
        assertThat(codebase.modules().get(1).classes()).containsExactly(folder.resolve("core/build/classes/java/main"));
        assertThat(codebase.javaRelease()).isEqualTo(21);
        assertThat(codebase.springBoot()).contains("3.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "build.gradle | ext { bootVersion = '3.4.2' }; mavenBom \"org.springframework.boot:spring-boot-dependencies:${bootVersion}\"",
                "build.gradle.kts | id(\"org.springframework.boot\") version \"3.4.2\"",
                "gradle/libs.versions.toml | spring-boot = 'org.springframework.boot:3.4.2'",
                "gradle/libs.versions.toml | boot-a = \"1.0\", boot = \"3.4.2\", b = { id = \"org.springframework.boot\", version.ref = \"boot\" }",
                "gradle/libs.versions.toml | boot = \"3.4.2\" bom = { group = \"org.springframework.boot\", name = \"spring-boot-dependencies\", version.ref = \"boot\" }",
                "gradle/libs.versions.toml | bom = { module = \"org.springframework.boot:spring-boot-dependencies\", version = \"3.4.2\" }"
            })
    void knowsTheSpringBootOfGradle(String file, String text) throws IOException {
        write("settings.gradle", "");
        write("src/main/java/A.java", "class A { }");
        write(file, text);

        assertThat(find().springBoot()).contains("3.4.2");
    }

    @Test
    void takesNoStarterOfOthersForTheSpringBootOfGradle() throws IOException {
        write("src/main/java/A.java", "class A { }");
        write("build.gradle", "implementation 'com.github.xiaoymin:knife4j-spring-boot-starter:3.0.3'");

        assertThat(find().springBoot()).isEmpty();
    }

    @Test
    void takesTheClassPathsThatGradleTold(@TempDir Path cache) throws IOException {
        Path spring = Files.createFile(cache.resolve("spring-web-6.1.8.jar"));
        Path client = Files.createFile(cache.resolve("httpclient-4.5.14.jar"));
        write("settings.gradle", "include 'core', 'web'");
        write("core/build.gradle", "");
        write("core/src/main/java/A.java", "class A { }");
        write("core/build/libs/core.jar", "");
        write("web/src/main/java/B.java", "class B { }");
        write(
                "target/unblock/gradle-class-paths.tsv",
                entry("core", client)
                        + entry("web", folder.resolve("core/build/libs/core.jar"))
                        + entry("web", cache.resolve("gone.jar"))
                        + entry("web", spring));

        assertThat(find().modules())
                .extracting(Module::folder, Module::classPath)
                .containsExactly(tuple("core", List.of(client)), tuple("web", List.of(spring)));
        assertThat(find().notAnalysed()).extracting(NotAnalysed::reason).noneMatch(why -> why.contains("class path"));

        Files.setLastModifiedTime(
                folder.resolve("core/build.gradle"), FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(find().modules()).allMatch(module -> module.classPath().isEmpty());
        assertThat(find().notAnalysed()).extracting(NotAnalysed::reason).anyMatch(why -> why.contains("--build"));
    }

    private String entry(String module, Path jar) throws IOException {
        return folder.resolve(module).toRealPath() + "\t" + jar + "\n";
    }

    @Test
    void findsGradleModulesThatLieElsewhere() throws IOException {
        write("settings.gradle", """
                include ':shop'
                include ':shop-web'
                include ':shop-old'
                project(':shop').projectDir = "$rootDir/core" as File
                project(':shop-web').projectDir = new File(settingsDir, 'apps/web')
                project(':shop-old').projectDir = file("${rootDir}/old")
                """);
        write("core/src/main/java/A.java", "class A { }");
        write("apps/web/src/main/java/B.java", "class B { }");
        write("old/src/main/java/C.java", "class C { }");

        assertThat(find().modules()).extracting(Module::folder).containsExactly("apps/web", "core", "old");
    }

    @Test
    void staysInsideAFolderOfAPackage() throws IOException {
        write("shop/orders/Order.java", "package shop.orders; class Order { }");
        write("shop/prices/Price.java", "package shop.prices; class Price { }");

        Codebase codebase = CodebaseFinder.find(folder.resolve("shop/orders"), List.of(), List.of());

        assertThat(codebase.modules()).singleElement().satisfies(module -> assertThat(module.sourceRoots())
                .containsExactly(folder.resolve("shop/orders")));
    }

    @Test
    void takesTestsForTheCodeWhereThereIsNoOther() throws IOException {
        write("tests/a/Check.java", "class Check { }");

        assertThat(find().modules()).singleElement().satisfies(module -> {
            assertThat(module.sourceRoots()).containsExactly(folder.resolve("tests/a"));
            assertThat(module.testSourceRoots()).isEmpty();
        });
    }

    @Test
    void keepsFoldersApartThatHaveAClassInCommon() throws IOException {
        write("a/src/main/java/shop/Main.java", "package shop; class Main { }");
        write("b/src/main/java/shop/Main.java", "package shop; class Main { }");
        write("b/src/main/resources/application.properties", "server.port=1");
        write("c/src/main/java/shop/Other.java", "package shop; class Other { }");

        assertThat(find().modules())
                .extracting(Module::folder, Module::sourceRoots)
                .containsExactly(
                        tuple(".", List.of(folder.resolve("a/src/main/java"), folder.resolve("c/src/main/java"))),
                        tuple("b/src/main/java", List.of(folder.resolve("b/src/main/java"))));
    }

    @Test
    void guessesSourceRootsOfABareFolder() throws IOException {
        write("code/com/shop/A.java", "// Copyright\n/* and more */\npackage com.shop; class A { }");
        write("code/B.java", "class B { }");
        write("test/com/shop/ATest.java", "package com.shop; class ATest { }");
        write("target/generated/C.java", "class C { }");
        write("node_modules/x/D.java", "class D { }");
        Module module = find().modules().get(0);
        assertThat(module.sourceRoots()).containsExactly(folder.resolve("code"));
        assertThat(module.testSourceRoots()).containsExactly(folder.resolve("test"));
    }

    @Test
    void findsProjectsBelowAFolderWithoutBuildFile() throws IOException {
        write("one/pom.xml", "<project><artifactId>one</artifactId></project>");
        write("one/src/main/java/A.java", "class A { }");
        write("two/build.gradle", "");
        write("two/src/main/java/B.java", "class B { }");
        assertThat(find().modules()).extracting(Module::folder).containsExactly("one", "two");
    }

    @Test
    void tellsWhenThereIsNothingToAnalyse() {
        assertThat(find().notAnalysed()).containsExactly(new NotAnalysed(".", "no Java sources found"));
    }

    @Test
    void endsWhereLinksGoInCircles() throws IOException {
        write("src/A.java", "class A { }");
        Files.createSymbolicLink(folder.resolve("src/again"), folder.resolve("src"));
        assertThat(FileTree.below(folder, ".java").files()).containsExactly(folder.resolve("src/A.java"));
    }

    @Test
    void tellsOfFoldersThatCannotBeRead() throws IOException {
        write("src/A.java", "class A { }");
        write("src/hidden/B.java", "class B { }");
        Path hidden = folder.resolve("src/hidden");
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("---------"));
        try {
            Assumptions.assumeFalse(Files.isReadable(hidden), "this user may read everything");
            assertThat(find().notAnalysed()).contains(new NotAnalysed("src/hidden", "cannot be read"));
        } finally {
            Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void tellsWhichClassFilesAreMissingOrOld() throws IOException {
        write("src/main/java/com/shop/Old.java", "package com.shop; class Old { }");
        write("src/main/java/com/shop/Missing.java", "package com.shop; class Missing { }");
        write("src/main/java/com/shop/Named.java", "package com.shop; class Otherwise { }");
        write("target/classes/com/shop/Old.class", "");
        write("target/classes/com/shop/Otherwise.class", "");
        Files.setLastModifiedTime(folder.resolve("target/classes/com/shop/Old.class"), FileTime.from(Instant.EPOCH));
        assertThat(find().notAnalysed())
                .containsExactly(
                        new NotAnalysed(
                                ".",
                                "1 of 3 source files are newer than their class file, e.g. Old.java: build first for exact results"),
                        new NotAnalysed(
                                ".",
                                "1 of 3 source files have no class file, e.g. Missing.java: build first for exact results"));
    }

    @Test
    void takesTheClassesAndClassPathThatAreGiven() throws IOException {
        write("src/main/java/A.java", "class A { }");
        write("mine/A.class", "");
        write("lib/spring-boot-3.1.4.jar", "");
        Codebase codebase = CodebaseFinder.find(
                folder,
                List.of(folder.resolve("lib/spring-boot-3.1.4.jar"), folder.resolve("lib/gone.jar")),
                List.of(folder.resolve("mine")));
        Module module = codebase.modules().get(0);
        assertThat(module.classes()).containsExactly(folder.resolve("mine"));
        assertThat(module.classPath()).containsExactly(folder.resolve("lib/spring-boot-3.1.4.jar"));
        assertThat(codebase.springBoot()).contains("3.1.4");
        assertThat(codebase.notAnalysed())
                .containsExactly(new NotAnalysed("lib/gone.jar", "class path entry does not exist"));
    }

    @Test
    void readsTheCommitFromGitsFiles() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/packed-refs", "# pack-refs\n" + COMMIT + " refs/heads/main\n");
        assertThat(find().commit()).contains(COMMIT);
    }

    @Test
    void readsTheCommitOfAWorkTree() throws IOException {
        write("repository/worktrees/w/HEAD", "ref: refs/heads/topic\n");
        write("repository/worktrees/w/commondir", "../..\n");
        write("repository/refs/heads/topic", COMMIT + "\n");
        write(".git", "gitdir: " + folder.resolve("repository/worktrees/w") + "\n");
        assertThat(find().commit()).contains(COMMIT);
    }

    private static String child(String name, String more) {
        return """
                <project>
                  <parent><groupId>com.shop</groupId><artifactId>shop</artifactId><version>1</version></parent>
                  <artifactId>%s</artifactId>%s
                </project>
                """.formatted(name, more);
    }

    private Codebase find() {
        return CodebaseFinder.find(folder, List.of(), List.of());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
