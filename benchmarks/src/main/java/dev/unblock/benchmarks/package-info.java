/**
 * The whole line once on the sample application, and its measurement before and after.
 *
 * <p>{@link dev.unblock.benchmarks.Main} is the only door.
 */
@NullMarked
package dev.unblock.benchmarks;

import org.jspecify.annotations.NullMarked;
