package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.FieldAccess.Kind;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Exposure.Repeat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Loops over what the application is built of or configured with, such as its partners, profiles and classes: there are
 * as many as somebody wrote down, however much data there is.
 */
final class FixedElements {

    /** Of the project's own code. */
    private static final Set<String> OF_CODE =
            Set.of("Field", "Method", "Class", "Constructor", "Annotation", "PropertyDescriptor", "RecordComponent");

    /** All constants of an enum, as the language gives them. */
    private static final Pattern OF_ENUM =
            Pattern.compile("(\\w+\\.)*[A-Z]\\w*\\.values\\(\\)|EnumSet\\.(allOf|of|range)\\(.*\\)");

    private static final Pattern CHANGES =
            Pattern.compile("(add|put|remove|offer|push|poll|merge|compute|clear|replace|set|retain)[A-Za-z]*");
    private static final String VIEW = "\\.(values|entrySet|keySet|stream)\\(\\)$";
    private static final int LINES_OF_A_CHAIN = 3;
    private static final String CONFIGURATION = "org.springframework.boot.context.properties.ConfigurationProperties";

    private FixedElements() {}

    /** Of the loop or stream that repeats the call. */
    static boolean repeat(Inspection inspection, Call call, Repeat repeat) {
        if (OF_ENUM.matcher(repeat.over()).matches()) {
            return true;
        }
        boolean ofCode = inspection
                .repeats()
                .innermost(call.site().site())
                .filter(loop -> loop.line() == repeat.line() && OF_CODE.contains(loop.element()))
                .isPresent();
        return ofCode
                || Stream.of(call.method().key(), call.method().named())
                        .distinct()
                        .flatMap(method -> inspection.program().method(method).stream())
                        .anyMatch(method ->
                                isOfFixedField(inspection, method, repeat) || isConfigured(inspection, method, repeat));
    }

    private static boolean isOfFixedField(Inspection inspection, MethodFact method, Repeat repeat) {
        String name = repeat.over().replaceFirst("^this\\.", "").replaceFirst(VIEW, "");
        return method.accesses().stream()
                .filter(access -> access.kind() == Kind.READ
                        && isAtHead(access.site(), repeat)
                        && access.field().name().equals(name))
                .anyMatch(access -> isFixed(inspection, access.field()));
    }

    /** Where a chain of calls is broken into lines, the first stands above the one that repeats. */
    private static boolean isAtHead(Site site, Repeat repeat) {
        return site.line() <= repeat.line() && site.line() >= repeat.line() - LINES_OF_A_CHAIN;
    }

    private static boolean isFixed(Inspection inspection, FieldKey key) {
        boolean oneForAll = inspection.program().scope(key.owner()) == Scope.SINGLETON;
        return inspection.program().type(key.owner()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().equals(key) && (oneForAll || field.is(Modifier.STATIC)))
                .anyMatch(field -> inspection.accesses().usesAfterConstruction(field).stream()
                                .noneMatch(use -> use.isWrite())
                        && inspection.callsOn(key).stream().noneMatch(FixedElements::changes));
    }

    private static boolean changes(Call call) {
        return !call.method().key().isConstructor()
                && CHANGES.matcher(call.name()).matches()
                && call.owner().startsWith("java.util.");
    }

    private static boolean isConfigured(Inspection inspection, MethodFact method, Repeat repeat) {
        return method.calls().stream()
                .filter(call -> isAtHead(call.site(), repeat)
                        && repeat.over().contains(call.target().name() + "("))
                .flatMap(call -> inspection.program().type(call.target().owner()).stream())
                .anyMatch(type -> isConfiguration(inspection, type));
    }

    private static boolean isConfiguration(Inspection inspection, TypeFact type) {
        return type.annotation(CONFIGURATION).isPresent()
                || type.outer()
                        .flatMap(inspection.program()::type)
                        .filter(outer -> isConfiguration(inspection, outer))
                        .isPresent();
    }
}
