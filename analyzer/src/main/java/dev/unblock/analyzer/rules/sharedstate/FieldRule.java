package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule about a field that several threads share: it names the uses that are wrong, none if all is well. */
interface FieldRule extends Rule {

    List<Use> wrongUses(Inspection inspection, FieldFact field);

    /** What goes wrong, after the field's name: {@code "is changed by several threads without a guard"}. */
    String whatGoesWrong();

    /** As {@link #whatGoesWrong()}, where the field's class says more. */
    default String whatGoesWrong(Inspection inspection, FieldFact field) {
        return whatGoesWrong();
    }

    String cure();

    /**
     * How much it matters.
     *
     * @param concurrent whether threads are known that do so at once
     */
    default Severity severity(List<Use> wrong, boolean concurrent) {
        return concurrent ? Severity.HIGH : Severity.MEDIUM;
    }

    /** As {@link #severity(List, boolean)}, where the field itself says more. */
    default Severity severity(FieldFact field, List<Use> wrong, boolean concurrent) {
        return severity(wrong, concurrent);
    }

    /** As {@link #severity(FieldFact, List, boolean)}, where the threads that use the field say more. */
    default Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        return severity(field, wrong, concurrent);
    }

    /** What a machine can do about it. */
    default Optional<Remedy> remedy(FieldFact field) {
        return Optional.empty();
    }

    @Override
    default Family family() {
        return Family.SHARED_STATE;
    }

    default Stream<FieldFact> fields(Inspection inspection) {
        return inspection.accesses().sharedFields();
    }

    @Override
    default Stream<Problem> inspect(Inspection inspection) {
        return fields(inspection).flatMap(field -> {
            List<Use> wrong = wrongUses(inspection, field);
            return wrong.isEmpty() ? Stream.empty() : Stream.of(problem(inspection, field, wrong));
        });
    }

    private Problem problem(Inspection inspection, FieldFact field, List<Use> wrong) {
        List<MethodKey> methods =
                wrong.stream().map(use -> use.method().key()).distinct().toList();
        boolean concurrent = inspection.accesses().isConcurrent(methods);
        Problem problem = Problem.on(field, methods)
                .severity(
                        inspection.accesses().isOfWindows(field)
                                ? Severity.INFO
                                : severity(inspection, field, wrong, concurrent))
                .message("Field " + Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name() + " " + whatGoesWrong(inspection, field) + " (" + where(wrong) + "). "
                        + cure())
                .related(wrong.stream().map(FieldRule::location).distinct().toList());
        return remedy(field).map(problem::remedy).orElse(problem);
    }

    private static String where(List<Use> wrong) {
        List<String> names = wrong.stream()
                .map(use -> use.method().named().name())
                .distinct()
                .toList();
        return "in " + String.join(", ", names.subList(0, Math.min(3, names.size())))
                + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
    }

    static Location location(Use use) {
        return new Location(
                use.access().site().file(), use.access().site().line(), use.isWrite() ? "written here" : "used here");
    }
}
