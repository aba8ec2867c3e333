package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.facts.ModuleFact.DeclaredType;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** Reads which types a module's resources name: beans of Spring's XML, servlets of {@code web.xml}, service providers. */
final class ConfigurationFiles {

    private static final String SERVICES = "META-INF/services";

    private final Problems problems;

    ConfigurationFiles(Problems problems) {
        this.problems = problems;
    }

    /** In the order of the files' paths. */
    List<DeclaredType> read(Path module, List<Path> resourceRoots) {
        List<DeclaredType> declared = new ArrayList<>();
        Stream.concat(resourceRoots.stream(), Stream.of(module.resolve("src/main/webapp/WEB-INF")))
                .flatMap(root -> FileTree.writtenBelow(root, ".xml").files().stream())
                .distinct()
                .forEach(file -> declared.addAll(xml(file)));
        resourceRoots.stream()
                .flatMap(root -> FileTree.below(root.resolve(SERVICES), "").files().stream())
                .forEach(file -> declared.addAll(providers(file)));
        return List.copyOf(declared);
    }

    private List<DeclaredType> xml(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DeclarationsInXml.read(in);
        } catch (IOException | XMLStreamException e) {
            problems.add(file, "not read as configuration: no well-formed XML");
            return List.of();
        }
    }

    private List<DeclaredType> providers(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(type -> new DeclaredType(Role.SERVICE, type, FileTree.fileName(file), Map.of()))
                    .toList();
        } catch (IOException e) {
            problems.add(file, "cannot be read: " + e.getMessage());
            return List.of();
        }
    }
}
