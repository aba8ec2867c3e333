package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.model.Exposure.Repeat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a wait in a loop may cost little, so that it is told for information only. */
enum Doubt {
    AT_START("This runs while the application starts."),
    AT_EDGE("No entry point of the application is known to lead here."),
    SET_UP("This sets up or migrates data, once."),
    FEW("It turns a few times only, as often as there are values."),
    AFTER_FAILURE("It is asked only for those that failed."),
    PICKED("It is asked only for those for which a condition holds, which may be few."),
    SEARCH("The loop ends with the first that is found."),
    FIXED("The elements are parts of the application or its configuration."),
    MINOR("Each turn also waits for another system, which takes far longer."),
    SENT("Messages are handed over one by one, and nobody waits for an answer to each."),
    ALONE("Each turn sees to its own failure, so that one may fail alone."),
    FLUSHED(
            "It was loaded in the same transaction, so that its changes go to the database with the next flush anyway."),
    FAR("It is a step of longer work that is done for each element, which cannot simply be done for all at once."),
    UNTOLD("That there are many is not known, or no call that takes many of them at once."),
    UNSURE("Whether it is asked depends on what is found on the way, such as a kept answer.");

    private static final int FEW_TURNS = 10;

    /** Milliseconds that somebody minds. */
    private static final int NOTICED = 1_000;

    /** Calls from the one in the loop down to the wait. */
    private static final int DEEPEST = 1;

    /** How many times longer a wait is that makes another one unimportant. */
    private static final int FAR_LONGER = 10;

    private static final Pattern SETS_UP = Pattern.compile(
            ".*(Migrat(ion|or|e)|Upgrade|Seeder|DataPopulator|DataLoader|Initiali[sz]er|Installer|DemoData|SampleData|TestData).*|[VR][\\d_]*__.*");

    private static final String JPA = "org.springframework.data.jpa.repository.JpaRepository";

    private static final Pattern READS =
            Pattern.compile("(find|get|read|query|select|list|count|exists|load|fetch|search)([A-Z].*)?");

    private final String words;

