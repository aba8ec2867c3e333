package dev.unblock.recipes;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.ClassLocks;
import dev.unblock.recipes.tree.Monitors;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.marker.JavaVersion;
import org.openrewrite.java.tree.J;

/**
 * Replaces {@code synchronized} around a wait by a lock, on which a virtual thread leaves its carrier. From Java 24 on it does
 * so anyway (JEP 491), and before 21 there are none.
 *
 * <pre>
 * synchronized (this) { remote.call(); }
 * → lock.lock();
 *   try { remote.call(); } finally { lock.unlock(); }
 * </pre>
 *
 * All code of the class that synchronizes on the same object changes together. Refuses: other releases of Java (H25), {@code wait} and
 * {@code notify}, locks that other code can see (fields that are not private, final and plain; objects that another class
 * locks or extends), static methods, classes whose fields belong to something else, and places that are no statement of
 * a block (H7).
 */
public final class SynchronizedToReentrantLock extends ScanningRecipe<Monitors> {
    private static final int FIRST = 21;
    private static final int UNPINNED = 24;

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Java release",
            description = "The release that the application is built for, where the build does not tell.",
            example = "21",
            required = false)
    private final @Nullable Integer javaRelease;

    public SynchronizedToReentrantLock(@Nullable List<String> targets, @Nullable Integer javaRelease) {
        this.targets = targets;
        this.javaRelease = javaRelease;
    }

    @Override
    public String getDisplayName() {
        return "Wait under a `ReentrantLock` instead of `synchronized`";
    }

    @Override
    public String getDescription() {
        return "Replaces `synchronized` code that waits by code under a lock, which does not pin virtual threads on Java 21 to 23.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public Monitors getInitialValue(ExecutionContext ctx) {
        return new Monitors();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Monitors monitors) {
        return monitors.scanner();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Monitors monitors) {
        return new LockVisitor(this, monitors);
    }

    private static final class LockVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final SynchronizedToReentrantLock recipe;
        private final Targets targets;
        private final Monitors monitors;

        private LockVisitor(SynchronizedToReentrantLock recipe, Monitors monitors) {
            this.recipe = recipe;
            this.targets = Targets.of(recipe.targets);
            this.monitors = monitors;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            ClassLocks locks = new ClassLocks(visited, getCursor(), monitors);
            J.ClassDeclaration changed = visited;
            for (J.MethodDeclaration method : Project.methods(visited)) {
                if (targets.names(method.getMethodType()) && ClassLocks.isSynchronized(method)) {
                    changed = changed(changed, method, locks, ctx);
                }
            }
            if (changed != visited) {
                maybeAddImport(ClassLocks.LOCK, false);
            }
            return changed;
        }

        private J.ClassDeclaration changed(
                J.ClassDeclaration type, J.MethodDeclaration method, ClassLocks locks, ExecutionContext ctx) {
            Cursor place = new Cursor(new Cursor(getCursor(), type.getBody()), method);
            Optional<Refusal> release = release(place);
            if (release.isPresent()) {
                recipe.refusals.refuse(ctx, place, release.get());
                return type;
            }
            try {
                return locks.replaced(type, method, ctx);
            } catch (CannotChange reason) {
                recipe.refusals.refuse(ctx, place, reason.refusal());
                return type;
            }
        }

        private Optional<Refusal> release(Cursor place) {
            int release = recipe.javaRelease != null
                    ? recipe.javaRelease
                    : place.firstEnclosingOrThrow(SourceFile.class)
                            .getMarkers()
                            .findFirst(JavaVersion.class)
                            .map(JavaVersion::getMajorReleaseVersion)
                            .orElse(0);
            return release >= FIRST && release < UNPINNED
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            Hazard.H25,
                            "only before Java 24 does synchronized code pin virtual threads, and before 21 there are none"
                                    + " (this is " + release + ")",
                            "nothing to do"));
        }
    }
}
