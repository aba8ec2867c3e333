package dev.unblock.reports.sarif;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import dev.unblock.reports.insight.Door;
import dev.unblock.reports.insight.RuleGroup;
import dev.unblock.reports.insight.Words;
import dev.unblock.reports.sarif.SarifLog.Configuration;
import dev.unblock.reports.sarif.SarifLog.Message;
import dev.unblock.reports.sarif.SarifLog.Rule;
import dev.unblock.reports.sarif.SarifLog.RuleProperties;
import dev.unblock.reports.text.Names;
import dev.unblock.reports.text.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that have findings, sorted by id. */
final class Rules {

    private final List<Rule> rules;
    private final Map<String, Integer> indexes = new TreeMap<>();

    private Rules(List<String> names, List<Rule> rules) {
        this.rules = rules;
        names.forEach(name -> indexes.put(name, indexes.size()));
    }

    static Rules of(List<Finding> findings, Function<String, Optional<String>> pages, Door door) {
        Map<String, List<Finding>> byRule =
                findings.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()));
        return new Rules(
                List.copyOf(byRule.keySet()),
                byRule.entrySet().stream()
                        .map(entry -> rule(entry.getKey(), entry.getValue(), pages.apply(entry.getKey()), door))
                        .toList());
    }

    List<Rule> all() {
        return rules;
    }

    int index(String rule) {
        return indexes.getOrDefault(rule, -1);
    }

    static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW, INFO -> "note";
        };
    }

    private static Rule rule(String rule, List<Finding> findings, Optional<String> page, Door door) {
        String id = Visible.line(rule);
        Family family = findings.get(0).family();
        Severity worst =
                findings.stream().min(RuleGroup.WORST_FIRST).orElseThrow().severity();
        String name = Names.words(id);
        String plain = name + ". " + Words.meaning(family) + " The rule's page: " + door.explain(id);
        return new Rule(
                id,
                id,
                Message.of(name),
                Message.of(name + ". " + Words.meaning(family)),
                new Message(plain, page.map(Visible::text)),
                new Configuration(level(worst)),
                new RuleProperties(tags(family)));
    }

    private static List<String> tags(Family family) {
        return Stream.of("concurrency", family.label(), "performance").sorted().toList();
    }
}
