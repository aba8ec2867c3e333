package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How sure the analysis is that a finding is true. */
public enum Confidence {
    /** Types and paths are known exactly. */
    HIGH("high"),
    /** Something on the way was approximated, e.g. a dispatch with several targets. */
    MEDIUM("medium"),
    /** A guess worth reading, e.g. from imports alone. */
    LOW("low");

    private final String label;

    Confidence(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
