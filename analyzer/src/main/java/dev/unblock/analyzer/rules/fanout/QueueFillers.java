package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.model.Finding.Location;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who fills a queue that is made for a field, and who empties it. */
final class QueueFillers {

    private static final int FEW = 5;
    private static final Set<String> FILLS = Set.of(
            "add",
            "offer",
            "put",
            "addAll",
            "addLast",
            "offerLast",
            "putLast",
            "push",
            "transfer",
            "putFirst",
            "offerFirst",
            "addFirst");
    private static final Set<String> EMPTIES =
            Set.of("poll", "take", "remove", "pollFirst", "pollLast", "pop", "removeFirst", "drainTo");
    private static final Set<String> LIMITS =
            Set.of("size", "remainingCapacity", "acquire", "tryAcquire", "acquireUninterruptibly", "acquirePermission");

    /** Gives back what was taken from it: an object for use again. */
    private static final Pattern GIVES_BACK =
            Pattern.compile("(?i)(release|recycle|return|give|free|restore|check_?in|reset|close|offerBack).*");

    private final List<Call> fillers;
    private final List<Call> takers;

    private QueueFillers(List<Call> fillers, List<Call> takers) {
        this.fillers = fillers;
        this.takers = takers;
    }

    /** Of the field that the queue made here is put into. */
    static QueueFillers of(Inspection inspection, Call made) {
        List<Call> uses = made.method().accesses().stream()
                .filter(access -> access.written().filter(made.site()::gives).isPresent())
                .map(FieldAccess::field)
                .flatMap(field -> inspection.callsOn(field).stream())
                .toList();
        return new QueueFillers(
                uses.stream().filter(use -> FILLS.contains(use.name())).toList(),
                uses.stream().filter(use -> EMPTIES.contains(use.name())).toList());
    }

    /** Each of them takes a permit, or looks how full the queue is, before it adds. */
    boolean areLimited() {
        return !fillers.isEmpty() && fillers.stream().allMatch(QueueFillers::isLimited);
    }

    private static boolean isLimited(Call filler) {
        return filler.method().calls().stream()
                .anyMatch(other -> other.index() < filler.site().index()
                        && LIMITS.contains(other.target().name()));
    }

    /** What somebody is called with is added, another method takes it out, and it is no store of objects to use again. */
    boolean areMessages() {
        return fillers.stream().anyMatch(filler -> !isLimited(filler) && addsWhatItIsGiven(filler))
                && takers.stream().anyMatch(taker -> fillers.stream().noneMatch(filler -> isSameMethod(taker, filler)))
                && fillers.stream().noneMatch(filler -> GIVES_BACK
                        .matcher(filler.method().named().name())
                        .matches())
                && takers.stream().noneMatch(taker -> makesAnother(taker.method()));
    }

    private static boolean addsWhatItIsGiven(Call filler) {
        return filler.site().arguments().stream().flatMap(Value::parts).anyMatch(Value.Parameter.class::isInstance);
    }

    private static boolean isSameMethod(Call one, Call other) {
        return one.method().named().equals(other.method().named());
    }

    /** Where there is none left a new one is made. */
    private static boolean makesAnother(MethodFact taker) {
        return taker.returned().stream().flatMap(Value::alternatives).anyMatch(Value.Allocation.class::isInstance);
    }

    /** The first few places that add without a limit. */
    List<Location> places() {
        return fillers.stream()
                .filter(filler -> !isLimited(filler))
                .map(filler -> new Location(
                        filler.site().site().file(), filler.site().site().line(), "gets longer here"))
                .distinct()
                .limit(FEW)
                .toList();
    }
}
