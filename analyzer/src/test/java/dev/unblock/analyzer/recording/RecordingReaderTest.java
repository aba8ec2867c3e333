package dev.unblock.analyzer.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.acme.shop.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {

    private static final ApplicationCode SHOP = ApplicationCode.inPackage("com.acme.shop");

    @TempDir
    static Path folder;

    private static Path recording;
    private static Instant middle;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        recording = folder.resolve("waits.jfr");
        try (Recording waits = new Recording()) {
            waits.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO).withStackTrace();
            waits.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(1)).withStackTrace();
            waits.enable("jdk.ActiveSetting");
            waits.start();
            run("http-nio-8080-exec-1", Orders::load);
            run("http-nio-8080-exec-2", Orders::load);
            middle = Instant.now();
            run("mail-1", Orders::park);
            run("idle-1", RecordingReaderTest::waitOutsideTheApplication);
            waits.stop();
            waits.dump(recording);
        }
    }

    @Test
    void addsUpWaitsOfOneLineOnOneKindOfThread() throws IOException {
        BlockedTime time = new RecordingReader(SHOP).read(recording);

        assertThat(time.frames())
                .extracting(
                        BlockedFrame::method,
                        BlockedFrame::file,
                        BlockedFrame::line,
                        BlockedFrame::kind,
                        BlockedFrame::threads,
                        BlockedFrame::threadGroup,
                        BlockedFrame::count)
                .contains(tuple(
                        "com.acme.shop.Orders#load",
                        "com/acme/shop/Orders.java",
                        lineOf("// waits"),
                        WaitKind.SLEEP,
                        ThreadKind.REQUEST,
                        "http-nio-exec",
                        2L));
    }

    @Test
    void sleepsAreAtLeastAsLongAsAsked() throws IOException {
        assertThat(new RecordingReader(SHOP).read(recording).millis(ThreadKind.REQUEST))
                .isGreaterThanOrEqualTo(59);
    }

    @Test
    void namesTheMethodThatALambdaIsIn() throws IOException {
        assertThat(new RecordingReader(SHOP).read(recording).frames())
                .filteredOn(frame -> frame.threads() == ThreadKind.OTHER)
                .extracting(BlockedFrame::method, BlockedFrame::kind, BlockedFrame::threadGroup)
                .containsExactly(tuple("com.acme.shop.Orders#park", WaitKind.PARK, "mail"));
    }

    @Test
    void leavesThreadsWithoutApplicationCodeOut() throws IOException {
        assertThat(new RecordingReader(SHOP).read(recording).frames())
                .extracting(BlockedFrame::threadGroup)
                .doesNotContain("idle");
    }

    @Test
    void splitsTheRecordingIntoWindows() throws IOException {
        Window first = new Window(Instant.EPOCH, middle);
        Window second = new Window(middle, Instant.now().plusSeconds(60));

        Map<Window, BlockedTime> times = new RecordingReader(SHOP).read(recording, List.of(first, second));

        assertThat(times.get(first).millis(ThreadKind.OTHER)).isZero();
        assertThat(times.get(second).millis(ThreadKind.OTHER)).isPositive();
        assertThat(times.get(first).millis(ThreadKind.REQUEST)).isPositive();
        assertThat(times.get(second).millis(ThreadKind.REQUEST)).isZero();
    }

    @Test
    void saysThatAThresholdHidesWaits() throws IOException {
        assertThat(new RecordingReader(SHOP).read(recording).limits())
                .singleElement()
                .asString()
                .contains("PARK under 1 ms")
                .doesNotContain("SLEEP");
    }

    private static int lineOf(String marker) throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/test/java/com/acme/shop/Orders.java"));
        return 1
                + IntStream.range(0, source.size())
                        .filter(i -> source.get(i).endsWith(marker))
                        .findFirst()
                        .orElseThrow();
    }

    private static void waitOutsideTheApplication() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String threadName, Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, threadName);
        thread.start();
        thread.join();
    }
}
