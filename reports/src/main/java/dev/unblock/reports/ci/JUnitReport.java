package dev.unblock.reports.ci;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Result;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.text.Names;
import dev.unblock.reports.text.Visible;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The result as JUnit XML: a suite for each module, a test for each rule with findings in it, so that a build server shows
 * them without a plugin. A rule whose findings are all accepted or suppressed is a skipped test.
 */
public final class JUnitReport {

    private static final String NO_TIME = "0";

    private final XMLStreamWriter xml;
    private final Result result;

    private JUnitReport(XMLStreamWriter xml, Result result) {
        this.xml = xml;
        this.result = result;
    }

    public static String render(Result result) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            new JUnitReport(xml, result).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text takes all that is written to it", e);
        }
        return out + "\n";
    }

    /** What one test reports. */
    private record Case(String rule, List<Finding> findings) {

        private boolean fails() {
            return findings.stream().anyMatch(finding -> finding.status() == Status.OPEN);
        }
    }

    private void write() throws XMLStreamException {
        Map<String, List<Case>> suites = suites();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", Visible.line("Unblock: " + result.project().name()));
        counts(suites.values().stream().flatMap(List::stream).toList());
        for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
            suite(suite.getKey(), suite.getValue());
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(String module, List<Case> cases) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", Visible.line(module));
        counts(cases);
        xml.writeAttribute("skipped", String.valueOf(cases.size() - failing(cases)));
        if (cases.isEmpty()) {
            start("no findings", module);
            xml.writeEndElement();
        }
        for (Case test : cases) {
            test(module, test);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void test(String module, Case test) throws XMLStreamException {
        start(test.rule(), module);
        xml.writeCharacters("\n      ");
        xml.writeStartElement(test.fails() ? "failure" : "skipped");
        xml.writeAttribute("message", Visible.line(message(test)));
        if (test.fails()) {
            xml.writeAttribute("type", test.findings().get(0).severity().label());
            xml.writeCharacters(Visible.text(text(test)));
        }
        xml.writeEndElement();
        xml.writeCharacters("\n    ");
        xml.writeEndElement();
    }

    private void start(String name, String module) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", Visible.line(name));
        xml.writeAttribute("classname", Visible.line("unblock." + module.replace('/', '.')));
        xml.writeAttribute("time", NO_TIME);
    }

    /** A suite without cases gets one that passes: servers take an empty file for a failed build. */
    private void counts(List<Case> cases) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(Math.max(1, cases.size())));
        xml.writeAttribute("failures", String.valueOf(failing(cases)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("time", NO_TIME);
    }

    private static long failing(List<Case> cases) {
        return cases.stream().filter(Case::fails).count();
    }

    private static String message(Case test) {
        long open = test.findings().stream()
                .filter(finding -> finding.status() == Status.OPEN)
                .count();
        return test.fails()
                ? Names.words(test.rule()) + ": " + open + " open, the worst of severity "
                        + test.findings().get(0).severity().label()
                : test.findings().stream()
                        .map(finding -> Words.name(finding.status()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "));
    }

    private static String text(Case test) {
        return test.findings().stream()
                .filter(finding -> finding.status() == Status.OPEN)
                .map(finding -> finding.file() + ":" + finding.line() + " ["
                        + finding.severity().label() + "] " + Visible.line(finding.message()) + "\n    in "
                        + finding.method())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private Map<String, List<Case>> suites() {
        Map<String, List<Finding>> byModule = result.findings().stream()
                .sorted(RuleGroup.WORST_FIRST)
                .collect(Collectors.groupingBy(this::module, TreeMap::new, Collectors.toList()));
        Map<String, List<Case>> suites = new TreeMap<>();
        byModule.forEach((module, findings) -> suites.put(module, cases(findings)));
        if (suites.isEmpty()) {
            suites.put(result.project().name(), List.of());
        }
        return suites;
    }

    private static List<Case> cases(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Case(entry.getKey(), openFirst(entry.getValue())))
                .toList();
    }

    private static List<Finding> openFirst(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::status).thenComparing(RuleGroup.WORST_FIRST))
                .toList();
    }

    /** The innermost module whose folder the file is in. */
    private String module(Finding finding) {
        return result.project().modules().stream()
                .filter(module -> finding.file().startsWith(module + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(result.project().name());
    }
}
