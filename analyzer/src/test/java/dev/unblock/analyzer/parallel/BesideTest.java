package dev.unblock.analyzer.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class BesideTest {

    @Test
    void letsItsGiverGoOn() {
        CountDownLatch asked = new CountDownLatch(1);
        Beside<String> work = Beside.begin("work", () -> {
            await(asked);
            return "done";
        });

        asked.countDown();

        assertThat(work.result()).isEqualTo("done");
    }

    @Test
    void throwsWhatTheWorkThrew() {
        Beside<String> wrong = Beside.begin("wrong", () -> {
            throw new UsageException("no such file");
        });
        Beside<String> deep = Beside.begin("deep", () -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(wrong::result).isInstanceOf(UsageException.class).hasMessage("no such file");
        assertThatThrownBy(deep::result).isInstanceOf(StackOverflowError.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
