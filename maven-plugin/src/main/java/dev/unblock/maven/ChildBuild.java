package dev.unblock.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * What a build of the project in a child process is told, so that it is the build that this process was asked for: the
 * same settings, repository, profiles and properties. Our own goals, if the project binds them, stay out of it.
 */
final class ChildBuild {

    private static final List<String> NOT_FOR_CHILDREN = List.of("unblock.", "session.", "maven.repo.local");

    private final List<String> options = new ArrayList<>();

    private ChildBuild() {}

    static List<String> options(MavenSession session) {
        return options(
                session.getRequest(),
                session.getRepositorySession().getLocalRepository().getBasedir());
    }

    static List<String> options(MavenExecutionRequest request, File localRepository) {
        ChildBuild child = new ChildBuild();
        child.file("-s", request.getUserSettingsFile());
        child.file("-gs", request.getGlobalSettingsFile());
        child.profiles(request);
        child.properties(request);
        child.options.add("-Dmaven.repo.local=" + localRepository);
        child.options.add("-Dunblock.skip=true");
        if (request.isOffline()) {
            child.options.add("-o");
        }
        return List.copyOf(child.options);
    }

    private void file(String option, @Nullable File file) {
        Optional.ofNullable(file)
                .filter(File::isFile)
                .ifPresent(given -> options.addAll(List.of(option, given.getAbsolutePath())));
    }

    private void profiles(MavenExecutionRequest request) {
        List<String> profiles = new ArrayList<>(request.getActiveProfiles());
        request.getInactiveProfiles().forEach(profile -> profiles.add("!" + profile));
        if (!profiles.isEmpty()) {
            options.addAll(List.of("-P", String.join(",", profiles)));
        }
    }

    private void properties(MavenExecutionRequest request) {
        for (String name : new TreeSet<>(request.getUserProperties().stringPropertyNames())) {
            if (NOT_FOR_CHILDREN.stream().noneMatch(name::startsWith)) {
                options.add("-D" + name + "=" + request.getUserProperties().getProperty(name));
            }
        }
    }
}
