package dev.unblock.migration.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what Surefire, Failsafe or Gradle wrote about the tests of all modules. */
final class TestReports {

    private static final Logger LOG = LoggerFactory.getLogger(TestReports.class);
    private static final Set<String> FOLDERS = Set.of("surefire-reports", "failsafe-reports");
    private static final int MOST_QUOTED = 200;
    private static final String GRADLE = "build/test-results";

    private final List<Path> modules;

    TestReports(List<Path> modules) {
        this.modules = List.copyOf(modules);
    }

    /**
     * Tests by how they ended; written {@code com.shop.OrderTest#loads}.
     *
     * @param failures with what each of them said
     * @param seconds that all of them took together, by their own account
     */
    record Tests(Set<String> run, Map<String, String> failures, double seconds) {

        static final Tests NONE = new Tests(Set.of(), Map.of(), 0);

        Tests {
            run = new TreeSet<>(run);
            failures = new TreeMap<>(failures);
        }

        Set<String> failed() {
            return failures.keySet();
        }

        /** The test's name, and what it said when it failed. */
        String quoted(String test) {
            String said = failures.getOrDefault(test, "");
            return said.isBlank() ? test : test + " (" + said + ")";
        }
    }

    /** Removes the reports of earlier runs, so that only the next run's are read. */
    void clear() {
        for (Path report : reports()) {
            try {
                Files.deleteIfExists(report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Tests read() {
        Reading reading = new Reading();
        reports().forEach(reading::add);
        return reading.tests();
    }

    /** What is read of one report after the other. */
    private static final class Reading {

        private final Set<String> run = new TreeSet<>();
        private final Map<String, String> failed = new TreeMap<>();
        private double seconds;
        private String test = "";

        private void add(Path report) {
            try (InputStream in = Files.newInputStream(report)) {
                XMLInputFactory factory = XMLInputFactory.newInstance();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                XMLStreamReader xml = factory.createXMLStreamReader(in);
                while (xml.hasNext()) {
                    if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                        add(xml);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (XMLStreamException e) {
                // Cut off when the tests' JVM died: what is missing shows as a class that no longer runs.
                LOG.warn("{} is not a whole test report: {}", report, e.getMessage());
            }
        }

        private void add(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "testsuite" -> seconds += seconds(xml);
                case "testcase" -> {
                    test = xml.getAttributeValue(null, "classname") + "#" + xml.getAttributeValue(null, "name");
                    run.add(test);
                }
                case "failure", "error" -> failed.put(test, said(xml));
                case "skipped" -> run.remove(test);
                default -> {
                    // Properties and captured output say nothing about how a test ended.
                }
            }
        }

        /** Surefire groups the digits of what takes long. */
        private static double seconds(XMLStreamReader xml) {
            String time = Optional.ofNullable(xml.getAttributeValue(null, "time"))
                    .orElse("")
                    .replace(",", "");
            return time.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(time) : 0;
        }

        private Tests tests() {
            return new Tests(run, failed, seconds);
        }
    }

    /** The first line of the message, not too long. */
    private static String said(XMLStreamReader xml) {
        String message =
                Optional.ofNullable(xml.getAttributeValue(null, "message")).orElse("");
        String first = message.lines().map(String::strip).findFirst().orElse("");
        return first.length() > MOST_QUOTED ? first.substring(0, MOST_QUOTED) + "…" : first;
    }

    private List<Path> reports() {
        return modules.stream()
                .flatMap(module -> Stream.concat(
                        FOLDERS.stream().sorted().map(name -> module.resolve("target")
                                .resolve(name)),
                        folders(module.resolve(GRADLE)).stream()))
                .filter(Files::isDirectory)
                .flatMap(folder -> reports(folder).stream())
                .toList();
    }

    /** One for each of Gradle's test tasks. */
    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> reports(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
