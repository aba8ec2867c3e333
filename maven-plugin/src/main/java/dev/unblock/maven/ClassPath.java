package dev.unblock.maven;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;

/**
 * The jars that the modules of the reactor need, tests included, in the order in which they are met.
 *
 * <p>Modules of the reactor are left out: the analyzer finds their classes itself. That is also why Maven is asked here
 * and not by an annotation of the goals, which would fail for a module that is not packaged yet.
 */
final class ClassPath {

    private final ProjectDependenciesResolver resolver;
    private final RepositorySystemSession repositories;
    private final List<MavenProject> modules;
    private final Set<String> reactor;
    private final Log log;

    ClassPath(
            ProjectDependenciesResolver resolver,
            RepositorySystemSession repositories,
            List<MavenProject> modules,
            Log log) {
        this.resolver = resolver;
        this.repositories = repositories;
        this.modules = List.copyOf(modules);
        this.log = log;
        this.reactor = modules.stream()
                .map(module -> module.getGroupId() + ":" + module.getArtifactId())
                .collect(Collectors.toSet());
    }

    List<Path> jars() {
        Set<Path> jars = new LinkedHashSet<>();
        modules.forEach(module -> jars.addAll(jars(module)));
        return List.copyOf(jars);
    }

    private List<Path> jars(MavenProject module) {
        return resolve(module).getResolvedDependencies().stream()
                .map(Dependency::getArtifact)
                .filter(artifact -> !isOfReactor(artifact))
                .filter(artifact -> artifact.getFile().getName().endsWith(".jar"))
                .map(artifact -> artifact.getFile().toPath())
                .toList();
    }

    private DependencyResolutionResult resolve(MavenProject module) {
        try {
            return resolver.resolve(new DefaultDependencyResolutionRequest(module, repositories));
        } catch (DependencyResolutionException e) {
            tell(module, e);
            return e.getResult();
        }
    }

    private void tell(MavenProject module, DependencyResolutionException problem) {
        List<String> missing = problem.getResult().getUnresolvedDependencies().stream()
                .map(Dependency::getArtifact)
                .filter(artifact -> !isOfReactor(artifact))
                .map(Artifact::toString)
                .toList();
        if (!missing.isEmpty()) {
            log.warn(module.getArtifactId() + ": not resolved, so calls into it are less sure: "
                    + String.join(", ", missing));
        }
        problem.getResult()
                .getCollectionErrors()
                .forEach(error -> log.warn(module.getArtifactId() + ": " + error.getMessage()));
    }

    private boolean isOfReactor(Artifact artifact) {
        return reactor.contains(artifact.getGroupId() + ":" + artifact.getArtifactId());
    }
}