    Doubt(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** What speaks against the wait that the call leads to. */
    static Optional<Doubt> about(Inspection inspection, Call call, Repeat repeat, Wait wait, LoopRule rule) {
        WaitsBelow waits = rule.waits(inspection);
        Place place = inspection.place(call.method());
        boolean here = wait.call().equals(call.site());
        if (place == Place.STARTUP) {
            return Optional.of(AT_START);
        }
        if (setsUp(call.method().named())) {
            return Optional.of(SET_UP);
        }
        if (place.compareTo(Place.VIRTUAL) > 0 && (!here || place == Place.NOWHERE) && inspection.isApplication()) {
            return Optional.of(AT_EDGE);
        }
        if (isFew(inspection, call, wait)) {
            return Optional.of(FEW);
        }
        if (isAfterFailure(inspection, call)) {
            return Optional.of(AFTER_FAILURE);
        }
        if (isPicked(inspection, call)) {
            return Optional.of(PICKED);
        }
        if (seeks(inspection, call, waits)) {
            return Optional.of(SEARCH);
        }
        if (FixedElements.repeat(inspection, call, repeat)) {
            return Optional.of(FIXED);
        }
        if (wait.isMessageSent()) {
            return Optional.of(SENT);
        }
        if (isMinor(inspection, call, wait)) {
            return Optional.of(MINOR);
        }
        if (isFlushed(inspection, call, wait)) {
            return Optional.of(FLUSHED);
        }
        if (mayFailAlone(inspection, call, wait)) {
            return Optional.of(ALONE);
        }
        if (!here
                && wait.loads().isEmpty()
                && (waits.way(call.method(), call.site()).size() > DEEPEST || doesMore(inspection, call, waits))) {
            return Optional.of(FAR);
        }
        boolean isSure =
                here && !inspection.keptAnswers().mayAnswer(call.method().key(), call.site())
                        || wait.loads().isPresent()
                        || surely(inspection, call, rule.sureWaits(inspection)).isPresent();
        if (!isSure) {
            return Optional.of(UNSURE);
        }
        return isBulk(inspection, call, wait) && !isOfOwnQuery(inspection, call, wait)
                ? Optional.empty()
                : Optional.of(UNTOLD);
    }

    /** There are as many turns as rows, or as the text says, and the API has a form for just this. */
    private static boolean isBulk(Inspection inspection, Call call, Wait wait) {
        boolean queried = QueriedElements.areGoneThrough(inspection, call);
        boolean many =
                queried || inspection.repeats().mostTurns(call.site().site()).isPresent();
        return wait.loads().isPresent()
                ? queried
                : many && Batches.of(inspection, wait).isPresent();
    }

    /** What the loop calls asks twice itself, by whatever way it takes. */
    private static boolean doesMore(Inspection inspection, Call call, WaitsBelow waits) {
        return waits.edgesAt(call.method(), call.site()).stream()
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(below -> {
                    List<CallSite> asked = below.calls().stream()
                            .filter(step -> waits.at(below, step).isPresent())
                            .toList();
                    return asked.stream().skip(1).anyMatch(again -> !inspection
                            .choices()
                            .isElsewhereDecided(asked.get(0).site(), again.site()));
                });
    }

    /** The turn asks for the owner of the association by itself, so that loading one more is not what makes it many. */
    private static boolean isOfOwnQuery(Inspection inspection, Call call, Wait wait) {
        Optional<LoopFact> loop = inspection.repeats().innermost(call.site().site());
        return wait.loads().isPresent()
                && call.site().receiver().stream().flatMap(Value::parts).anyMatch(part -> call.method().calls().stream()
                        .filter(other -> other.gives(part) && !other.equals(call.site()))
                        .filter(other -> loop.map(around -> around.body().holds(other.site()))
                                .orElse(call.method().writtenIn().isPresent()))
                        .anyMatch(other -> inspection
                                .queries()
                                .at(call.method(), other)
                                .filter(asked -> asked.loads().isEmpty())
                                .isPresent()));
    }

    /** {@code save} of what JPA has loaded in this transaction has nothing to ask for. */
    private static boolean isFlushed(Inspection inspection, Call call, Wait wait) {
        return wait.target().name().equals("save")
                && inspection.isSubtype(wait.target().owner(), JPA)
                && QueriedElements.areGoneThrough(inspection, call)
                && inspection.transactions().surround(call.method());
    }

    /** A change stands in a {@code try} of the turn: together with others it would fail with them. */
    private static boolean mayFailAlone(Inspection inspection, Call call, Wait wait) {
        return !call.site().handled().isEmpty()
                && !READS.matcher(wait.target().name()).matches()
                && inspection.tries().around(call.site().site()).anyMatch(attempt -> attempt.body()
                        .isWithin(turn(inspection, call)));
    }

    private static boolean setsUp(MethodKey method) {
        return SETS_UP.matcher(method.owner().substring(method.owner().lastIndexOf('.') + 1))
                .matches();
    }

    /** As many turns as an enum has values or a literal says, which take less than a second together. */
    private static boolean isFew(Inspection inspection, Call call, Wait wait) {
        return inspection
                .repeats()
                .mostTurns(call.site().site())
                .filter(turns -> turns <= FEW_TURNS && turns * wait.api().latency() < NOTICED)
                .isPresent();
    }

    /** The turn asks only when something in it went wrong. */
    private static boolean isAfterFailure(Inspection inspection, Call call) {
        return inspection.choices().isAfterFailure(call.site().site(), turn(inspection, call));
    }

    private static Span turn(Inspection inspection, Call call) {
        return inspection
                .repeats()
                .innermost(call.site().site())
                .map(LoopFact::body)
                .orElseGet(() ->
                        new Span(call.method().site().line(), 1, call.method().endLine(), Integer.MAX_VALUE));
    }

    /** An {@code if} of the turn lets it run only where something holds. */
    private static boolean isPicked(Inspection inspection, Call call) {
        return inspection.choices().isPicked(call.site().site(), turn(inspection, call));
    }

    /** The same turn asks another system, by this or another call. */
    private static boolean isMinor(Inspection inspection, Call call, Wait wait) {
        return inspection
                .repeats()
                .innermost(call.site().site())
                .filter(loop -> call.method().calls().stream()
                        .filter(other -> loop.body().holds(other.site()))
                        .flatMap(other -> request(inspection, call, other).stream())
                        .anyMatch(longer -> longer.api().latency()
                                >= FAR_LONGER * wait.api().latency()))
                .isPresent();
    }

    /** One that is sure to come; or a likely one before the call, which writes down what has come of it. */
    private static Optional<Wait> request(Inspection inspection, Call call, CallSite other) {
        WaitsBelow requests = inspection.requests();
        return requests.at(call.method(), other)
                .filter(wait -> wait.call().equals(other))
                .or(() -> surely(inspection, new Call(call.method(), other), inspection.sureRequests()))
                .or(() -> other.index() < call.site().index()
                        ? requests.mostlyAt(call.method(), other)
                        : Optional.empty());
    }

    /** The loop looks for the first of something, and asks for it by this or another call that waits. */
    private static boolean seeks(Inspection inspection, Call call, WaitsBelow waits) {
        return inspection
                .repeats()
                .innermost(call.site().site())
                .filter(loop -> loop.seeks(call.site().site())
                        || call.method().calls().stream()
                                .filter(other -> loop.body().holds(other.site()) && loop.seeks(other.site()))
                                .anyMatch(
                                        other -> waits.at(call.method(), other).isPresent()))
                .isPresent();
    }

    /** The wait that the call leads to whatever way the code below takes. */
    static Optional<Wait> surely(Inspection inspection, Call call, WaitsBelow sure) {
        if (inspection.keptAnswers().mayAnswer(call.method().key(), call.site())) {
            return Optional.empty();
        }
        return inspection
                .program()
                .callees(call.method().key(), call.site())
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> sure.in(edge.callee()).stream())
                .findFirst();
    }
}
