package dev.unblock.analyzer.recording;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a thread waited for, by the event the JVM records for it. */
public enum WaitKind {
    SLEEP("jdk.ThreadSleep"),
    /** Futures, locks of {@code java.util.concurrent}, blocking queues. */
    PARK("jdk.ThreadPark"),
    MONITOR_ENTER("jdk.JavaMonitorEnter"),
    MONITOR_WAIT("jdk.JavaMonitorWait"),
    SOCKET_READ("jdk.SocketRead"),
    SOCKET_WRITE("jdk.SocketWrite"),
    FILE_READ("jdk.FileRead"),
    FILE_WRITE("jdk.FileWrite"),
    FILE_FORCE("jdk.FileForce"),
    /** A virtual thread that held its carrier while it waited. */
    PINNED("jdk.VirtualThreadPinned"),
    /** A method that was traced because it waits (JDK 25): seen even where its wait causes no event of its own. */
    TRACED("jdk.MethodTrace");

    private static final Map<String, WaitKind> BY_EVENT =
            Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.event, Function.identity()));

    private final String event;

    WaitKind(String event) {
        this.event = event;
    }

    static Optional<WaitKind> ofEvent(String name) {
        return Optional.ofNullable(BY_EVENT.get(name));
    }

    /** Whether loading a class causes such events too, so that they must be told from the application's own. */
    boolean mayBeClassLoading() {
        return switch (this) {
            case MONITOR_ENTER, MONITOR_WAIT, FILE_READ, FILE_WRITE, FILE_FORCE, TRACED -> true;
            case SLEEP, PARK, SOCKET_READ, SOCKET_WRITE, PINNED -> false;
        };
    }
}
