package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.rules.Findings.Found;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All rules, in alphabetical order, and the one way to run them. */
public final class RuleCatalog {

    private static final List<Rule> RULES = List.of(
            new AsyncOnDefaultExecutor(),
            new AsyncReturnTypeNotFuture(),
            new AsyncWithoutExecutor(),
            new BlockingCall(),
            new BlockingCallInCommonPool(),
            new BlockingCallInListener(),
            new BlockingCallInPool(),
            new BlockingCallInScheduler(),
            new BlockingCallOnEventLoop(),
            new BlockingParallelStream(),
            new CheckThenActOnMap(),
            new ConditionWaitOutsideLoop(),
            new ContextLostOnHop(),
            new DatabaseCallInRequest(),
            new DoubleCheckedLocking(),
            new ExecutorNeverShutDown(),
            new ExecutorPerCall(),
            new FileAccessInRequest(),
            new HttpClientWithoutTimeout(),
            new InconsistentSynchronization(),
            new LazyEntityCrossesThread(),
            new LockOnUnsuitableObject(),
            new LockOrderInversion(),
            new LockWaitInRequest(),
            new LostFuture(),
            new MutableFieldInSingleton(),
            new MutableStaticField(),
            new NestedSubmission(),
            new NonAtomicUpdate(),
            new NonVolatileStopFlag(),
            new NotThreadSafeObjectShared(),
            new NullReturnedAsFuture(),
            new OverlappingScheduledJob(),
            new PinnedVirtualThread(),
            new ProcessWaitInRequest(),
            new ProxiedMethodNotOverridable(),
            new ProxySelfInvocation(),
            new PublicMutableStatic(),
            new QueryInLoop(),
            new ReactiveChainNotSubscribed(),
            new RemoteCallInLoop(),
            new RemoteCallInRequest(),
            new RemoteCallInTransaction(),
            new RetryWithoutBackoff(),
            new SequentialRemoteCalls(),
            new SharedCollectionFilledInParallel(),
            new SleepInLoop(),
            new SleepInRequest(),
            new SwallowedAsyncException(),
            new SwallowedInterrupt(),
            new SynchronizedCollectionIteration(),
            new TaskPerElement(),
            new ThreadLocalNotRemoved(),
            new ThreadPerTask(),
            new ThreadRunCalled(),
            new ThreadStartedInConstructor(),
            new TransactionEndsBeforeFuture(),
            new UnboundedCache(),
            new UnboundedQueue(),
            new UnboundedReactiveBuffer(),
            new UnboundedThreadPool(),
            new UnsafeCollectionInSingleton(),
            new UnsafeLazyInitialization(),
            new UnsynchronizedOverride(),
            new WaitForFutureInRequest(),
            new WaitUnderLock(),
            new WaitWithoutTimeout());

    private RuleCatalog() {}

    public static List<Rule> rules() {
        return RULES;
    }

    public static Optional<Rule> rule(String name) {
        return RULES.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The rule's page, as Markdown. */
    public static Optional<String> page(String name) {
        try (InputStream in = RuleCatalog.class.getResourceAsStream(name + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What all rules find in the program, with what it costs; findings sorted by file, line, rule and id.
     *
     * @param paths how many paths at most are shown for each
     */
    public static Inspected inspect(Program program, Catalogue catalogue, LibraryWaits libraries, int paths) {
        Inspection inspection = Inspection.of(program, catalogue, libraries);
        Findings findings = Findings.of(program, paths);
        List<Found> found = RULES.stream()
                .flatMap(rule -> findings.of(rule, rule.inspect(inspection)))
                .sorted(Comparator.comparing(
                        Found::finding,
                        Comparator.comparing(Finding::file)
                                .thenComparing(Finding::line)
                                .thenComparing(Finding::rule)
                                .thenComparing(Finding::id)))
                .toList();
        return Ranks.of(inspection, found);
    }
}
