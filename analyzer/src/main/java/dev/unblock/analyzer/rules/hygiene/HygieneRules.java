package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.Rule;
import java.util.List;

/** The rules about what goes wrong around asynchronous code, in alphabetical order. */
public final class HygieneRules {

    private HygieneRules() {}

    public static List<Rule> all() {
        return List.of(
                new AlienCallUnderLock(),
                new AsyncFailureUnseen(),
                new AsyncMisplaced(),
                new AsyncReturnTypeNotFuture(),
                new BusyWait(),
                new ClassInitializationDeadlock(),
                new ConditionWaitOutsideLoop(),
                new ContextLostOnHop(),
                new ContextNotCleared(),
                new CpuWorkOnEventLoop(),
                new CpuWorkOnIoPool(),
                new ExecutorNeverShutDown(),
                new FutileCancel(),
                new HttpClientWithoutTimeout(),
                new LatchNotCountedDown(),
                new LockNotReleased(),
                new LockOrderInversion(),
                new LogContextInReactiveChain(),
                new LostFuture(),
                new MonitorMisused(),
                new MonitorStateExceptionCaught(),
                new NotifyInsteadOfNotifyAll(),
                new NullReturnedAsFuture(),
                new PollingInsteadOfCallback(),
                new ProxiedMethodNotOverridable(),
                new ProxySeesOnlyFuture(),
                new ProxySelfInvocation(),
                new ReactiveChainNotSubscribed(),
                new RemoteCallInTransaction(),
                new ResourceClosedBeforeAsyncUse(),
                new ResourceEndedOnAnotherThread(),
                new RetryOfNonIdempotentCall(),
                new ScheduledMethodWithParameters(),
                new ScheduledTaskDiesSilently(),
                new SchedulingHint(),
                new ShutdownCutsRequests(),
                new ShutdownDoesNotWait(),
                new SleepInLoop(),
                new StaleSuppression(),
                new SwallowedAsyncException(),
                new SwallowedInterrupt(),
                new ThreadAsRunnable(),
                new ThreadLocalNotRemoved(),
                new ThreadNeverStarted(),
                new ThreadPoolMisconfigured(),
                new ThreadRunCalled(),
                new ThreadStopped(),
                new TimedWaitResultIgnored(),
                new TransactionEndsBeforeFuture(),
                new TransactionLeftByTask(),
                new UnbalancedLock(),
                new UnlockOnAnotherThread(),
                new UrlAsKey(),
                new WaitInCompletionStage(),
                new WaitNobodyEnds(),
                new WaitOnCpuPool(),
                new WaitUnderLock(),
                new WaitWithoutTimeout());
    }
}
