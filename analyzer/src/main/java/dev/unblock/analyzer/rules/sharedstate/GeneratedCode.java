package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.inspection.Inspection;

/** Types that a tool writes: what is asked of their shape, their author cannot change. */
final class GeneratedCode {

    private GeneratedCode() {}

    static boolean is(Inspection inspection, String type) {
        boolean marked = inspection.program().type(type).stream()
                .flatMap(fact -> fact.annotations().stream())
                .anyMatch(mark -> Descriptors.simpleName(mark.type()).equals("Generated"));
        return marked
                || inspection.program().facts().hierarchy().supertypes(type).stream()
                        .anyMatch(above -> above.startsWith("org.antlr."));
    }
}
