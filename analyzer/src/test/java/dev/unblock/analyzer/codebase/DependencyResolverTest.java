package dev.unblock.analyzer.codebase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.codebase.DependencyResolver.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyResolverTest {

    @TempDir
    Path folder;

    @Test
    void followsDependenciesOfDependencies() throws IOException {
        jar("a", "1", dependency("b", "1", ""));
        jar("b", "1", "");
        assertThat(resolve(dependency("a", "1", ""))).containsExactly("a-1.jar", "b-1.jar");
    }

    @Test
    void takesTheNearestVersion() throws IOException {
        jar("a", "1", dependency("b", "1", ""));
        jar("b", "1", dependency("c", "2", ""));
        jar("c", "1", "");
        jar("c", "2", "");
        assertThat(resolve(dependency("a", "1", "") + dependency("c", "1", "")))
                .containsExactly("a-1.jar", "c-1.jar", "b-1.jar");
    }

    @Test
    void leavesOutWhatIsExcludedOptionalOrNotInherited() throws IOException {
        jar(
                "a",
                "1",
                dependency("b", "1", "")
                        + dependency("c", "1", "<scope>test</scope>")
                        + dependency("d", "1", "<optional>true</optional>")
                        + dependency("e", "1", "<scope>provided</scope>")
                        + dependency("f", "1", "<scope>runtime</scope>"));
        for (String name : List.of("b", "c", "d", "e", "f")) {
            jar(name, "1", "");
        }
        String exclusion =
                "<exclusions><exclusion><groupId>g</groupId><artifactId>b</artifactId></exclusion></exclusions>";
        assertThat(resolve(dependency("a", "1", exclusion))).containsExactly("a-1.jar", "f-1.jar");
    }

    @Test
    void takesVersionsFromManagementBomsAndProperties() throws IOException {
        pom(
                "bom",
                "1",
                "<properties><b.version>3</b.version></properties><dependencyManagement><dependencies>"
                        + dependency("b", "${b.version}", "") + dependency("c", "1", "")
                        + "</dependencies></dependencyManagement>");
        jar("a", "1", dependency("c", "9", ""));
        jar("b", "3", "");
        jar("c", "1", "");
        String managed =
                "<dependencyManagement><dependencies>" + dependency("bom", "1", "<type>pom</type><scope>import</scope>")
                        + "</dependencies></dependencyManagement>";
        ClassPath found = classPath(managed + "<properties><a.version>1</a.version></properties><dependencies>"
                + dependency("a", "${a.version}", "")
                + "<dependency><groupId>g</groupId><artifactId>b</artifactId></dependency></dependencies>");
        assertThat(names(found)).containsExactly("a-1.jar", "b-3.jar", "c-1.jar");
    }

    @Test
    void inheritsFromParentsInTheRepository() throws IOException {
        pom("parent", "1", "<dependencies>" + dependency("b", "1", "") + "</dependencies>");
        jar("b", "1", "");
        ClassPath found = classPath(
                "<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version><relativePath/></parent>");
        assertThat(names(found)).containsExactly("b-1.jar");
    }

    @Test
    void tellsWhatTheRepositoryDoesNotHold() throws IOException {
        jar("a", "1", dependency("gone", "7", ""));
        ClassPath found = classPath("<dependencies>" + dependency("a", "1", "") + "</dependencies>");
        assertThat(found.missing()).extracting(Artifact::fileName).containsExactly("gone-7.jar");
        assertThat(found.asked()).isEqualTo(2);
    }

    @Test
    void endsWhereDependenciesGoInCircles() throws IOException {
        jar("a", "1", dependency("b", "1", ""));
        jar("b", "1", dependency("a", "1", ""));
        assertThat(resolve(dependency("a", "1", ""))).containsExactly("a-1.jar", "b-1.jar");
    }

    @Test
    void takesTheNewestVersionForARange() throws IOException {
        jar("a", "1.9", "");
        jar("a", "1.10", "");
        assertThat(resolve(dependency("a", "[1.0,2.0)", ""))).containsExactly("a-1.10.jar");
    }

    private List<String> resolve(String dependencies) throws IOException {
        return names(classPath("<dependencies>" + dependencies + "</dependencies>"));
    }

    private static List<String> names(ClassPath found) {
        return found.entries().stream().map(FileTree::fileName).toList();
    }

    private ClassPath classPath(String content) throws IOException {
        Path file = folder.resolve("project/pom.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<project><groupId>g</groupId><artifactId>own</artifactId><version>1</version>" + content
                        + "</project>");
        PomStore store = new PomStore(new LocalRepository(folder.resolve("repository")));
        return new DependencyResolver(store, Map.of(), Map.of()).resolve(store.ofProject(file));
    }

    private void jar(String name, String version, String dependencies) throws IOException {
        pom(name, version, "<dependencies>" + dependencies + "</dependencies>");
        Files.writeString(
                folder.resolve("repository/g/" + name + "/" + version + "/" + name + "-" + version + ".jar"), "");
    }

    private void pom(String name, String version, String content) throws IOException {
        Path file = folder.resolve("repository/g/" + name + "/" + version + "/" + name + "-" + version + ".pom");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "<project><groupId>g</groupId><artifactId>" + name + "</artifactId><version>" + version + "</version>"
                        + content + "</project>");
    }

    private static String dependency(String name, String version, String more) {
        return "<dependency><groupId>g</groupId><artifactId>" + name + "</artifactId><version>" + version + "</version>"
                + more + "</dependency>";
    }
}
