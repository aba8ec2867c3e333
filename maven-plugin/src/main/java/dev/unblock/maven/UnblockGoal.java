package dev.unblock.maven;

import dev.unblock.model.UsageException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What all goals share: how they speak, and how they end. A mistake of the user's and a gate that is not passed fail the
 * build with one message; a mistake of ours is an error with its stack trace.
 */
abstract class UnblockGoal extends AbstractMojo {

    abstract void run() throws MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (UsageException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new MojoExecutionException(
                    "internal error of unblock, please report it with what 'mvn -e' shows: " + e, e);
        }
    }

    final Consumer<String> progress() {
        return line -> getLog().info("… " + line);
    }

    final void say(String line) {
        getLog().info(line);
    }

    final void say(List<String> lines) {
        lines.forEach(this::say);
    }
}
