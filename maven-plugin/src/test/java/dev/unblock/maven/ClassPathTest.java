package dev.unblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.junit.jupiter.api.Test;

class ClassPathTest {

    private final Log log = new Log();

    @Test
    void isTheUnionOverTheModules() {
        Resolver resolver = new Resolver(Map.of(
                "remote", resolved(jar("org.slf4j", "slf4j-api"), jar("com.zaxxer", "hikari")),
                "web", resolved(jar("org.slf4j", "slf4j-api"), jar("org.spring", "web"))));

        assertThat(jars(resolver, "remote", "web"))
                .containsExactly(Path.of("slf4j-api.jar"), Path.of("hikari.jar"), Path.of("web.jar"));
    }

    @Test
    void leavesOutModulesOfTheReactorAndWhatIsNoJar() {
        Resolver resolver =
                new Resolver(Map.of("remote", resolved(), "web", resolved(jar("it", "remote"), pom("org.spring"))));

        assertThat(jars(resolver, "remote", "web")).isEmpty();
    }

    @Test
    void takesWhatIsThereAndNamesWhatIsMissing() {
        Resolver resolver = new Resolver(Map.of(
                "web",
                new Result(List.of(jar("org.slf4j", "slf4j-api")), List.of(jar("com.gone", "lost")), List.of())));

        assertThat(jars(resolver, "web")).containsExactly(Path.of("slf4j-api.jar"));
        assertThat(log.warnings.toString()).contains("web: not resolved").contains("com.gone:lost:jar:1");
    }

    @Test
    void saysNothingOfModulesThatAreNotPackagedYet() {
        Resolver resolver = new Resolver(
                Map.of("remote", resolved(), "web", new Result(List.of(), List.of(jar("it", "remote")), List.of())));

        assertThat(jars(resolver, "remote", "web")).isEmpty();
        assertThat(log.warnings.toString()).isEmpty();
    }

    @Test
    void saysWhyDependenciesCannotBeCollected() {
        Resolver resolver = new Resolver(
                Map.of("web", new Result(List.of(), List.of(), List.of(new IllegalStateException("no such pom")))));

        assertThat(jars(resolver, "web")).isEmpty();
        assertThat(log.warnings.toString()).contains("web: no such pom");
    }

    private List<Path> jars(Resolver resolver, String... modules) {
        List<MavenProject> projects =
                Arrays.stream(modules).map(ClassPathTest::module).toList();
        return new ClassPath(resolver, new DefaultRepositorySystemSession(), projects, log).jars();
    }

    private static MavenProject module(String name) {
        Model model = new Model();
        model.setGroupId("it");
        model.setArtifactId(name);
        model.setVersion("1");
        return new MavenProject(model);
    }

    private static Result resolved(Dependency... dependencies) {
        return new Result(List.of(dependencies), List.of(), List.of());
    }

    private static Dependency jar(String group, String name) {
        return new Dependency(new DefaultArtifact(group, name, "jar", "1").setFile(new File(name + ".jar")), "compile");
    }

    private static Dependency pom(String group) {
        return new Dependency(new DefaultArtifact(group, "bom", "pom", "1").setFile(new File("bom.pom")), "compile");
    }

    /** Answers by module; what is unresolved or has errors is an exception, as Maven's does it. */
    private record Resolver(Map<String, Result> byModule) implements ProjectDependenciesResolver {

        @Override
        public DependencyResolutionResult resolve(DependencyResolutionRequest request)
                throws DependencyResolutionException {
            Result result = byModule.get(request.getMavenProject().getArtifactId());
            if (result.unresolved.isEmpty() && result.collectionErrors.isEmpty()) {
                return result;
            }
            throw new DependencyResolutionException(result, "not all resolved", new IllegalStateException());
        }
    }

    private record Result(List<Dependency> resolved, List<Dependency> unresolved, List<Exception> collectionErrors)
            implements DependencyResolutionResult {

        @Override
        public DependencyNode getDependencyGraph() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Dependency> getDependencies() {
            return resolved;
        }

        @Override
        public List<Dependency> getResolvedDependencies() {
            return resolved;
        }

        @Override
        public List<Dependency> getUnresolvedDependencies() {
            return unresolved;
        }

        @Override
        public List<Exception> getCollectionErrors() {
            return collectionErrors;
        }

        @Override
        public List<Exception> getResolutionErrors(Dependency dependency) {
            return List.of();
        }
    }

    private static final class Log extends SystemStreamLog {

        private final StringBuilder warnings = new StringBuilder();

        @Override
        public void warn(CharSequence content) {
            warnings.append(content).append('\n');
        }
    }
}
