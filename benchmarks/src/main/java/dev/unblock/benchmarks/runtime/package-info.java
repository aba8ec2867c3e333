/**
 * Holds the analysis against reality: runs an application's own tests with everything that waits recorded, and asks of each
 * application line that was seen waiting whether a finding explains it. The door is {@code RuntimeCheck}.
 */
@NullMarked
package dev.unblock.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
