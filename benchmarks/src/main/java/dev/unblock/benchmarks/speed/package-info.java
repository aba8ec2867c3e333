/**
 * Unblock's speed beside other tools that read the same code: whole processes, in turn, in one run.
 *
 * <p>The door is {@link dev.unblock.benchmarks.speed.SpeedBenchmark}. {@link dev.unblock.benchmarks.speed.Corpus} says what is
 * read, {@code Engine} who reads it, {@code Series} holds what was measured and {@code SpeedTable} writes it down.
 */
@NullMarked
package dev.unblock.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
