package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class ConfigurationChangedAtRunTime implements CallRule {

    private static final String BOUND = "org.springframework.boot.context.properties.ConfigurationProperties";

    private static final Map<String, Set<String>> PROCESS = Map.of(
            "java.util.Locale", Set.of("setDefault"),
            "java.util.TimeZone", Set.of("setDefault"),
            "java.lang.System", Set.of("setProperty", "clearProperty", "setProperties"));

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "Running code changes a @ConfigurationProperties object or a default of the process, which all threads read.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (isOfProcess(call)) {
            return ofProcess(inspection, call);
        }
        boolean changes = (isSetter(inspection, call) || changesContents(inspection, call))
                && call.site()
                        .receiver()
                        .filter(ConfigurationChangedAtRunTime::isShared)
                        .isPresent()
                && !call.owner().equals(call.method().key().owner())
                && !inspection.accesses().isBuilding(call.method());
        return changes ? Optional.of(problem(inspection, call)) : Optional.empty();
    }

    /** One value for all threads, also of libraries. */
    private static boolean isOfProcess(Call call) {
        return PROCESS.getOrDefault(call.owner(), Set.of()).contains(call.name());
    }

    /** Who sets up the process may; a property can be meant for just that, by its reader. */
    private static Optional<Problem> ofProcess(Inspection inspection, Call call) {
        Place place = inspection.place(call.method());
        boolean settingUp = place == Place.MAIN
                || place == Place.STARTUP
                || SetUp.is(inspection, call.method())
                || isForTests(call)
                || inspection.accesses().isBuilding(call.method());
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(call.method().key()));
        boolean property = call.owner().equals("java.lang.System");
        return settingUp
                ? Optional.empty()
                : Optional.of(Problem.at(call.method(), call.site())
                        .severity(
                                property
                                        ? (concurrent ? Severity.LOW : Severity.INFO)
                                        : concurrent ? Severity.MEDIUM : Severity.LOW)
                        .message(call.owner().substring(call.owner().lastIndexOf('.') + 1) + "." + call.name()
                                + " changes what all threads of the process read, also those of libraries and of other requests, at once and for good. Pass"
                                + " the value to those that need it, or set it at the start."));
    }

    private static boolean isForTests(Call call) {
        return call.method().annotations().stream()
                .anyMatch(annotation -> annotation.type().endsWith("TestOnly"));
    }

    private static boolean isSetter(Inspection inspection, Call call) {
        return call.site().target().isSetter()
                && call.site().arguments().size() == 1
                && isBound(inspection, call.owner());
    }

    /** {@code settings.getHosts().add(host)}: the list itself, which a getter gives. */
    private static boolean changesContents(Inspection inspection, Call call) {
        return Containers.changes(call.name())
                && call.owner().startsWith("java.util.")
                && call.site()
                        .receiver()
                        .filter(object -> object instanceof Value.Result held
                                && held.target().name().startsWith("get")
                                && isBound(inspection, held.target().owner()))
                        .isPresent();
    }

    /** The one that is injected, or a part of it; what a caller brings along can be any. */
    private static boolean isShared(Value object) {
        return Values.chainStarts(object).findAny().isPresent();
    }

    private static boolean isBound(Inspection inspection, String type) {
        Optional<TypeFact> fact = inspection.program().type(type);
        return fact.filter(bound -> bound.annotation(BOUND).isPresent()).isPresent()
                || fact.flatMap(TypeFact::outer)
                        .filter(outer -> isBound(inspection, outer))
                        .isPresent();
    }

    private static Problem problem(Inspection inspection, Call call) {
        boolean concurrent =
                inspection.accesses().isConcurrent(List.of(call.method().key()));
        return Problem.at(call.method(), call.site())
                .severity(concurrent ? Severity.HIGH : Severity.MEDIUM)
                .message(
                        call.name()
                                + " changes the configuration while others read it: there is one such object for all"
                                + " threads, and its fields are not volatile. Keep what changes in a place of its own, guarded.");
    }
}
