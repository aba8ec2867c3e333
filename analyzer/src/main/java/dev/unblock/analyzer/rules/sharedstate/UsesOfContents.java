package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.stream.Stream;

/** Who changes and who looks at the collection that a final field holds, after it is made. */
final class UsesOfContents {

    private UsesOfContents() {}

    static List<Use> of(Inspection inspection, FieldFact field) {
        List<Use> changes = Containers.changesOf(inspection, field).stream()
                .filter(use -> !inspection.accesses().isBuilding(use.method()))
                .toList();
        Stream<Use> looks = inspection.accesses().usesInLife(field).stream()
                .filter(use -> looksInside(inspection, use, field))
                .filter(use -> changes.stream().noneMatch(change -> isSamePlace(change, use)));
        return Stream.concat(changes.stream(), looks).toList();
    }

    private static boolean isSamePlace(Use change, Use look) {
        return change.method().equals(look.method())
                && change.access().site().line() == look.access().site().line();
    }

    /** Asks it something, or goes through it: to lock it, return it or hand it on is not to look inside. */
    private static boolean looksInside(Inspection inspection, Use use, FieldFact field) {
        int line = use.access().site().line();
        return use.method().calls().stream()
                        .filter(call -> call.site().line() == line)
                        .anyMatch(call -> Values.receiverField(call)
                                .filter(field.key()::equals)
                                .isPresent())
                || inspection.loopsIn(use.access().site().file()).anyMatch(loop -> loop.line() == line);
    }
}
