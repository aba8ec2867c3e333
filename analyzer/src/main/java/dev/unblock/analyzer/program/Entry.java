package dev.unblock.analyzer.program;

import dev.unblock.model.ThreadContext;
import java.util.Optional;

/** A method that a framework or the JVM calls, by number. */
record Entry(int method, String kind, ThreadContext thread, Optional<String> route) {}
