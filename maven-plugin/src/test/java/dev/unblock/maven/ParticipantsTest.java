package dev.unblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ParticipantsTest {

    private static final MojoExecution BOUND = new MojoExecution(analyze(), "default", MojoExecution.Source.LIFECYCLE);
    private static final MojoExecution CALLED = new MojoExecution(analyze(), "default-cli", MojoExecution.Source.CLI);

    @Test
    void areAllModulesWhenTheGoalIsCalled() {
        assertThat(Participants.of(List.of(module("a"), module("b")), CALLED))
                .containsExactlyInAnyOrder("it:a:jar:1", "it:b:jar:1");
    }

    @Test
    void areTheModulesWithTheExecution() {
        MavenProject with = module("with", execution("default", "analyze", "verify"));
        MavenProject withDefaultPhase = module("defaulted", unphased("default", "analyze"));
        MavenProject without = module("without");

        assertThat(Participants.of(List.of(with, withDefaultPhase, without), BOUND))
                .containsExactlyInAnyOrder("it:with:jar:1", "it:defaulted:jar:1");
    }

    @Test
    void areNotModulesThatTurnTheExecutionOff() {
        MavenProject on = module("on", execution("default", "analyze", "verify"));
        MavenProject off = module("off", execution("default", "analyze", "none"));

        assertThat(Participants.of(List.of(on, off), BOUND)).containsExactly("it:on:jar:1");
    }

    @Test
    void areNotModulesWithAnotherGoalOrExecution() {
        MavenProject on = module("on", execution("default", "analyze", "verify"));
        MavenProject check = module("check", execution("default", "check", "verify"));
        MavenProject nightly = module("nightly", execution("nightly", "analyze", "verify"));

        assertThat(Participants.of(List.of(on, check, nightly), BOUND)).containsExactly("it:on:jar:1");
    }

    private static MojoDescriptor analyze() {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("dev.unblock");
        plugin.setArtifactId("unblock-maven-plugin");
        plugin.setVersion("1");
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(plugin);
        goal.setGoal("analyze");
        return goal;
    }

    private static MavenProject module(String name, PluginExecution... executions) {
        Model model = new Model();
        model.setGroupId("it");
        model.setArtifactId(name);
        model.setVersion("1");
        model.setBuild(new Build());
        if (executions.length > 0) {
            Plugin plugin = new Plugin();
            plugin.setGroupId("dev.unblock");
            plugin.setArtifactId("unblock-maven-plugin");
            List.of(executions).forEach(plugin::addExecution);
            model.getBuild().addPlugin(plugin);
        }
        return new MavenProject(model);
    }

    private static PluginExecution execution(String id, String goal, String phase) {
        PluginExecution execution = unphased(id, goal);
        execution.setPhase(phase);
        return execution;
    }

    private static PluginExecution unphased(String id, String goal) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        return execution;
    }
}
