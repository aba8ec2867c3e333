package dev.unblock.analyzer.recording;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedFrame;

/** On what occasion a line of the application waited, as the stack tells. */
public enum Occasion {
    /** The program did what it is there for. */
    WORK,
    /** It was starting: waits once, and is nobody's request. */
    START,
    /** It wrote to its log; where logs go is a matter of settings, not of the line. */
    LOGGING,
    /** The server below it read the request or wrote the answer. */
    SERVING,
    /** A transaction around what the line calls began or ended: part of what that call waits for. */
    TRANSACTION,
    /** A thread that the application started for a queue's work had none: nobody waits for it. */
    IDLE;

    private static final List<String> STARTERS = List.of(
            "org.springframework.boot.SpringApplication#run",
            "org.springframework.context.support.AbstractApplicationContext#refresh",
            "org.springframework.boot.test.context.SpringBootContextLoader#loadContext");
    private static final List<String> LOGGERS = List.of(
            "ch.qos.logback.",
            "org.apache.logging.",
            "org.slf4j.",
            "java.util.logging.",
            "org.apache.commons.logging.");
    private static final List<String> SERVERS = List.of(
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.eclipse.jetty.server.",
            "io.undertow.",
            "org.springframework.mock.web.");
    private static final List<String> TRANSACTIONS =
            List.of("org.springframework.transaction.support.AbstractPlatformTransactionManager");
    private static final List<String> TEST_RUNNERS = List.of("org.junit.", "org.testng.");
    private static final Set<String> TAKING = Set.of("take", "poll", "takeFirst", "pollFirst");
    private static final String LAMBDA = "$$Lambda";
    private static final Set<String> THREADS = Set.of("java.lang.Thread", "java.lang.VirtualThread");
    private static final String STARTING_THREAD = "main";
    private static final String CLASS_INITIALISER = "<clinit>";

    /**
     * Reads a stack.
     *
     * @param application place of the application's innermost frame in it
     * @param code tells the application's frames further out
     */
    static Occasion of(List<RecordedFrame> stack, int application, String thread, ApplicationCode code) {
        List<RecordedFrame> outside = stack.subList(application, stack.size());
        boolean tested = any(outside, frame -> begins(frame, TEST_RUNNERS));
        if (any(outside, Occasion::starts) || thread.equals(STARTING_THREAD) && !tested) {
            return START;
        }
        List<RecordedFrame> inside = stack.subList(0, application);
        if (any(inside, frame -> begins(frame, LOGGERS))) {
            return LOGGING;
        }
        if (any(inside, frame -> begins(frame, SERVERS))) {
            return SERVING;
        }
        if (any(inside, frame -> begins(frame, TRANSACTIONS))) {
            return TRANSACTION;
        }
        return any(inside, Occasion::takesFromQueue) && isThreadOfItsOwn(outside, code) ? IDLE : WORK;
    }

    private static boolean takesFromQueue(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.startsWith("java.util.concurrent.")
                && (type.endsWith("Queue") || type.endsWith("Deque"))
                && TAKING.contains(frame.getMethod().getName());
    }

    /** Nobody but the application is on the stack: no server, framework or executor calls it. */
    private static boolean isThreadOfItsOwn(List<RecordedFrame> outside, ApplicationCode code) {
        return outside.stream()
                .filter(RecordedFrame::isJavaFrame)
                .map(frame -> frame.getMethod().getType().getName())
                .allMatch(type -> code.owns(type) || THREADS.contains(type) || type.contains(LAMBDA));
    }

    private static boolean any(List<RecordedFrame> frames, Predicate<RecordedFrame> condition) {
        return frames.stream().filter(RecordedFrame::isJavaFrame).anyMatch(condition);
    }

    private static boolean starts(RecordedFrame frame) {
        String method = frame.getMethod().getName();
        return method.equals(CLASS_INITIALISER)
                || STARTERS.contains(frame.getMethod().getType().getName() + "#" + method);
    }

    private static boolean begins(RecordedFrame frame, List<String> prefixes) {
        String type = frame.getMethod().getType().getName();
        return prefixes.stream().anyMatch(type::startsWith);
    }
}
