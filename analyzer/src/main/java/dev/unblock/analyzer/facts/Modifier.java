package dev.unblock.analyzer.facts;

/** Modifiers of types, methods and fields; {@code SYNTHETIC} stands for what the compiler added. */
public enum Modifier {
    PUBLIC,
    PROTECTED,
    PRIVATE,
    STATIC,
    FINAL,
    ABSTRACT,
    SYNCHRONIZED,
    VOLATILE,
    TRANSIENT,
    NATIVE,
    DEFAULT,
    SYNTHETIC
}
