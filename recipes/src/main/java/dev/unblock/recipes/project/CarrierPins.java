package dev.unblock.recipes.project;

import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.tree.Computing;
import dev.unblock.recipes.tree.EnclosingClass;
import dev.unblock.recipes.tree.LineOf;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/** Places that keep a virtual thread on its carrier while they wait, before Java 24. */
public final class CarrierPins {
    public static final int UNPINNED = 24;

    /** Up to the version before this one the driver waits inside synchronized code. */
    private enum Driver {
        MYSQL("mysql-connector-j", 9, 0),
        OLD_MYSQL("mysql-connector-java", 9, 0),
        POSTGRES("postgresql", 42, 6);

        private final String artifact;
        private final int major;
        private final int minor;

        Driver(String artifact, int major, int minor) {
            this.artifact = artifact;
            this.major = major;
            this.minor = minor;
        }

        private boolean isOlderIn(Libraries libraries) {
            return libraries.has(artifact)
                    && !libraries.isAtLeast(artifact, major, minor).orElseGet(() -> isManagedNoOlder(libraries));
        }

        /** Where nobody says a version, Spring Boot does, but for the old name of MySQL's. */
        private boolean isManagedNoOlder(Libraries libraries) {
            return switch (this) {
                case MYSQL -> libraries.isAtLeast("spring-boot", 3, 4).orElse(false);
                case POSTGRES -> libraries.isAtLeast("spring-boot", 3, 2).orElse(false);
                case OLD_MYSQL -> false;
            };
        }

        private Refusal refusal() {
            return new Refusal(
                    Hazard.H25,
                    artifact + " waits inside synchronized code, which pins before Java 24",
                    "move to Java 24, or to " + artifact + " " + major + "." + minor);
        }
    }

    private final Map<String, Pin> pins = new TreeMap<>();
    private final Set<String> harmless;

    public CarrierPins() {
        this(Set.of());
    }

    /**
     * Where more is known than a recipe sees.
     *
     * @param harmless methods that synchronized code may call, since they do not wait: {@code com.shop.Orders#count}
     */
    public CarrierPins(Collection<String> harmless) {
        this.harmless = Set.copyOf(harmless);
    }

    /** One of them, in this class. */
    public record Pin(String path, int line, String type, String what) {
        public Refusal refusal() {
            return new Refusal(
                    Hazard.H25,
                    what + ": before Java 24 such a wait pins its carrier thread",
                    "move to Java 24, or use a ReentrantLock there");
        }
    }

    /** Against virtual threads with a driver of a database that waits inside synchronized code. */
    public static Optional<Refusal> oldDriver(Libraries libraries) {
        for (Driver driver : Driver.values()) {
            if (driver.isOlderIn(libraries)) {
                return Optional.of(driver.refusal());
            }
        }
        return Optional.empty();
    }

    /** The first of them, by path; code of all modules may run in one application. */
    public Optional<Pin> first() {
        return pins.values().stream().findFirst();
    }

    /** The first that lies in none of these classes. */
    public Optional<Pin> firstBeside(Collection<String> types) {
        return pins.values().stream().filter(pin -> !types.contains(pin.type())).findFirst();
    }

    public void add(J.CompilationUnit file, ExecutionContext ctx) {
        new Scan().visit(file, ctx);
    }

    private final class Scan extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            if (method.hasModifier(J.Modifier.Type.Native)) {
                pin(getCursor(), method.getSimpleName() + "() is native");
            }
            J.Block body = method.getBody();
            if (method.hasModifier(J.Modifier.Type.Synchronized) && body != null) {
                Computing.unknownCallIn(body, harmless)
                        .ifPresent(call -> pin(
                                getCursor(), method.getSimpleName() + "() is synchronized, and may wait in " + call));
            }
            return super.visitMethodDeclaration(method, ctx);
        }

        @Override
        public J.Synchronized visitSynchronized(J.Synchronized block, ExecutionContext ctx) {
            Computing.unknownCallIn(block.getBody(), harmless)
                    .ifPresent(call -> pin(getCursor(), "a synchronized block, which may wait in " + call));
            return super.visitSynchronized(block, ctx);
        }

        private void pin(Cursor place, String what) {
            SourceFile file = place.firstEnclosingOrThrow(SourceFile.class);
            String path = file.getSourcePath().toString().replace('\\', '/');
            int line = LineOf.tree(file, place.firstEnclosingOrThrow(Tree.class));
            String key = String.format("%s:%6d", path, line);
            pins.putIfAbsent(key, new Pin(path, line, EnclosingClass.nameOf(place), what));
        }
    }
}
