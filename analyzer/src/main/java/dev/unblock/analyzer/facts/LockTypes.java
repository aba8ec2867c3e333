package dev.unblock.analyzer.facts;

import java.util.regex.Pattern;

/** Which types are locks that keep the threads of this process out: the JDK's, and others by their names. */
public final class LockTypes {

    private static final String JDK = "java.util.concurrent.locks.";
    private static final Pattern OF_MANY_PROCESSES =
            Pattern.compile("org\\.redisson\\..*|.*(Distributed|Redis|Zoo|Zk|Etcd|Database|Jdbc)\\w*Lock");

    private LockTypes() {}

    /** @param type with dots */
    public static boolean isLock(String type) {
        return type.startsWith(JDK)
                || type.endsWith("Lock") && !OF_MANY_PROCESSES.matcher(type).matches();
    }
}
