package dev.unblock.maven;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.AnalysisRequest.Tests;
import dev.unblock.migration.Assessment;
import dev.unblock.migration.AssessmentRequest;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.insight.Door;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;

/** What goals share that work on the reactor's project: which project, and what is known about how to read it. */
abstract class ProjectGoal extends UnblockGoal {

    static final String SKIPPED = "Skipped.";

    private final ProjectDependenciesResolver resolver;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Does nothing. In a reactor, modules that skip do not count as asking for the work. */
    @Parameter(property = "unblock.skip", defaultValue = "false")
    private boolean skip;

    /** Analyse test code too. */
    @Parameter(property = "unblock.includeTests", defaultValue = "false")
    private boolean includeTests;

    /** CSV files of further blocking APIs, or of ones to silence, relative to the top folder. */
    @Parameter(property = "unblock.catalogues")
    private List<String> catalogues = new ArrayList<>();

    /** A properties file with the hours that work takes; default: unblock-effort.properties in the top folder. */
    @Parameter(property = "unblock.effort")
    private String effort = "";

    /** Where facts about code and libraries are kept from run to run; default: in the user's cache folder. */
    @Parameter(property = "unblock.cache")
    private String cache = "";

    /** Read libraries anew, and keep nothing. */
    @Parameter(property = "unblock.noCache", defaultValue = "false")
    private boolean noCache;

    ProjectGoal(ProjectDependenciesResolver resolver) {
        this.resolver = resolver;
    }

    /** The work, once it is known that it is wanted. */
    abstract void work() throws MojoFailureException;

    @Override
    void run() throws MojoFailureException {
        if (isSkipped()) {
            say(SKIPPED);
            return;
        }
        work();
    }

    final boolean isSkipped() {
        return skip;
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    final Folders folders() {
        return Folders.of(session);
    }

    final AnalysisRequest analysis() {
        AnalysisRequest request = new AnalysisRequest(
                        folders().root(),
                        classPath().jars(),
                        List.of(),
                        includeTests ? Tests.INCLUDED : Tests.LEFT_OUT,
                        catalogues.stream().map(this::readable).toList())
                .on(LocalDate.now(ZoneOffset.UTC));
        if (noCache) {
            return request;
        }
        return cache.isBlank()
                ? request.cachingForUser()
                : request.cachingIn(folders().resolve(cache));
    }

    /** Of all modules, those that {@code -pl} leaves out too: the analysis is of the whole project. */
    private ClassPath classPath() {
        return new ClassPath(resolver, session.getRepositorySession(), session.getAllProjects(), getLog());
    }

    final Result assess() {
        return assess(Optional.empty(), Optional.empty());
    }

    final Result assess(Optional<Path> recording, Optional<Path> measured) {
        Result result = Assessment.assess(
                new AssessmentRequest(analysis(), AssessmentRequest.Build.NEVER, recording, measured, effort()),
                progress());
        Shortfall.of(result).ifPresent(getLog()::warn);
        return result;
    }

    private Optional<Path> effort() {
        return Optional.of(effort).filter(name -> !name.isBlank()).map(this::readable);
    }

    final Path readable(String name) {
        Path file = folders().resolve(name);
        if (!Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        return file;
    }

    /** How a person calls another goal of ours, whatever their project knows about us. */
    final String command(String goal) {
        return "mvn " + plugin() + ":" + goal;
    }

    /** The words of advice in reports. */
    final Door door() {
        return Door.maven(plugin());
    }

    private String plugin() {
        return execution.getGroupId() + ":" + execution.getArtifactId() + ":" + execution.getVersion();
    }
}
