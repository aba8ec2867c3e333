package dev.unblock.analyzer.blocking;

import java.util.Arrays;
import java.util.Optional;

/** What a thread waits for. */
public enum Kind {
    HTTP("http", Group.REMOTE),
    GRPC("grpc", Group.REMOTE),
    MESSAGING("messaging", Group.REMOTE),
    REDIS("redis", Group.REMOTE),
    GRID("grid", Group.REMOTE),
    SEARCH("search", Group.REMOTE),
    CLOUD("cloud", Group.REMOTE),
    MAIL("mail", Group.REMOTE),
    LDAP("ldap", Group.REMOTE),
    FTP("ftp", Group.REMOTE),
    SOCKET("socket", Group.REMOTE),
    DNS("dns", Group.REMOTE),
    JDBC("jdbc", Group.DATABASE),
    JPA("jpa", Group.DATABASE),
    DATA("data", Group.DATABASE),
    MONGO("mongo", Group.DATABASE),
    FILE("file", Group.FILE),
    CONSOLE("console", Group.FILE),
    PROCESS("process", Group.PROCESS),
    SLEEP("sleep", Group.SLEEP),
    FUTURE("future", Group.TASK),
    JOIN("join", Group.TASK),
    LATCH("latch", Group.TASK),
    QUEUE("queue", Group.TASK),
    SYNC_BRIDGE("sync-bridge", Group.TASK),
    LOCK("lock", Group.LOCK),
    /** Somebody declared that it blocks, by an annotation. */
    DECLARED("declared", Group.REMOTE),
    /** Does not wait: silences a wider row. */
    NONE("none", Group.NOTHING);

    private final String label;
    private final Group group;

    Kind(String label, Group group) {
        this.label = label;
        this.group = group;
    }

    public String label() {
        return label;
    }

    public Group group() {
        return group;
    }

    static Optional<Kind> of(String label) {
        return Arrays.stream(values()).filter(k -> k.label.equals(label)).findFirst();
    }

    /** Kinds that are cured alike. */
    public enum Group {
        REMOTE,
        DATABASE,
        FILE,
        PROCESS,
        SLEEP,
        TASK,
        LOCK,
        NOTHING;

        /** Somebody outside this process is waited for, for as long as it likes. */
        public boolean leavesTheProcess() {
            return this == REMOTE || this == DATABASE;
        }
    }
}
