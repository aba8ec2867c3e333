package dev.unblock.recipes.refusal;

import java.util.Optional;

/** Leaves the middle of a change that turned out to be unsafe, with the reason; nothing has been changed yet. */
public final class CannotChange extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public CannotChange(Hazard hazard, String evidence, String whatWouldUnblock) {
        super(evidence);
        this.refusal = new Refusal(hazard, evidence, whatWouldUnblock);
    }

    /** Leaves when there is a reason. */
    public static void because(Optional<Refusal> reason) throws CannotChange {
        if (reason.isPresent()) {
            Refusal why = reason.get();
            throw new CannotChange(why.hazard(), why.evidence(), why.whatWouldUnblock());
        }
    }

    public Refusal refusal() {
        return refusal;
    }
}
