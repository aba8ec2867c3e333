package dev.unblock.recipes.project;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openrewrite.SourceFile;
import org.openrewrite.text.PlainText;
import org.openrewrite.xml.tree.Xml;

/** A module's {@code pom.xml} or Gradle script, and the starters of Spring Boot that it declares itself. */
public sealed interface BuildFile permits PomFile, GradleFile {
    String GROUP = "org.springframework.boot";

    List<String> POMS = List.of("pom.xml");

    List<String> SCRIPTS = List.of("build.gradle", "build.gradle.kts");

    static Optional<BuildFile> of(SourceFile file) {
        String name = file.getSourcePath().getFileName().toString();
        if (file instanceof Xml.Document pom && POMS.contains(name)) {
            return Optional.of(new PomFile(pom));
        }
        return file instanceof PlainText script && SCRIPTS.contains(name)
                ? Optional.of(new GradleFile(script))
                : Optional.empty();
    }

    /** The module's folder, {@code .} for the root of the project. */
    static String folder(SourceFile file) {
        Path parent = file.getSourcePath().getParent();
        return parent == null ? "." : parent.toString().replace('\\', '/');
    }

    boolean declares(String starter);

    /**
     * The file with the other starter declared right after the first one, in its form: all starters of one Spring Boot
     * have one version, so what gives the first one its version gives it to the other. Empty where the first one is not
     * declared for main code in a form that is understood.
     */
    Optional<SourceFile> withBeside(String starter, String other);
}
