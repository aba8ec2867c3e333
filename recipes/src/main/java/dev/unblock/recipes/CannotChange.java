package dev.unblock.recipes;

/** Leaves the middle of a change that turned out to be unsafe, with the reason; nothing has been changed yet. */
final class CannotChange extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    CannotChange(Hazard hazard, String evidence, String whatWouldUnblock) {
        super(evidence);
        this.refusal = new Refusal(hazard, evidence, whatWouldUnblock);
    }

    Refusal refusal() {
        return refusal;
    }
}
