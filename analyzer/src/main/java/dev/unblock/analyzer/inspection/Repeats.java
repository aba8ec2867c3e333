package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Exposure.Repeat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes a call run more than once: loops around it, and streams that go through their elements. */
public final class Repeats {

    /** How often something turns of which the code does not tell. */
    public static final int GUESS = 10;

    /** Loops of so few turns are written to save lines, not to go through data. */
    static final int FEW = 5;

    /** Loops within loops whose turns are guessed: further ones would only multiply guesses. */
    public static final int GUESSED = 2;

    private static final int MOST = 1_000;

    private static final Set<String> PER_ELEMENT = Set.of(
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "forEach",
            "forEachOrdered",
            "filter",
            "flatMap",
            "peek",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "removeIf",
            "replaceAll");

    private static final Set<String> COLLECTIONS =
            Set.of("java.util.stream.BaseStream", "java.lang.Iterable", "java.util.Map");

    private final TypeHierarchy hierarchy;
    private final Map<String, List<LoopFact>> loops;
    private final EnumSizes enums;

    private Repeats(Facts facts) {
        this.hierarchy = facts.hierarchy();
        this.enums = EnumSizes.of(facts);
        this.loops = facts.files().stream()
                .collect(Collectors.toMap(SourceFile::path, SourceFile::loops, (first, again) -> first));
    }

    public static Repeats of(Facts facts) {
        return new Repeats(facts);
    }

    /** The loops of a file, where its source is at hand. */
    Stream<LoopFact> in(String file) {
        return loops.getOrDefault(file, List.of()).stream();
    }

    /** Loops of the method around the call, outermost first; a loop that only tries again is none. */
    public List<Repeat> around(MethodFact method, CallSite call) {
        Site site = call.site();
        if (!site.inLoop()) {
            return List.of();
        }
        List<LoopFact> written =
                in(site.file()).filter(loop -> loop.body().holds(site)).toList();
        int count = Retries.isRetried(method, call) && !isOverElements(site) ? site.loops() - 1 : site.loops();
        if (written.size() < site.loops()) {
            return Collections.nCopies(count, new Repeat(site.file(), site.line(), "", Optional.empty()));
        }
        int first = written.size() - site.loops();
        return written.subList(first, first + count).stream()
                .filter(loop -> !loop.runsOnce(site))
                .map(loop -> new Repeat(site.file(), loop.line(), loop.over(), loop.turns()))
                .toList();
    }

    /** How often the innermost loop around the place turns at most, by its text or by the values of an enum. */
    public Optional<Integer> mostTurns(Site site) {
        return innermost(site).flatMap(loop -> loop.turns().or(() -> enums.turns(loop)));
    }

    /** The innermost loop around the place goes from element to element. */
    public boolean isOverElements(Site site) {
        return innermost(site).filter(loop -> !loop.over().isEmpty()).isPresent();
    }

    /** The innermost loop around the call is there to make it again until it succeeds. */
    public boolean isRetried(MethodFact method, CallSite call) {
        return Retries.isRetried(method, call)
                && innermost(call.site())
                        .filter(loop -> !loop.over().isEmpty() || loop.success() == LoopFact.Success.GOES_ON)
                        .isEmpty();
    }

    /** The innermost loop around the place only asks whether to go on: no two turns need be about different things. */
    public boolean isOpenEnded(Site site) {
        return innermost(site)
                .filter(loop -> loop.drive() == LoopFact.Drive.CONDITION)
                .isPresent();
    }

    /** The innermost loop around the place, as it is written. */
    public Optional<LoopFact> innermost(Site site) {
        return in(site.file()).filter(loop -> loop.body().holds(site)).reduce((outer, inner) -> inner);
    }

    /** Loops around the wait that make it wait again; not the one that reads a stream to its end. */
    public List<Repeat> around(Wait wait) {
        if (wait.isOncePerLoop()) {
            return List.of();
        }
        List<Repeat> all = around(wait.method(), wait.call());
        return wait.isPartOfReading()
                        && !all.isEmpty()
                        && !isOverElements(wait.call().site())
                ? all.subList(0, all.size() - 1)
                : all;
    }

    /** A stream, collection or map that calls what it is given here for every element. */
    public Optional<Repeat> perElement(MethodFact caller, CallSite call) {
        boolean goesThrough = PER_ELEMENT.contains(call.target().name())
                && COLLECTIONS.stream()
                        .anyMatch(type -> hierarchy.isSubtype(call.target().owner(), type));
        return goesThrough
                ? Optional.of(
                        new Repeat(call.site().file(), call.site().line(), source(caller, call), Optional.empty()))
                : Optional.empty();
    }

    /** What repeats the callee of a step, outermost first. */
    public List<Repeat> on(MethodFact caller, CallEdge edge) {
        List<Repeat> all = new ArrayList<>(around(caller, edge.site()));
        perElement(caller, edge.site()).ifPresent(all::add);
        return all;
    }

    /** How often the innermost place runs; a guess where a loop does not tell. */
    public static int times(List<Repeat> repeats) {
        return times(repeats, GUESSED);
    }

    /** @param guessed of how many loops at most the turns are guessed; further ones count as one turn */
    public static int times(List<Repeat> repeats, int guessed) {
        long known = repeats.stream()
                .flatMap(repeat -> repeat.turns().stream())
                .mapToLong(Integer::longValue)
                .reduce(1, (one, other) -> Math.min(MOST, one * other));
        long guesses = Math.round(Math.pow(GUESS, Math.min(guessed, guesses(repeats))));
        return (int) Math.min(MOST, known * guesses);
    }

    /** Loops of which the code does not tell how often they turn. */
    public static int guesses(List<Repeat> repeats) {
        return (int) repeats.stream().filter(repeat -> repeat.turns().isEmpty()).count();
    }

    /** Not known to be a loop of a few turns. */
    public static boolean isLong(Repeat repeat) {
        return repeat.turns().filter(turns -> turns <= FEW).isEmpty();
    }

    /** In words: {@code every element of orders (line 12)}. */
    public static String words(Repeat repeat) {
        return what(repeat) + " (line " + repeat.line() + ")";
    }

    /** As {@link #words(Repeat)}, said in another file: {@code every element of orders (Shop.java:12)}. */
    public static String words(Repeat repeat, String saidIn) {
        String file = repeat.file().substring(repeat.file().lastIndexOf('/') + 1);
        return repeat.file().equals(saidIn) ? words(repeat) : what(repeat) + " (" + file + ":" + repeat.line() + ")";
    }

    private static String what(Repeat repeat) {
        return repeat.over().isEmpty() ? "every turn of the loop" : "every element of " + repeat.over();
    }

    private static String source(MethodFact caller, CallSite call) {
        Optional<Value> at = call.receiver();
        while (at.isPresent() && at.get() instanceof Value.Result link && isStep(link)) {
            at = link.receiver();
        }
        return at.flatMap(value -> name(caller, value)).orElse("");
    }

    private static boolean isStep(Value.Result link) {
        return link.target().owner().startsWith("java.util.") && link.receiver().isPresent();
    }

    private static Optional<String> name(MethodFact caller, Value value) {
        if (value instanceof Value.FieldRead read) {
            return Optional.of(read.field().name());
        }
        if (value instanceof Value.Parameter parameter
                && parameter.index() < caller.parameters().size()) {
            return Optional.of(caller.parameters().get(parameter.index()).name());
        }
        return value instanceof Value.Result result
                ? Optional.of(result.target().name() + "()")
                : Optional.empty();
    }
}
