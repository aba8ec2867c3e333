package dev.unblock.reports.insight;

/** A score in words. */
public enum Standing {
    READY("Ready", 90),
    NEARLY_READY("Nearly ready", 70),
    HELD_BACK("Held back by waiting", 40),
    BLOCKED("Blocked in many places", 0);

    private final String words;
    private final int from;

    Standing(String words, int from) {
        this.words = words;
        this.from = from;
    }

    public static Standing of(int score) {
        for (Standing standing : values()) {
            if (score >= standing.from) {
                return standing;
            }
        }
        return BLOCKED;
    }

    public String words() {
        return words;
    }

    /** The lowest score that stands so. */
    public int from() {
        return from;
    }
}
