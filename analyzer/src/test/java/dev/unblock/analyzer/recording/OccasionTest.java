package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.acme.shop.Opening;
import com.acme.shop.Orders;
import com.acme.shop.Printer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OccasionTest {

    @TempDir
    private Path folder;

    @Test
    void takesWhatATestDoesForWork() throws Exception {
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName("main");
        try {
            assertThat(occasions(Orders::load)).containsExactly(tuple("com.acme.shop.Orders#load", Occasion.WORK));
        } finally {
            Thread.currentThread().setName(name);
        }
    }

    @Test
    void takesTheMainThreadForTheStart() throws Exception {
        assertThat(occasions(() -> run("main", Orders::load)))
                .containsExactly(tuple("com.acme.shop.Orders#load", Occasion.START));
    }

    @Test
    void takesStaticInitialisersForTheStart() throws Exception {
        assertThat(occasions(() -> run("exec-1", Opening::time)))
                .containsExactly(tuple("com.acme.shop.Opening#<clinit>", Occasion.START));
    }

    @Test
    void takesAThreadWithoutWorkForIdle() throws Exception {
        assertThat(occasions(() -> run("printer", Printer::runOnce)))
                .containsExactly(tuple("com.acme.shop.Printer#runOnce", Occasion.IDLE));
    }

    @Test
    void takesWaitingForAnAnswerInAQueueForWork() throws Exception {
        assertThat(occasions(Printer::runOnce)).containsExactly(tuple("com.acme.shop.Printer#runOnce", Occasion.WORK));
    }

    private List<org.assertj.core.groups.Tuple> occasions(Runnable work) throws IOException {
        Path file = folder.resolve("waits.jfr");
        try (Recording waits = new Recording()) {
            waits.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO).withStackTrace();
            waits.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(10)).withStackTrace();
            waits.start();
            work.run();
            waits.stop();
            waits.dump(file);
        }
        return new RecordingReader(ApplicationCode.inPackage("com.acme.shop"))
                .read(file).frames().stream()
                        .map(frame -> tuple(frame.method(), frame.occasion()))
                        .toList();
    }

    private static void run(String threadName, Runnable work) {
        Thread thread = new Thread(work, threadName);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
