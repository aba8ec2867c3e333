/** Starts, watches and stops the processes of a measurement, and watches the machine they share. */
@NullMarked
package dev.unblock.benchmarks.process;

import org.jspecify.annotations.NullMarked;
