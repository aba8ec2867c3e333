package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.inspection.Inspection;

/** How far a constructor has come. */
final class Built {

    private Built() {}

    /** All fields are set by then, and no subclass in the program adds some. */
    static boolean isComplete(Inspection inspection, MethodFact constructor, Site site) {
        String type = constructor.key().owner();
        return constructor.accesses().stream()
                        .filter(access -> access.written().isPresent()
                                && access.object().isPresent()
                                && access.field().owner().equals(type))
                        .noneMatch(access -> access.site().line() > site.line()
                                && !inspection.choices().areApart(site, access.site()))
                && inspection
                        .types()
                        .noneMatch(other -> !other.name().equals(type)
                                && inspection.isSubtype(other.name(), type)
                                && other.fields().stream().anyMatch(field -> !field.is(Modifier.STATIC)));
    }
}
