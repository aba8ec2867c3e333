package dev.unblock.benchmarks.speed;

/** What Unblock may know of earlier runs. */
enum UnblockState {
    COLD("Unblock, cold", "all rules, nothing cached; writes the cache"),
    WARM("Unblock, cache warm", "nothing changed since the run before: reads all files, writes the kept result"),
    ONE_FILE_CHANGED("Unblock, one file changed", "all rules again, after one source was changed and compiled");

    private final String title;
    private final String work;

    UnblockState(String title, String work) {
        this.title = title;
        this.work = work;
    }

    String title() {
        return title;
    }

    String work() {
        return work;
    }
}
