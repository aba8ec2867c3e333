package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.Rule;
import java.util.List;

/** The rules about how much is started at once, in alphabetical order. */
public final class FanOutRules {

    private FanOutRules() {}

    public static List<Rule> all() {
        return List.of(
                new AsyncOnDefaultExecutor(),
                new AsyncWithoutExecutor(),
                new BlockingParallelStream(),
                new ClientPerCall(),
                new ExecutorPerCall(),
                new HttpClientWithoutPoolLimit(),
                new LimitPerCall(),
                new NestedRetry(),
                new NestedSubmission(),
                new OverlappingScheduledJob(),
                new ParallelStreamOnCommonPool(),
                new PoolSmallerThanCallers(),
                new QueryInLoop(),
                new RecursiveSubmission(),
                new RemoteCallInLoop(),
                new RetryWithoutBackoff(),
                new TaskPerElement(),
                new ThreadPerTask(),
                new UnboundedAllOf(),
                new UnboundedCache(),
                new UnboundedFlatMap(),
                new UnboundedQueue(),
                new UnboundedReactiveBuffer(),
                new UnboundedThreadPool());
    }
}
