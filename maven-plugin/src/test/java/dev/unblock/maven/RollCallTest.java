package dev.unblock.maven;

import static dev.unblock.maven.RollCall.Answer.SKIPS;
import static dev.unblock.maven.RollCall.Answer.WANTS;
import static dev.unblock.maven.RollCall.State.COMPLETE;
import static dev.unblock.maven.RollCall.State.NOT_WANTED;
import static dev.unblock.maven.RollCall.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

class RollCallTest {

    private static final Set<String> THREE = Set.of("parent", "remote", "web");

    private final SessionData session = new DefaultSessionData();
    private final RollCall rollCall = RollCall.in(session, "analyze");

    @Test
    void completesWithTheLastModuleWhateverTheOrder() {
        assertThat(rollCall.answer("web", WANTS, THREE)).isEqualTo(WAITING);
        assertThat(rollCall.answer("parent", WANTS, THREE)).isEqualTo(WAITING);
        assertThat(rollCall.answer("remote", WANTS, THREE)).isEqualTo(COMPLETE);
    }

    @Test
    void isSharedByAllThatAskTheSessionForIt() {
        rollCall.answer("parent", WANTS, THREE);
        RollCall.in(session, "analyze").answer("remote", WANTS, THREE);

        assertThat(RollCall.in(session, "analyze").answer("web", WANTS, THREE)).isEqualTo(COMPLETE);
    }

    @Test
    void keepsExecutionsApart() {
        rollCall.answer("parent", WANTS, THREE);
        rollCall.answer("remote", WANTS, THREE);

        assertThat(RollCall.in(session, "check").answer("web", WANTS, THREE)).isEqualTo(WAITING);
    }

    @Test
    void worksForThoseWhoWantWhenTheLastOneSkips() {
        rollCall.answer("parent", WANTS, THREE);
        rollCall.answer("remote", SKIPS, THREE);

        assertThat(rollCall.answer("web", SKIPS, THREE)).isEqualTo(COMPLETE);
    }

    @Test
    void doesNothingWhenAllSkip() {
        rollCall.answer("parent", SKIPS, THREE);
        rollCall.answer("remote", SKIPS, THREE);

        assertThat(rollCall.answer("web", SKIPS, THREE)).isEqualTo(NOT_WANTED);
    }

    @Test
    void isNotCompletedByAModuleThatComesTwice() {
        rollCall.answer("parent", WANTS, THREE);
        rollCall.answer("web", WANTS, THREE);

        assertThat(rollCall.answer("web", WANTS, THREE)).isEqualTo(WAITING);
    }

    @Test
    void startsAnewAfterItsCompletion() {
        Set<String> one = Set.of("alone");

        assertThat(rollCall.answer("alone", WANTS, one)).isEqualTo(COMPLETE);
        assertThat(rollCall.answer("alone", SKIPS, one)).isEqualTo(NOT_WANTED);
    }

    @Test
    void completesOnceWhenModulesComeAtTheSameTime() throws Exception {
        Set<String> modules =
                IntStream.range(0, 64).mapToObj(i -> "module-" + i).collect(Collectors.toSet());
        ExecutorService builders = Executors.newFixedThreadPool(8);
        try {
            List<Future<RollCall.State>> states = builders.invokeAll(modules.stream()
                    .map(module -> (java.util.concurrent.Callable<RollCall.State>)
                            () -> RollCall.in(session, "parallel").answer(module, WANTS, modules))
                    .toList());
            int complete = 0;
            for (Future<RollCall.State> state : states) {
                complete += state.get() == COMPLETE ? 1 : 0;
            }
            assertThat(complete).isOne();
        } finally {
            builders.shutdownNow();
        }
    }
}
