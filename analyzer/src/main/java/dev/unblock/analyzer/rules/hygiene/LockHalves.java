package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.TryFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Tries;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Releases that miss the lock that was taken: they are of its other half, or stand where the method no longer comes. */
final class LockHalves {

    private static final Set<String> HALVES = Set.of("readLock", "writeLock");

    private LockHalves() {}

    /** {@code lock.writeLock().lock()} and {@code lock.readLock().unlock()}, without having taken the latter. */
    static boolean releasesOnlyTheOther(Call call) {
        Optional<Value.Result> half = half(call.site());
        return half.isPresent()
                && call.method().calls().stream()
                        .anyMatch(other -> other.target().name().equals("unlock")
                                && half(other)
                                        .filter(given -> isOther(half.get(), given))
                                        .isPresent())
                && call.method().calls().stream()
                        .noneMatch(other -> other.target().name().matches("lock.*|tryLock")
                                && half(other)
                                        .filter(given -> isOther(half.get(), given))
                                        .isPresent());
    }

    private static Optional<Value.Result> half(CallSite call) {
        return call.receiver()
                .filter(receiver -> receiver instanceof Value.Result result
                        && HALVES.contains(result.target().name()))
                .map(Value.Result.class::cast);
    }

    private static boolean isOther(Value.Result half, Value.Result given) {
        return !half.target().name().equals(given.target().name())
                && half.receiver().isPresent()
                && given.receiver().isPresent()
                && Values.isSameObject(half.receiver().get(), given.receiver().get());
    }

    /** A guard between the two leaves the method, whatever the lock said, and releases nothing. */
    static boolean isLeftBefore(Inspection inspection, Call call, TryFact attempt, List<CallSite> releases) {
        return inspection.choices().in(call.site().site().file()).stream()
                .filter(choice -> !choice.asked().isEmpty() && choice.arms().size() > 1)
                .filter(choice -> choice.armOf(call.site().site()) == ChoiceFact.NONE
                        && !choice.asks(call.site().site()))
                .map(choice -> choice.arms().get(0))
                .anyMatch(leaves -> Tries.isBefore(call.site().site(), leaves)
                        && isBefore(leaves, attempt.head())
                        && releases.stream().noneMatch(release -> leaves.holds(release.site())));
    }

    /** {@code if (wanted) lock.unlock()} in the {@code finally} block, and nothing that asks whether the lock is held. */
    static boolean areReleasedSometimes(Inspection inspection, Call call, List<CallSite> releases) {
        List<ChoiceFact> choices = inspection.choices().in(call.site().site().file());
        return call.name().equals("lock")
                && call.method().calls().stream()
                        .noneMatch(other -> other.target().name().matches("isHeldByCurrentThread|getHoldCount|tryLock"))
                && releases.stream().allMatch(release -> choices.stream()
                        .anyMatch(choice -> choice.usual() == ChoiceFact.NONE
                                && choice.arms().size() == 1
                                && choice.armOf(release.site()) == 0
                                && choice.armOf(call.site().site()) == ChoiceFact.NONE));
    }

    private static boolean isBefore(Span first, Span then) {
        return first.lastLine() < then.firstLine()
                || first.lastLine() == then.firstLine() && first.lastColumn() < then.firstColumn();
    }
}
