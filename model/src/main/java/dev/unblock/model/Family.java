package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The four families of findings. */
public enum Family {
    /** A thread waits. */
    BLOCKING("blocking"),
    /** State that several threads change without a guard. */
    SHARED_STATE("shared-state"),
    /** Work handed out without a limit. */
    FAN_OUT("fan-out"),
    /** Asynchronous code that loses results, errors, interrupts or resources. */
    HYGIENE("hygiene");

    private final String label;

    Family(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
