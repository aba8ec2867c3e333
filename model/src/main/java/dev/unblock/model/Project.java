package dev.unblock.model;

import java.util.List;
import java.util.Optional;

/**
 * The analysed project.
 *
 * @param modules folders of the modules relative to the project, {@code .} for the root, sorted
 * @param commit the git commit that is checked out, where there is one
 * @param javaRelease the Java release that the sources are written for, e.g. 17
 * @param springBoot the Spring Boot version in use, where there is one
 */
public record Project(
        String name, List<String> modules, Optional<String> commit, int javaRelease, Optional<String> springBoot) {

    public Project {
        modules = List.copyOf(modules);
    }
}
