package dev.unblock.recipes.refusal;

/** The hazards a recipe can see for itself, by their ids in the catalogue of hazards. */
public enum Hazard {
    H1("transaction is bound to its thread"),
    H3("security context is bound to its thread"),
    H4("logging context or thread local is bound to its thread"),
    H5("request context is bound to its thread"),
    H6("lazy loading needs its session"),
    H7("lock is held by its thread"),
    H8("exception type would change"),
    H9("order of reads and writes would change"),
    H10("order of side effects would change"),
    H11("interruption is how the work is told to stop"),
    H12("wait has no limit"),
    H14("web layer is not prepared for asynchronous handling"),
    H15("cache would hold futures"),
    H16("retry does not see asynchronous failures"),
    H17("call bypasses the proxy"),
    H18("method is asynchronous already"),
    H19("signature is fixed from outside"),
    H20("checked exception does not fit"),
    H22("tasks of one pool wait for each other"),
    H23("rejected work would be lost"),
    H24("default pool has no bound"),
    H25("virtual threads change the meaning of pools"),
    H26("an event loop must not wait"),
    H27("client would behave differently"),
    H29("asynchronous twin is missing or its name is taken"),
    H30("tests replace what would be changed");

    private final String title;

    Hazard(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
