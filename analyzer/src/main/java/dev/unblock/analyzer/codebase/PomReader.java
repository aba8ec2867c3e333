package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Pom.Dependency;
import dev.unblock.analyzer.codebase.Pom.Parent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a {@code pom.xml}. Document types and external entities are refused. */
final class PomReader {

    private PomReader() {}

    /**
     * Reads one pom.
     *
     * @throws IOException when it cannot be read or is no pom
     */
    static Pom read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Element project = builder().parse(in).getDocumentElement();
            if (!"project".equals(name(project))) {
                throw new IOException("no Maven project");
            }
            return pom(project);
        } catch (SAXException e) {
            throw new IOException("no well-formed XML: " + e.getMessage(), e);
        }
    }

    /** The artifact that the pom in a folder builds; absent where there is none that can be read. */
    static Optional<String> artifact(Path folder) {
        Path file = folder.resolve("pom.xml");
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(read(file).artifactId()).filter(id -> !id.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            // Whoever looked for modules has told of it.
            return Optional.empty();
        }
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The default handler prints to the console.
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be hardened", e);
        }
    }

    private static Pom pom(Element project) {
        List<Element> profiles = all(project, "profiles", "profile").toList();
        List<Element> said = Stream.concat(Stream.of(project), profiles.stream().filter(PomReader::isActiveByDefault))
                .toList();
        List<String> modules = Stream.concat(Stream.of(project), profiles.stream())
                .flatMap(part -> all(part, "modules", "module"))
                .map(PomReader::text)
                .distinct()
                .toList();
        Map<String, String> properties = new HashMap<>();
        said.forEach(part ->
                all(part, "properties").flatMap(PomReader::children).forEach(p -> properties.put(name(p), text(p))));
        return new Pom(
                all(project, "parent").findFirst().map(PomReader::parent),
                text(project, "groupId"),
                text(project, "artifactId"),
                text(project, "version"),
                orElse(text(project, "packaging"), "jar"),
                modules,
                properties,
                dependencies(said, "dependencies", "dependency"),
                dependencies(said, "dependencyManagement", "dependencies", "dependency"),
                texts(all(project, "build").flatMap(PomReader::children).filter(e -> name(e).endsWith(
                                "ourceDirectory"))),
                texts(plugins(project, "maven-compiler-plugin")
                        .flatMap(plugin -> all(plugin, "configuration"))
                        .flatMap(PomReader::children)),
                addedSourceRoots(project));
    }

    private static boolean isActiveByDefault(Element profile) {
        return all(profile, "activation", "activeByDefault").anyMatch(e -> text(e).equals("true"));
    }

    private static Parent parent(Element parent) {
        String path =
                all(parent, "relativePath").findFirst().map(PomReader::text).orElse("../pom.xml");
        return new Parent(text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"), path);
    }

    private static List<Dependency> dependencies(List<Element> parts, String... path) {
        return parts.stream()
                .flatMap(part -> all(part, path))
                .map(PomReader::dependency)
                .toList();
    }

    private static Dependency dependency(Element element) {
        Set<String> exclusions = all(element, "exclusions", "exclusion")
                .map(e -> text(e, "groupId") + ":" + orElse(text(e, "artifactId"), "*"))
                .collect(Collectors.toCollection(TreeSet::new));
        Artifact artifact = new Artifact(
                text(element, "groupId"),
                text(element, "artifactId"),
                text(element, "version"),
                orElse(text(element, "type"), "jar"),
                text(element, "classifier"));
        return new Dependency(
                artifact, text(element, "scope"), text(element, "optional"), exclusions, text(element, "systemPath"));
    }

    private static Stream<Element> plugins(Element project, String artifactId) {
        return Stream.concat(
                        all(project, "build", "pluginManagement", "plugins", "plugin"),
                        all(project, "build", "plugins", "plugin"))
                .filter(plugin -> text(plugin, "artifactId").equals(artifactId));
    }

    /** What the build-helper plugin adds. */
    private static List<String> addedSourceRoots(Element project) {
        return plugins(project, "build-helper-maven-plugin")
                .flatMap(plugin -> all(plugin, "executions", "execution"))
                .filter(execution -> all(execution, "goals", "goal")
                        .anyMatch(goal -> text(goal).equals("add-source")))
                .flatMap(execution -> all(execution, "configuration", "sources"))
                .flatMap(PomReader::children)
                .map(PomReader::text)
                .toList();
    }

    private static Map<String, String> texts(Stream<Element> elements) {
        return elements.filter(e -> !text(e).isEmpty())
                .collect(Collectors.toMap(PomReader::name, PomReader::text, (first, second) -> second));
    }

    private static Stream<Element> all(Element from, String... path) {
        Stream<Element> found = Stream.of(from);
        for (String step : path) {
            found = found.flatMap(e -> children(e).filter(child -> name(child).equals(step)));
        }
        return found;
    }

    private static Stream<Element> children(Element element) {
        NodeList nodes = element.getChildNodes();
        List<Element> children = new ArrayList<>();
        IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).forEach(node -> {
            if (node instanceof Element child) {
                children.add(child);
            }
        });
        return children.stream();
    }

    private static String name(Node node) {
        String name = node.getNodeName();
        return name.substring(name.indexOf(':') + 1);
    }

    private static String text(Element from, String child) {
        return all(from, child).findFirst().map(PomReader::text).orElse("");
    }

    private static String text(Element element) {
        return Optional.ofNullable(element.getTextContent()).orElse("").strip();
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
