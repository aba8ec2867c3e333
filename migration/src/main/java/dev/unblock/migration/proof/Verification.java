package dev.unblock.migration.proof;

/** How much is proven of every step. */
public enum Verification {
    /** Nothing. */
    NONE,
    /** It compiles, tests included. */
    COMPILE,
    /** It compiles and every test that passed before passes. */
    TEST
}
