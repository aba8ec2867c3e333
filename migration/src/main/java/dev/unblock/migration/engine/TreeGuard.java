package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the tree ends at what is proven: after an exception, an interrupt or the end of the process. */
final class TreeGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TreeGuard.class);

    private final ProjectTree tree;
    private final Consumer<String> progress;
    private final Thread hook;
    private boolean completed;

    private TreeGuard(ProjectTree tree, Proof proof, Consumer<String> progress) {
        this.tree = tree;
        this.progress = progress;
        this.hook = new Thread(() -> stop(proof), "unblock-restore");
    }

    static TreeGuard over(ProjectTree tree, Proof proof, Consumer<String> progress) {
        TreeGuard guard = new TreeGuard(tree, proof, progress);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** The run came to its end; what it wrote stays. */
    void completed() {
        completed = true;
    }

    @Override
    public void close() {
        removeHook();
        if (!completed) {
            abandon();
        }
    }

    private void stop(Proof proof) {
        // The tree first: a build that is being killed may take its time.
        abandon();
        proof.stop();
    }

    private void abandon() {
        tree.abandon()
                .forEach(
                        path -> LOG.warn("{} was changed by somebody else in the meantime and is left as it is", path));
        progress.accept(
                tree.hasSealed()
                        ? "Stopped: finished slices stay. The same command goes on from there; --undo takes them back."
                        : "Stopped: every file is as it was.");
    }

    private void removeHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending; the hook restores the tree", e);
        }
    }
}
