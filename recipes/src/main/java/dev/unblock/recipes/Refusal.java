package dev.unblock.recipes;

/** Why a place is left alone, what was seen there, and what would make the change safe. */
record Refusal(Hazard hazard, String evidence, String whatWouldUnblock) {}
