package dev.unblock.model;

/**
 * What a result was made with: two results of one rule set differ because the projects do.
 *
 * @param rules how many
 * @param digest SHA-256, in hexadecimal, of the rules' names and pages, the catalogue of what blocks, the tables of how
 *     frameworks run things, and the rows that the user added
 */
public record RuleSet(int rules, String digest) {}
