package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.CallPath;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who brings a place its work. What costs only by being done often is proven to cost where requests or messages lead. */
public final class Traffic {

    /** Ways that are looked at: the nearest entry points. */
    private static final int WAYS = 8;

    /** One of so many files is called by another where they hardly belong together. */
    private static final int FEW_OF = 4;

    /** Words in names and routes of what an administrator or an upgrade does now and then. */
    private static final Set<String> OCCASIONS = Set.of(
            "admin",
            "administration",
            "administrator",
            "backup",
            "bootstrap",
            "debug",
            "diagnostics",
            "import",
            "importer",
            "install",
            "installer",
            "maintenance",
            "migrate",
            "migration",
            "migrator",
            "rebuild",
            "reindex",
            "restore",
            "seed",
            "seeder",
            "setup",
            "upgrade",
            "upgrader");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^A-Za-z]+|(?<=[a-z])(?=[A-Z])");
    private static final Pattern PARAMETERS = Pattern.compile("\\(.*");

    private final Inspection inspection;
    private final Map<String, EntryPoint> entries;
    private final boolean application;
    private final boolean closed;
    /** Found when first asked for; whichever thread finds it finds the same. */
    private volatile Optional<Boolean> collection = Optional.empty();

    Traffic(Inspection inspection) {
        this.inspection = inspection;
        this.application = inspection.isApplication();
        this.closed = application || isRunByMain();
        this.entries = inspection.program().entryPoints().stream()
                .collect(Collectors.toMap(EntryPoint::id, Function.identity(), (first, second) -> first));
    }

    /** The problem as it is where traffic is proven or nobody can know, else for information only. */
    public Problem weighed(Problem problem) {
        return problem.severity() == Severity.INFO
                        || problem.runs().isEmpty()
                        || problem.runs().stream()
                                .flatMap(run -> inspection.program().method(run).stream())
                                .anyMatch(this::isProven)
                ? problem
                : problem.severity(Severity.INFO)
                        .message(problem.message()
                                + " For information: no request or message is known to bring this work often.");
    }

    /**
     * For information only in an application, where what is said without a proof was wrong too often. A class alone has
     * nothing but its text to go by, and a reader who looks at that text.
     */
    public Problem doubted(Problem problem) {
        return problem.severity() == Severity.INFO || isOpen()
                ? problem
                : problem.severity(Severity.INFO)
                        .message(problem.message()
                                + " For information: in applications this rule is right too seldom to be loud.");
    }

    /** A request or message leads here, on a way that is not taken now and then only; or no caller is at hand. */
    public boolean isProven(MethodFact method) {
        Place place = inspection.place(method);
        return place == Place.NOWHERE ? isReached(method) : place.compareTo(Place.STARTUP) < 0 && isServed(method);
    }

    /** Some thread is known to come by, or none can be: in a library, or in files that know nothing of each other. */
    public boolean isReached(MethodFact method) {
        return inspection.place(method) != Place.NOWHERE || isOpen();
    }

    /** No application whose callers are at hand: a library, or files that know nothing of each other. */
    public boolean isOpen() {
        return !closed || isCollection();
    }

    /** Its {@code main} leads to most of it, as that of a batch, a worker or a tool does: its callers are at hand, too. */
    private boolean isRunByMain() {
        if (inspection.program().entryPoints().stream().noneMatch(entry -> entry.thread() == ThreadContext.MAIN)) {
            return false;
        }
        long reached = inspection
                .methods()
                .filter(method -> inspection.place(method) != Place.NOWHERE)
                .count();
        return reached * 2 > inspection.methods().count();
    }

    private boolean isServed(MethodFact method) {
        Site site = method.site();
        List<CallPath> ways = inspection.program().paths(method.key(), site, WAYS);
        boolean byHand = inspection.place(method) == Place.EVENT_LOOP;
        return ways.stream()
                .filter(way -> !(byHand && isWindow(entries.get(way.entryPoint()))))
                .anyMatch(way -> isServing(entries.get(way.entryPoint())) && !isOccasional(way));
    }

    /** One person's click, on the one thread of the windows: what it starts there is not started often. */
    private static boolean isWindow(EntryPoint entry) {
        return entry != null && entry.kind().equals("user-interface");
    }

    private boolean isServing(EntryPoint entry) {
        Place place = entry == null ? Place.NOWHERE : Place.worst(Set.of(entry.thread()));
        return place.compareTo(Place.LISTENER) <= 0 && place != Place.SCHEDULER
                || !application && place.compareTo(Place.STARTUP) < 0;
    }

    private boolean isOccasional(CallPath way) {
        Stream<String> names = way.frames().stream().map(CallPath.Frame::method).map(Traffic::simpleName);
        return Stream.concat(names, entries.get(way.entryPoint()).route().stream())
                .flatMap(BETWEEN_WORDS::splitAsStream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(OCCASIONS::contains);
    }

    /** Of {@code com.acme.Orders.place(String)}: {@code Orders.place}. */
    private static String simpleName(String method) {
        String named = PARAMETERS.matcher(method).replaceFirst("");
        int name = named.lastIndexOf('.');
        return named.substring(named.lastIndexOf('.', Math.max(name - 1, 0)) + 1);
    }

    private boolean isCollection() {
        if (collection.isEmpty()) {
            collection = Optional.of(callsFewOfItsFiles());
        }
        return collection.get();
    }

    /** Most of the project's files are called by no other: examples beside each other, not one application. */
    private boolean callsFewOfItsFiles() {
        Set<String> files =
                inspection.methods().map(method -> method.site().file()).collect(Collectors.toSet());
        long called = inspection
                .methods()
                .filter(this::isCalledFromElsewhere)
                .map(method -> method.site().file())
                .distinct()
                .count();
        return called * FEW_OF < files.size();
    }

    private boolean isCalledFromElsewhere(MethodFact method) {
        return inspection.program().callers(method.key()).stream()
                .map(CallEdge::caller)
                .flatMap(caller -> inspection.program().method(caller).stream())
                .anyMatch(caller -> !caller.site().file().equals(method.site().file()));
    }
}
