package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.model.Exposure.Repeat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why a wait in a loop may cost little, so that it is told for information only. */
enum Doubt {
    AT_START("This runs while the application starts."),
    AT_EDGE("No entry point of the application is known to lead here."),
    SET_UP("This sets up or migrates data, once."),
    SEARCH("The loop ends with the first that is found."),
    FIXED("The elements are parts of the application or its configuration."),
    UNSURE("Whether it is asked depends on what is found on the way, such as a kept answer.");

    private static final Pattern SETS_UP = Pattern.compile(
            ".*(Migrat(ion|or|e)|Upgrade|Seeder|DataPopulator|DataLoader|Initiali[sz]er|Installer|DemoData|SampleData|TestData).*");

    private final String words;

    Doubt(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** @param sure waits that come whatever way the code takes */
    static Optional<Doubt> about(Inspection inspection, Call call, Repeat repeat, Wait wait, WaitsBelow sure) {
        Place place = inspection.place(call.method());
        boolean here = wait.call().equals(call.site());
        if (place == Place.STARTUP) {
            return Optional.of(AT_START);
        }
        if (setsUp(call.method().named())) {
            return Optional.of(SET_UP);
        }
        if (place.compareTo(Place.VIRTUAL) > 0 && !here && inspection.isApplication()) {
            return Optional.of(AT_EDGE);
        }
        if (seeks(inspection, call, sure)) {
            return Optional.of(SEARCH);
        }
        if (FixedElements.repeat(inspection, call, repeat)) {
            return Optional.of(FIXED);
        }
        boolean isSure = here
                || wait.loads().isPresent()
                || surely(inspection, call, sure).isPresent();
        return isSure ? Optional.empty() : Optional.of(UNSURE);
    }

    private static boolean setsUp(MethodKey method) {
        return SETS_UP.matcher(method.owner().substring(method.owner().lastIndexOf('.') + 1))
                .matches();
    }

    /** The loop looks for the first of something, and asks for it by this or another call that waits. */
    private static boolean seeks(Inspection inspection, Call call, WaitsBelow sure) {
        return inspection
                .repeats()
                .innermost(call.site().site())
                .filter(loop -> loop.seeks(call.site().site())
                        || call.method().calls().stream()
                                .filter(other -> loop.body().holds(other.site()) && loop.seeks(other.site()))
                                .anyMatch(other -> sure.at(call.method(), other).isPresent()))
                .isPresent();
    }

    /** The wait that the call leads to whatever way the code below takes. */
    static Optional<Wait> surely(Inspection inspection, Call call, WaitsBelow sure) {
        return inspection.program().callees(call.method().key()).stream()
                .filter(edge ->
                        edge.site().index() == call.site().index() && edge.hop().isSameThread())
                .flatMap(edge -> sure.in(edge.callee()).stream())
                .findFirst();
    }
}
