package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.inspection.Rule;
import java.util.List;

/** The rules about which thread waits, in alphabetical order. */
public final class BlockingRules {

    private BlockingRules() {}

    public static List<Rule> all() {
        return List.of(
                new BlockingCall(),
                new BlockingCallInCommonPool(),
                new BlockingCallInListener(),
                new BlockingCallInPool(),
                new BlockingCallInScheduler(),
                new BlockingCallOnEventLoop(),
                new DatabaseCallInRequest(),
                new FileAccessInRequest(),
                new LockWaitInRequest(),
                new PinnedVirtualThread(),
                new ProcessWaitInRequest(),
                new RemoteCallInRequest(),
                new SequentialRemoteCalls(),
                new SleepInRequest(),
                new WaitForFutureInRequest());
    }
}
