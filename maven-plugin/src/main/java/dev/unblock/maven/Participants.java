package dev.unblock.maven;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The modules that run an execution of ours: all when it was called directly, else those that have it in their build.
 * Waiting for all would be waiting for ever when only some have it.
 */
final class Participants {

    private static final String NO_PHASE = "none";

    private Participants() {}

    /** The ids of the modules. */
    static Set<String> of(List<MavenProject> modules, MojoExecution execution) {
        return modules.stream()
                .filter(module -> execution.getSource() == MojoExecution.Source.CLI || isBound(module, execution))
                .map(MavenProject::getId)
                .collect(Collectors.toSet());
    }

    private static boolean isBound(MavenProject module, MojoExecution execution) {
        String key = Plugin.constructKey(execution.getGroupId(), execution.getArtifactId());
        return Optional.ofNullable(module.getPlugin(key)).stream()
                .flatMap(plugin -> plugin.getExecutions().stream())
                .filter(bound -> bound.getId().equals(execution.getExecutionId()))
                .filter(bound -> bound.getGoals().contains(execution.getGoal()))
                .anyMatch(Participants::isOn);
    }

    private static boolean isOn(PluginExecution bound) {
        return !NO_PHASE.equals(bound.getPhase());
    }
}
