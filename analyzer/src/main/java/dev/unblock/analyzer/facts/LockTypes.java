package dev.unblock.analyzer.facts;

import java.util.Set;
import java.util.regex.Pattern;

/** Which types are locks that keep the threads of this process out: the JDK's, and others by their names. */
public final class LockTypes {

    private static final String JDK = "java.util.concurrent.locks.";
    private static final Pattern OF_MANY_PROCESSES =
            Pattern.compile("org\\.redisson\\..*|.*(Distributed|Redis|Zoo|Zk|Etcd|Database|Jdbc)\\w*Lock");

    private static final Set<String> WAITS_FOR_IT = Set.of("lock", "lockInterruptibly");

    private LockTypes() {}

    /** @param type with dots */
    public static boolean isLock(String type) {
        return type.startsWith(JDK)
                || type.endsWith("Lock") && !OF_MANY_PROCESSES.matcher(type).matches();
    }

    /** Whether a lock's method of this name takes it, or tries to. */
    public static boolean takes(String method) {
        return waitsForIt(method) || method.equals("tryLock");
    }

    /** Whether a lock's method of this name returns only once the lock is taken. */
    public static boolean waitsForIt(String method) {
        return WAITS_FOR_IT.contains(method);
    }
}
