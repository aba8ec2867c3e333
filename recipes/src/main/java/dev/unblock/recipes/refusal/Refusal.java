package dev.unblock.recipes.refusal;

/** Why a place is left alone, what was seen there, and what would make the change safe. */
public record Refusal(Hazard hazard, String evidence, String whatWouldUnblock) {}
