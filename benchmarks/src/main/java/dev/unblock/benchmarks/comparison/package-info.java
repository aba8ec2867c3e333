/**
 * Compares states of one application under the same load in one run: interleaved rounds, medians, a forecast beside each
 * measured figure, and rules that void the whole when the machine was not fit to measure.
 *
 * <p>The door is {@link dev.unblock.benchmarks.comparison.BeforeAfter}.
 */
@NullMarked
package dev.unblock.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
