package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.Value;

/** A value and the method in which it means something. */
record Located(int method, Value value) {}
