package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.facts.ModuleFact.Call;
import dev.unblock.analyzer.facts.ModuleFact.DeclaredType;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one XML file: {@code <beans>} of Spring, {@code <web-app>}, {@code <struts>}, and of MyBatis's {@code <mapper>} the
 * name; every other file is left at its first element.
 */
final class DeclarationsInXml {

    private final XMLStreamReader xml;
    private final List<DeclaredType> found = new ArrayList<>();
    private final Map<String, String> scheduled = new HashMap<>();
    private final Map<String, String> classes = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private String name = "";

    private DeclarationsInXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<DeclaredType> read(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        // Document types are skipped, entities of a file's own never looked up: files come from strangers.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        try {
            return new DeclarationsInXml(xml).read();
        } finally {
            xml.close();
        }
    }

    private List<DeclaredType> read() throws XMLStreamException {
        String root = next().orElse("");
        switch (root) {
            case "beans" -> beans();
            case "web-app" -> webApplication();
            case "struts", "xwork" -> actions();
            case "mapper" -> mappers(attribute("namespace"));
            default -> {
                return List.of();
            }
        }
        return List.copyOf(found);
    }

    /** The next element's name. */
    private Optional<String> next() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return Optional.of(xml.getLocalName());
            }
        }
        return Optional.empty();
    }

    private String attribute(String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value.strip();
    }

    private void beans() throws XMLStreamException {
        for (Optional<String> element = next(); element.isPresent(); element = next()) {
            if (element.get().equals("bean") && !attribute("class").isEmpty()) {
                bean();
            } else if (element.get().equals("scheduled") && !attribute("method").isEmpty()) {
                scheduled.put(attribute("ref"), attribute("method"));
            } else if (element.get().equals("scan")) {
                mappers(attribute("base-package"));
            } else if (element.get().equals("property") && attribute("name").equals("basePackage")) {
                mappers(attribute("value"));
            }
        }
        found.replaceAll(bean -> scheduled.containsKey(bean.name()) ? withSchedule(bean) : bean);
    }

    private void bean() {
        String id = attribute("id").isEmpty() ? attribute("name") : attribute("id");
        Map<Call, String> calls =
                attribute("init-method").isEmpty() ? Map.of() : Map.of(Call.AT_START, attribute("init-method"));
        found.add(new DeclaredType(Role.BEAN, attribute("class"), id, calls));
    }

    private void mappers(String names) {
        Stream.of(names.split("[,;\\s]+"))
                .filter(name -> !name.isEmpty())
                .forEach(name -> found.add(new DeclaredType(Role.MAPPER, name, "", Map.of())));
    }

    private DeclaredType withSchedule(DeclaredType bean) {
        Map<Call, String> calls = new EnumMap<>(Call.class);
        calls.putAll(bean.methods());
        calls.put(Call.SCHEDULED, scheduled.get(bean.name()));
        return new DeclaredType(bean.role(), bean.type(), bean.name(), calls);
    }

    /** Servlets and filters have a name, by which a mapping elsewhere in the file gives them a path. */
    private void webApplication() throws XMLStreamException {
        for (Optional<String> element = next(); element.isPresent(); element = next()) {
            switch (element.get()) {
                case "servlet-name", "filter-name" ->
                    name = xml.getElementText().strip();
                case "servlet-class" -> declare(Role.SERVLET);
                case "filter-class" -> declare(Role.FILTER);
                case "listener-class" ->
                    found.add(
                            new DeclaredType(Role.LISTENER, xml.getElementText().strip(), "", Map.of()));
                case "url-pattern" ->
                    paths.merge(name, xml.getElementText().strip(), (first, more) -> first + ", " + more);
                default -> {}
            }
        }
        classes.keySet().stream()
                .sorted()
                .forEach(named -> found.add(new DeclaredType(
                        roles.get(named), classes.get(named), paths.getOrDefault(named, ""), Map.of())));
    }

    /** Actions stand in packages, which have a path; beside its first method an action may allow others. */
    private void actions() throws XMLStreamException {
        String path = "";
        String type = "";
        for (Optional<String> element = next(); element.isPresent(); element = next()) {
            switch (element.get()) {
                case "package" -> path = attribute("namespace");
                case "action" -> {
                    name = (path + "/" + attribute("name")).replace("//", "/");
                    type = attribute("class");
                    action(type, attribute("method").isEmpty() ? "execute" : attribute("method"));
                }
                case "allowed-methods" -> {
                    for (String method : xml.getElementText().split(",")) {
                        action(type, method.strip());
                    }
                }
                default -> {}
            }
        }
    }

    private void action(String type, String method) {
        DeclaredType action = new DeclaredType(Role.ACTION, type, name, Map.of(Call.AT_REQUEST, method));
        if (!type.isEmpty() && !found.contains(action)) {
            found.add(action);
        }
    }

    private void declare(Role role) throws XMLStreamException {
        classes.put(name, xml.getElementText().strip());
        roles.put(name, role);
    }
}
