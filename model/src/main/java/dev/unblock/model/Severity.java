package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How bad a finding is, worst first. */
public enum Severity {
    CRITICAL("critical"),
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low"),
    INFO("info");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
