/**
 * Offers requests at a fixed rate, whatever the answers, and counts what comes back.
 *
 * <p>Open loop: every request has an intended start, and its latency is counted from there, so that a slow server cannot
 * slow the load down and hide it.
 */
@NullMarked
package dev.unblock.benchmarks.load;

import org.jspecify.annotations.NullMarked;
