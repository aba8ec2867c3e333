package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.reports.insight.Changes.Kept;
import dev.unblock.reports.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which findings of two results are the same. Those of one id are. What then is left on both sides is the same where the
 * rule, the call and all but one part of the method's name agree (its package and outer folder, or its own name in its
 * class), and where only one finding on each side does: a method that was moved or renamed took its finding along.
 */
final class Pairs {

    private final Set<Finding> before;
    private final Set<Finding> after;
    private final List<Kept> kept = new ArrayList<>();

    private Pairs(List<Finding> before, List<Finding> after) {
        this.before = new LinkedHashSet<>(before);
        this.after = new LinkedHashSet<>(after);
    }

    static List<Kept> of(List<Finding> before, List<Finding> after) {
        Pairs pairs = new Pairs(before, after);
        pairs.join(Finding::id, Integer.MAX_VALUE);
        pairs.join(Pairs::withoutPackage, 1);
        pairs.join(Pairs::withoutMethodName, 1);
        return List.copyOf(pairs.kept);
    }

    /** Joins, in their order, what has the same key, unless more than so many on a side have it. */
    private void join(Function<Finding, String> key, int most) {
        Map<String, List<Finding>> earlier = by(before, key);
        by(after, key).forEach((name, now) -> {
            List<Finding> then = earlier.getOrDefault(name, List.of());
            if (now.size() <= most && then.size() <= most) {
                IntStream.range(0, Math.min(now.size(), then.size())).forEach(i -> keep(then.get(i), now.get(i)));
            }
        });
    }

    private void keep(Finding then, Finding now) {
        kept.add(new Kept(then, now));
        before.remove(then);
        after.remove(now);
    }

    private static String withoutPackage(Finding finding) {
        return what(finding) + "\n" + Names.brief(finding.method());
    }

    private static String withoutMethodName(Finding finding) {
        String method = finding.method();
        int hash = method.indexOf('#');
        int open = method.indexOf('(', hash);
        // A field has no parameters to know it again by.
        return hash < 0 || open < 0
                ? finding.id()
                : what(finding) + "\n" + finding.file() + "\n" + method.substring(0, hash) + method.substring(open);
    }

    private static String what(Finding finding) {
        return finding.rule() + "\n" + finding.sink().map(Finding.Sink::call).orElse("");
    }

    private static Map<String, List<Finding>> by(Set<Finding> findings, Function<Finding, String> key) {
        Map<String, List<Finding>> byKey = new LinkedHashMap<>();
        findings.forEach(finding -> byKey.computeIfAbsent(key.apply(finding), name -> new ArrayList<>())
                .add(finding));
        return byKey;
    }
}
