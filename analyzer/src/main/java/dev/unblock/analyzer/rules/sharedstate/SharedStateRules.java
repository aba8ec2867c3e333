package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.inspection.Rule;
import java.util.List;

/** The rules about what threads share, in alphabetical order. */
public final class SharedStateRules {

    private SharedStateRules() {}

    public static List<Rule> all() {
        return List.of(
                new CheckThenActOnAtomic(),
                new CheckThenActOnCollection(),
                new CheckThenActOnMap(),
                new CheckThenActOnMonitor(),
                new CheckThenActOnSession(),
                new ConfigurationChangedAtRunTime(),
                new ContendedRandom(),
                new DataRace(),
                new DifferentLocksForOneField(),
                new DoubleCheckedLocking(),
                new EmptySynchronizedBlock(),
                new GuardedByViolated(),
                new InconsistentSynchronization(),
                new InternalStateExposed(),
                new LazyEntityCrossesThread(),
                new LockOnUnsuitableObject(),
                new MutableEnum(),
                new MutableFieldInImmutable(),
                new MutableFieldInSingleton(),
                new MutableObjectInApplicationScope(),
                new MutableStaticField(),
                new MutableValueInConcurrentMap(),
                new NonAtomicLong(),
                new NonAtomicUpdate(),
                new NonFinalFieldInThreadSafe(),
                new NonVolatileStopFlag(),
                new NotThreadSafeObjectShared(),
                new OptimisticReadNotValidated(),
                new PrototypeInSingleton(),
                new PublicMutableStatic(),
                new PublicStaticCollection(),
                new PublishedBeforeComplete(),
                new RequestDataInSingleton(),
                new SessionObjectChanged(),
                new SharedCollectionFilledInParallel(),
                new StaleRead(),
                new StaticFieldUnderInstanceLock(),
                new SynchronizedCollectionIteration(),
                new SynchronizedSerialization(),
                new TaskFieldSetUnguarded(),
                new ThisEscapesConstructor(),
                new ThreadLocalPerInstance(),
                new ThreadLocalRandomKept(),
                new ThreadStartedInConstructor(),
                new UiChangedOnOtherThread(),
                new UnsafeArrayInSingleton(),
                new UnsafeCollectionInSingleton(),
                new UnsafeLazyInitialization(),
                new UnsuitableFieldUpdater(),
                new UnsuitableGuard(),
                new UnsynchronizedOverride(),
                new VolatileArray(),
                new VolatileReadTwice(),
                new WriteUnderReadLock());
    }
}
